import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import { sayDate } from '../components/dates.ts';
import { When } from '../components/When.tsx';
import type { Theirs } from './draft-keeper.ts';
import { type DiffLine, diffLines } from './line-diff.ts';
import { ARTIFACT, EDITOR, TAXONOMIES, TYPES } from './texts.ts';

const useStyles = makeStyles({
  root: {
    marginBottom: '24px',
    padding: '12px 16px 16px',
    border: `1px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  words: { margin: '4px 0 12px', color: tokens.colorNeutralForeground2 },
  scroll: {
    maxHeight: '50dvh',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: { width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse' },
  head: {
    position: 'sticky',
    top: 0,
    padding: '4px 8px',
    textAlign: 'start',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  cell: {
    padding: '1px 8px',
    verticalAlign: 'top',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '1.5',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    borderLeft: `3px solid ${tokens.colorTransparentStroke}`,
  },
  same: { color: tokens.colorNeutralForeground3 },
  differs: {
    backgroundColor: tokens.colorPaletteYellowBackground1,
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
  },
  fold: { padding: '2px 8px', backgroundColor: tokens.colorNeutralBackground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' },
});

interface Pair {
  readonly mine: string | null;
  readonly theirs: string | null;
  readonly same: boolean;
}

/** Lines beside each other: the same ones, and where they differ, the one version's beside the other's. */
function pairs(lines: readonly DiffLine[]): Pair[] {
  const found: Pair[] = [];
  let theirs: string[] = [];
  let mine: string[] = [];
  const settle = () => {
    for (let at = 0; at < Math.max(mine.length, theirs.length); at += 1)
      found.push({ mine: mine[at] ?? null, theirs: theirs[at] ?? null, same: false });
    mine = [];
    theirs = [];
  };
  for (const { kind, text } of lines) {
    if (kind === 'gone') theirs.push(text);
    else if (kind === 'new') mine.push(text);
    else {
      settle();
      found.push({ mine: text, theirs: text, same: true });
    }
  }
  settle();
  return found;
}

const AROUND = 2;

/** Pairs near a difference; long stretches of the same words become one number. */
function folded(all: readonly Pair[]): (Pair | number)[] {
  const rows: (Pair | number)[] = [];
  for (const [at, pair] of all.entries()) {
    const near = all.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ same }) => !same);
    const last = rows.at(-1);
    if (near) rows.push(pair);
    else if (typeof last === 'number') rows[rows.length - 1] = last + 1;
    else rows.push(1);
  }
  return rows;
}

function facts({ title, type, taxonomy, reviewBy }: ArtifactDraft) {
  return [
    [EDITOR.title, title],
    [EDITOR.type, TYPES[type]],
    [EDITOR.taxonomy, TAXONOMIES[taxonomy]],
    [EDITOR.reviewBy, reviewBy ? sayDate(reviewBy) : '–'],
  ] as const;
}

interface Props {
  readonly mine: ArtifactDraft;
  readonly theirs: Theirs;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Two people wrote at once: both versions beside each other, and the choice between them. */
export function Conflict({ mine, theirs, onKeepMine, onTakeTheirs }: Props) {
  const styles = useStyles();
  const [whole, setWhole] = useState(false);
  const all = useMemo(() => pairs(diffLines(theirs.draft.body, mine.body)), [theirs, mine.body]);
  const rows = whole ? all : folded(all);
  const [ours, others] = [facts(mine), facts(theirs.draft)];
  const [first = theirs.by.name] = theirs.by.name.split(' ');
  return (
    <section role="alert" aria-label={EDITOR.conflictTitle} className={styles.root}>
      <h2 className={styles.title}>{EDITOR.conflictTitle}</h2>
      <p className={styles.words}>
        {EDITOR.conflict(theirs.by.name)} <When at={theirs.at} as="distance" />.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long comparison is scrolled by keyboard too */}
      <div className={styles.scroll} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={styles.head}>{EDITOR.yours}</th>
              <th className={styles.head}>{EDITOR.theirs(first)}</th>
            </tr>
          </thead>
          <tbody>
            {ours.map(([label, value], at) => {
              const other = others[at]?.[1] ?? '';
              if (other === value) return null;
              return (
                <tr key={label}>
                  <td className={mergeClasses(styles.cell, styles.differs)}>
                    {label}: {value}
                  </td>
                  <td className={mergeClasses(styles.cell, styles.differs)}>
                    {label}: {other}
                  </td>
                </tr>
              );
            })}
            {rows.map((row, at) =>
              typeof row === 'number' ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place alone
                <tr key={at}>
                  <td colSpan={2} className={styles.fold}>
                    <Button size="small" appearance="transparent" onClick={() => setWhole(true)}>
                      … {ARTIFACT.sameLines(row)}
                    </Button>
                  </td>
                </tr>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place alone
                <tr key={at}>
                  {[row.mine, row.theirs].map((text, side) => (
                    <td
                      // biome-ignore lint/suspicious/noArrayIndexKey: mine and theirs
                      key={side}
                      className={mergeClasses(
                        styles.cell,
                        row.same ? styles.same : text !== null && styles.differs,
                      )}
                    >
                      {text}
                    </td>
                  ))}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      <div className={styles.actions}>
        <Button appearance="primary" onClick={onKeepMine}>
          {EDITOR.keepYours}
        </Button>
        <Button onClick={onTakeTheirs}>{EDITOR.takeTheirs}</Button>
      </div>
    </section>
  );
}
