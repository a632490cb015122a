import { makeStyles, tokens } from '@fluentui/react-components';

export const useTurnStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  small: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  // Between other words a link must not be told by its colour alone.
  link: { textDecorationLine: 'underline', textUnderlineOffset: '3px' },
  // What is asked of the reader, below the quieter words of a row.
  asked: { marginBlockStart: '4px' },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  // The form belongs to the row above it.
  form: { display: 'grid', gap: '12px', maxWidth: '480px', padding: '8px 0 12px' },
});
