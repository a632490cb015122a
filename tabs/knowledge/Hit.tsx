import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BookOpenRegular } from '@fluentui/react-icons/svg/book-open';
import { createElement, Fragment } from 'react';
import type { SearchHit } from '../../domain/knowledge/contract.ts';
import { KindSign } from '../components/KindSign.tsx';
import { When } from '../components/When.tsx';
import { highlight } from './highlight.ts';
import { TAXONOMIES, TYPES } from './texts.ts';

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
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 8px' },
  sign: { display: 'inline-flex', alignItems: 'center', gap: '4px', color: tokens.colorNeutralForeground2 },
  icon: { fontSize: '16px', flexShrink: 0 },
  title: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  excerpt: { color: tokens.colorNeutralForeground2 },
  mark: {
    padding: 0,
    color: 'inherit',
    backgroundColor: 'transparent',
    fontWeight: tokens.fontWeightBold,
    textDecorationLine: 'underline',
    textDecorationThickness: '2px',
    textDecorationColor: tokens.colorBrandForeground1,
    textUnderlineOffset: '2px',
  },
});

export const hitKey = (hit: SearchHit) => `${hit.kind} ${hit.id}`;
export const optionId = (list: string, at: number) => `${list}-${at}`;

function Marked({ text, query }: { text: string; query: string }) {
  const styles = useStyles();
  const pieces = highlight(text, query).map(({ text: words, hit }) =>
    hit ? createElement('mark', { className: styles.mark }, words) : words,
  );
  return createElement(Fragment, null, ...pieces);
}

interface Props {
  readonly id: string;
  readonly hit: SearchHit;
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
      {hit.kind === 'artifact' ? (
        <div className={styles.head}>
          <BookOpenRegular aria-hidden className={styles.icon} />
          <span className={styles.title}>
            <Marked text={hit.title} query={query} />
          </span>
          <span className={styles.quiet}>
            {TYPES[hit.type]} · {TAXONOMIES[hit.taxonomy]}
          </span>
        </div>
      ) : (
        <div className={styles.head}>
          <KindSign kind={hit.noteKind} />
          <span className={styles.quiet}>
            <Marked text={hit.topic} query={query} />
            {hit.at && (
              <>
                {' · '}
                <When at={hit.at} as="distance" />
              </>
            )}
          </span>
        </div>
      )}
      {hit.excerpt && (
        <span className={styles.excerpt}>
          <Marked text={hit.excerpt} query={query} />
        </span>
      )}
    </div>
  );
}
