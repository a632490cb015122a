import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Marked } from '../components/Marked.tsx';
import type { ShownHit } from '../components/search-hit.ts';

const useStyles = makeStyles({
  option: {
    position: 'relative',
    display: 'grid',
    gap: '2px',
    padding: '8px 8px 8px 11px',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground3,
    // Drawn as a border, so that it is seen in forced colours too.
    '::before': {
      content: '""',
      position: 'absolute',
      insetBlock: 0,
      left: 0,
      borderLeft: `3px solid ${tokens.colorBrandForeground1}`,
    },
  },
  excerpt: { color: tokens.colorNeutralForeground2 },
});

export const optionId = (list: string, at: number) => `${list}-${at}`;

interface Props {
  readonly id: string;
  readonly hit: ShownHit;
  readonly query: string;
  readonly active: boolean;
  readonly onPoint: () => void;
  readonly onOpen: () => void;
}

/** One result: its kind, its title, and the words around what was asked for. */
export function Hit({ id, hit, query, active, onPoint, onOpen }: Props) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the search field, which keeps the focus
    // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox are pointed at, not focused
    <div
      id={id}
      role="option"
      aria-selected={active}
      className={mergeClasses(styles.option, active && styles.active)}
      onMouseMove={() => {
        if (!active) onPoint();
      }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      {hit.head(query)}
      {hit.excerpt && (
        <span className={styles.excerpt}>
          <Marked text={hit.excerpt} query={query} />
        </span>
      )}
    </div>
  );
}
