import { makeStyles, tokens } from '@fluentui/react-components';

/** What the parts of the session's page have in common. */
export const usePageStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  small: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  text: { margin: 0, whiteSpace: 'pre-wrap' },
  facts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px', margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  screen: { '@media print': { display: 'none' } },
});
