import { makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { SEARCH_FILTERS } from './tag-texts.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', gap: '4px', margin: 0, padding: 0, listStyleType: 'none' },
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minHeight: '28px',
    maxWidth: '100%',
    padding: '0 8px 0 10px',
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusCircular,
    font: 'inherit',
    cursor: 'pointer',
    ':hover': { border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '@media (max-width: 640px)': { minHeight: '32px' },
  },
  name: { color: tokens.colorNeutralForeground2 },
});

interface Shown {
  readonly name: string;
  readonly value: string;
  readonly written: string;
}

interface Props {
  readonly filters: readonly Shown[];
  readonly onRemove: (filter: Shown) => void;
}

/** The filters that a search has among its words, as it understood them. */
export function FilterChips({ filters, onRemove }: Props) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={SEARCH_FILTERS.label}>
      {filters.map((filter, at) => {
        const name = SEARCH_FILTERS.names[filter.name] ?? filter.name;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same filter may stand there twice
          <li key={at}>
            <button
              type="button"
              className={styles.chip}
              aria-label={SEARCH_FILTERS.remove(name, filter.value)}
              onClick={() => onRemove(filter)}
            >
              <span className={styles.name}>{name}:</span> {filter.value}
              <DismissRegular aria-hidden />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
