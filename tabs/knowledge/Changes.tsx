import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, useMemo, useState } from 'react';
import { Unseen } from '../components/Rows.tsx';
import { type DiffLine, diffLines } from './line-diff.ts';
import { ARTIFACT } from './texts.ts';

const useStyles = makeStyles({
  root: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '1.5',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  line: { display: 'flex', gap: '8px', padding: '1px 8px', minHeight: '1.5em' },
  sign: { flexShrink: 0, width: '1ch', userSelect: 'none' },
  words: { minWidth: 0, margin: 0, textDecorationLine: 'none' },
  same: { color: tokens.colorNeutralForeground3 },
  new: {
    backgroundColor: tokens.colorPaletteGreenBackground1,
    borderLeft: `3px solid ${tokens.colorPaletteGreenBorderActive}`,
  },
  gone: {
    backgroundColor: tokens.colorPaletteRedBackground1,
    borderLeft: `3px solid ${tokens.colorPaletteRedBorderActive}`,
  },
  more: {
    width: '100%',
    padding: '4px 8px',
    border: 0,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});

/** Lines of the same words around a change that are shown with it. */
const AROUND = 2;

const SIGNS = { same: '', new: '+', gone: '−' } as const;

/** The lines in runs: those near a change are shown, long stretches of the same words are folded. */
function fold(lines: readonly DiffLine[]): { shown: boolean; lines: DiffLine[] }[] {
  const near = lines.map((_, at) =>
    lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same'),
  );
  const runs: { shown: boolean; lines: DiffLine[] }[] = [];
  for (const [at, line] of lines.entries()) {
    const shown = near[at] ?? false;
    const last = runs.at(-1);
    if (last?.shown === shown) last.lines.push(line);
    else runs.push({ shown, lines: [line] });
  }
  return runs;
}

/** What one text has that the other has not, line by line. */
export function Changes({ before, after }: { before: string; after: string }) {
  const styles = useStyles();
  const runs = useMemo(() => fold(diffLines(before, after)), [before, after]);
  const [open, setOpen] = useState<readonly number[]>([]);
  return (
    <ol className={styles.root}>
      {runs.map((run, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a run is known by its place alone
        <Fragment key={at}>
          {run.shown || open.includes(at) || run.lines.length === 1 ? (
            run.lines.map(({ kind, text }, row) => {
              const Tag = kind === 'new' ? 'ins' : kind === 'gone' ? 'del' : 'span';
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place alone
                <li key={row} className={mergeClasses(styles.line, styles[kind])}>
                  <span aria-hidden className={styles.sign}>
                    {SIGNS[kind]}
                  </span>
                  <Tag className={styles.words}>
                    {kind !== 'same' && (
                      <Unseen>{`${kind === 'new' ? ARTIFACT.added : ARTIFACT.removed}: `}</Unseen>
                    )}
                    {text}
                  </Tag>
                </li>
              );
            })
          ) : (
            <li>
              <button type="button" className={styles.more} onClick={() => setOpen([...open, at])}>
                … {ARTIFACT.sameLines(run.lines.length)}
              </button>
            </li>
          )}
        </Fragment>
      ))}
    </ol>
  );
}
