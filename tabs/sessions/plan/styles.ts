import { makeStyles, tokens } from '@fluentui/react-components';

/** What the planning pages and sheets have in common. */
export const usePlanStyles = makeStyles({
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: '20px',
    fontWeight: tokens.fontWeightSemibold,
  },
  section: { display: 'grid', gap: '12px', alignContent: 'start', minWidth: 0 },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
  },
  text: { margin: 0 },
});
