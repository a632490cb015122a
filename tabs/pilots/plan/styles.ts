import { makeStyles, tokens } from '@fluentui/react-components';

/** What the forms of pilots have in common. */
export const useFormStyles = makeStyles({
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  section: { display: 'grid', gap: '12px', alignContent: 'start', minWidth: 0 },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  text: { margin: 0 },
  pair: {
    alignItems: 'start',
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(136px, 100%), 1fr))',
    gap: '12px',
  },
  // Fluent's fields grow with their text; with large text they would be wider than a phone.
  wide: { minWidth: 0, width: '100%' },
  grows: { fieldSizing: 'content', minHeight: '52px', maxHeight: '240px' },
});
