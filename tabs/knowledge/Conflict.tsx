import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import { sayDate } from '../components/dates.ts';
import { When } from '../components/When.tsx';
import type { Theirs } from '../drafts/draft-state.ts';
import { type DiffLine, diffLines, wordsBeside } from './line-diff.ts';
import { ARTIFACT, EDITOR, TAXONOMIES, TYPES } from './texts.ts';

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  words: { margin: '4px 0 8px', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginBottom: '12px' },
  table: { width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse' },
  head: { padding: '4px 8px', textAlign: 'start', backgroundColor: tokens.colorNeutralBackground3 },
  cell: {
    paddingTop: '1px',
    paddingRight: '8px',
    paddingBottom: '1px',
    paddingLeft: '11px',
    verticalAlign: 'top',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '1.5',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  same: { color: tokens.colorNeutralForeground3 },
  differs: { paddingLeft: '8px', borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}` },
  mark: {
    color: 'inherit',
    backgroundColor: tokens.colorPaletteYellowBackground1,
    textDecorationLine: 'underline',
    textDecorationColor: tokens.colorPaletteMarigoldBorderActive,
    textDecorationThickness: '2px',
  },
  fold: { padding: '2px 8px', backgroundColor: tokens.colorNeutralBackground2 },
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

const AROUND = 1;

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

/** What stands around the text, as lines to compare. */
function facts({ title, type, taxonomy, reviewBy }: ArtifactDraft): string {
  return [
    `${EDITOR.title}: ${title}`,
    `${EDITOR.type}: ${TYPES[type]}`,
    `${EDITOR.taxonomy}: ${TAXONOMIES[taxonomy]}`,
    `${EDITOR.reviewBy}: ${reviewBy ? sayDate(reviewBy) : '–'}`,
  ].join('\n');
}

function Cell({ text, other }: { text: string | null; other: string | null }) {
  const styles = useStyles();
  if (text === null) return <td className={styles.cell} />;
  const pieces = other === null ? [{ text, differs: true }] : wordsBeside(text, other);
  return (
    <td className={mergeClasses(styles.cell, styles.differs)}>
      {pieces.map(({ text: piece, differs }, at) =>
        differs ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its place alone
          <mark key={at} className={styles.mark}>
            {piece}
          </mark>
        ) : (
          piece
        ),
      )}
    </td>
  );
}

interface Props {
  readonly mine: ArtifactDraft;
  readonly theirs: Theirs<ArtifactDraft>;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Two people wrote at once: both versions beside each other, and the choice between them. */
export function Conflict({ mine, theirs, onKeepMine, onTakeTheirs }: Props) {
  const styles = useStyles();
  const [whole, setWhole] = useState(false);
  const all = useMemo(() => {
    const around = pairs(diffLines(facts(theirs.draft), facts(mine))).filter(({ same }) => !same);
    return [...around, ...pairs(diffLines(theirs.draft.body, mine.body))];
  }, [theirs, mine]);
  const rows = whole ? all : folded(all);
  const { saved } = theirs;
  const [first = ''] = saved?.by.name.split(' ') ?? [];
  return (
    <>
      <h2 className={styles.title}>{EDITOR.conflictTitle}</h2>
      <p className={styles.words}>
        {saved ? (
          <>
            {EDITOR.conflict(saved.by.name)} (<When at={saved.at} as="distance" />
            ). {EDITOR.conflictWay}
          </>
        ) : (
          `${EDITOR.draftGone} ${EDITOR.draftGoneWay}`
        )}
      </p>
      <div className={styles.actions}>
        <Button appearance="primary" onClick={onKeepMine}>
          {EDITOR.keepYours}
        </Button>
        <Button onClick={onTakeTheirs}>{saved ? EDITOR.takeTheirs : EDITOR.takePublished}</Button>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.head}>{EDITOR.yours}</th>
            <th className={styles.head}>{saved ? EDITOR.theirs(first) : EDITOR.asPublished}</th>
          </tr>
        </thead>
        <tbody>
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
            ) : row.same ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place alone
              <tr key={at}>
                <td className={mergeClasses(styles.cell, styles.same)}>{row.mine}</td>
                <td className={mergeClasses(styles.cell, styles.same)}>{row.theirs}</td>
              </tr>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place alone
              <tr key={at}>
                <Cell text={row.mine} other={row.theirs} />
                <Cell text={row.theirs} other={row.mine} />
              </tr>
            ),
          )}
        </tbody>
      </table>
    </>
  );
}
