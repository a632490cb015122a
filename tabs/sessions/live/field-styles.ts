import { makeStyles, tokens } from '@fluentui/react-components';

/** How fields look in a narrow column, such as the panel's. */
export const useFieldStyles = makeStyles({
  field: {
    width: '100%',
    minHeight: '32px',
    padding: '5px 8px',
    font: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
  },
  text: {
    display: 'block',
    resize: 'none',
    // Grows with its text up to the space there is.
    fieldSizing: 'content',
    minHeight: '52px',
    maxHeight: '30vh',
    '@container (max-height: 420px)': { minHeight: '34px' },
  },
  pair: { flexShrink: 0, display: 'flex', flexWrap: 'wrap', gap: '8px' },
  label: {
    display: 'grid',
    flex: '1 1 112px',
    // The date has a fixed width; the name gets what is left.
    ':has(select)': { minWidth: 0 },
    gap: '2px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});
