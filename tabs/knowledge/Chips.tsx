import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: '4px', margin: 0, padding: 0, border: 0, minWidth: 0 },
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    minHeight: '28px',
    padding: '0 12px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    cursor: 'pointer',
    ':hover': { border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '@media (max-width: 640px)': { minHeight: '32px', padding: '0 10px' },
  },
  chosen: {
    // Two lines instead of one, so that the choice shows without colour.
    border: `1px solid ${tokens.colorBrandForeground1}`,
    ':hover': { border: `1px solid ${tokens.colorBrandForeground1}` },
    boxShadow: `inset 0 0 0 1px ${tokens.colorBrandForeground1}`,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  none: { color: tokens.colorNeutralForeground3 },
  count: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums', fontWeight: 'normal' },
});

interface Props<Value extends string> {
  /** What the chips choose between, for screen readers. */
  readonly label: string;
  readonly choices: readonly {
    readonly value: Value | null;
    readonly label: string;
    readonly count?: number;
  }[];
  readonly chosen: Value | null;
  readonly onChoose: (value: Value | null) => void;
}

/** A filter: one chip is chosen, null stands for all. Pressing the chosen one again shows all. */
export function Chips<Value extends string>({ label, choices, chosen, onChoose }: Props<Value>) {
  const styles = useStyles();
  return (
    <fieldset className={styles.root} aria-label={label}>
      {choices.map(({ value, label: word, count }) => (
        <button
          key={value ?? ''}
          type="button"
          aria-pressed={value === chosen}
          className={mergeClasses(
            styles.chip,
            count === 0 && value !== chosen && styles.none,
            value === chosen && styles.chosen,
          )}
          onClick={() => onChoose(value === chosen ? null : value)}
        >
          {word}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </button>
      ))}
    </fieldset>
  );
}
