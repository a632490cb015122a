import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { createContext, createElement, Fragment, type ReactNode, useContext, useMemo, useState } from 'react';
import { type ComparedLine, type ComparedWords, compareTexts } from '../../domain/knowledge/compare.ts';
import type { DrawnWord } from '../../domain/knowledge/drawn-words.ts';
import { Unseen } from '../components/Rows.tsx';
import { COMPARE } from './living-texts.ts';

const useStyles = makeStyles({
  root: { lineHeight: '1.6', overflowWrap: 'anywhere' },
  line: { position: 'relative', margin: '0.6em 0', paddingInlineStart: '14px' },
  heading: { fontWeight: tokens.fontWeightSemibold, lineHeight: '1.3', margin: '1.2em 0 0.4em' },
  item: { margin: '0.2em 0' },
  sign: { display: 'inline-block', minWidth: '1.6em', color: tokens.colorNeutralForeground2 },
  quoted: { borderLeft: `3px solid ${tokens.colorNeutralStroke2}`, paddingInlineStart: '11px' },
  code: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '0.93em',
    whiteSpace: 'pre-wrap',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  // A bar beside the line says that something in it differs, besides the colour of the words.
  differs: {
    '::before': {
      content: '""',
      position: 'absolute',
      insetBlock: '2px',
      insetInlineStart: 0,
      width: '3px',
      borderRadius: tokens.borderRadiusSmall,
      backgroundColor: tokens.colorNeutralStrokeAccessible,
    },
  },
  added: {
    marginInlineStart: '2px',
    color: 'inherit',
    backgroundColor: tokens.colorPaletteGreenBackground1,
    textDecorationLine: 'underline',
    textDecorationColor: tokens.colorPaletteGreenBorderActive,
    textDecorationThickness: '2px',
    textUnderlineOffset: '3px',
    borderRadius: tokens.borderRadiusSmall,
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  removed: {
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorPaletteRedBackground1,
    textDecorationLine: 'line-through',
    textDecorationColor: tokens.colorPaletteRedBorderActive,
    textDecorationThickness: '2px',
    borderRadius: tokens.borderRadiusSmall,
  },
  mark: {
    color: 'inherit',
    backgroundColor: tokens.colorPaletteYellowBackground1,
    textDecorationLine: 'underline',
    textDecorationColor: tokens.colorPaletteMarigoldBorderActive,
    textDecorationThickness: '2px',
    textUnderlineOffset: '3px',
  },
  beside: {
    '& > :first-child': { marginTop: 0 },
    '& > :last-child': { marginBottom: 0 },
    '& > p': { paddingInlineStart: 0 },
  },
  wide: { overflowX: 'auto', margin: '0.6em 0' },
  table: { borderCollapse: 'collapse' },
  cell: {
    position: 'relative',
    padding: '4px 12px 4px 14px',
    textAlign: 'start',
    verticalAlign: 'top',
    minWidth: '64px',
    overflowWrap: 'break-word',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  fold: {
    display: 'block',
    width: '100%',
    margin: '12px 0',
    padding: '4px 12px',
    minHeight: '32px',
    border: 0,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    textAlign: 'start',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  link: { textDecorationLine: 'underline' },
  address: { color: tokens.colorNeutralForeground3, fontSize: '0.93em' },
  rule: { border: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

/** Lines of the same words around a change that are shown with it. */
const AROUND = 1;
/** Fewer unchanged lines are not worth a fold. */
const FOLD_MIN = 3;

type Run = { readonly shown: boolean; readonly from: number; readonly lines: ComparedLine[] };

function inRuns(lines: readonly ComparedLine[]): Run[] {
  const found: Run[] = [];
  for (const [at, line] of lines.entries()) {
    const around = lines.slice(Math.max(0, at - AROUND), at + AROUND + 1);
    const shown = around.some(({ fate }) => fate !== 'same') || line.kind === 'head';
    const last = found.at(-1);
    if (last?.shown === shown) last.lines.push(line);
    else found.push({ shown, from: at, lines: [line] });
  }
  return found.map((run) => (run.lines.length < FOLD_MIN ? { ...run, shown: true } : run));
}

/** Whether a text stands beside another one: what differs is marked, neither added nor taken out. */
const Beside = createContext(false);

/** The words of a line, those that were added or taken out marked by a line and, for screen readers, by a word. */
function Words({ runs }: { runs: readonly ComparedWords[] }) {
  const styles = useStyles();
  const isBeside = useContext(Beside);
  const drawn = (words: readonly DrawnWord[], addresses: boolean): ReactNode =>
    words.map(({ text, style, href }, at) => {
      const look = style === 'code' ? 'code' : (style ?? Fragment);
      const last = words[at + 1]?.href !== href;
      const linked = href ? <span className={styles.link}>{text}</span> : text;
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word is known by its place alone
        <Fragment key={at}>
          {createElement(look, null, linked)}
          {addresses && href && last && <span className={styles.address}> ({href})</span>}
        </Fragment>
      );
    });
  return runs.map(({ fate, words }, at) => {
    if (words.length === 0) return null;
    // biome-ignore lint/suspicious/noArrayIndexKey: a run is known by its place alone
    if (fate === 'same') return <Fragment key={at}>{drawn(words, false)}</Fragment>;
    if (isBeside)
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: a run is known by its place alone
        <mark key={at} className={styles.mark}>
          {drawn(words, true)}
        </mark>
      );
    const Tag = fate === 'added' ? 'ins' : 'del';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a run is known by its place alone
      <Tag key={at} className={styles[fate]}>
        <Unseen>{`${COMPARE[fate]}: `}</Unseen>
        {drawn(words, true)}
        <Unseen>{` (${COMPARE.end}) `}</Unseen>
      </Tag>
    );
  });
}

function Line({ line, levels }: { line: ComparedLine; levels: Levels }) {
  const styles = useStyles();
  const { kind, depth, sign, quoted, fate, cells } = line;
  const looks = mergeClasses(
    styles.line,
    kind === 'heading' && styles.heading,
    kind === 'item' && styles.item,
    kind === 'code' && styles.code,
    quoted && styles.quoted,
    fate !== 'same' && styles.differs,
  );
  if (kind === 'rule') return <hr className={styles.rule} />;
  const words = <Words runs={cells[0] ?? []} />;
  const inset =
    depth > 0 && kind !== 'heading' ? { marginInlineStart: `${Math.min(depth, 6) * 1.4}em` } : undefined;
  if (kind === 'heading') return createElement(`h${levels.get(line) ?? 3}`, { className: looks }, words);
  return (
    <p className={looks} style={inset}>
      {sign && <span className={styles.sign}>{sign}</span>}
      {words}
    </p>
  );
}

function Table({ rows }: { rows: readonly ComparedLine[] }) {
  const styles = useStyles();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className={styles.wide} tabIndex={0} aria-label={COMPARE.text}>
      <table className={styles.table}>
        <tbody>
          {rows.map(({ kind, fate, cells }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place alone
            <tr key={at}>
              {cells.map((runs, cell) =>
                createElement(
                  kind === 'head' ? 'th' : 'td',
                  {
                    key: cell,
                    className: mergeClasses(styles.cell, cell === 0 && fate !== 'same' && styles.differs),
                  },
                  <Words runs={runs} />,
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const isRow = ({ kind }: ComparedLine) => kind === 'row' || kind === 'head';

type Levels = ReadonlyMap<ComparedLine, number>;

/** The levels of the headings that are shown, below the one of the whole. None is left out where lines are folded. */
function levelsOf(lines: readonly ComparedLine[]): Levels {
  const headings = lines.filter(({ kind }) => kind === 'heading');
  const largest = Math.min(...headings.map(({ depth }) => depth));
  const levels = new Map<ComparedLine, number>();
  let before = 2;
  for (const heading of headings) {
    before = Math.min(6, before + 1, 3 + heading.depth - largest);
    levels.set(heading, before);
  }
  return levels;
}

/** Lines that are shown; rows that follow each other are one table. */
function Lines({ lines, levels }: { lines: readonly ComparedLine[]; levels: Levels }) {
  const parts: (ComparedLine | ComparedLine[])[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (!isRow(line)) parts.push(line);
    else if (Array.isArray(last) && line.kind === 'row') last.push(line);
    else parts.push([line]);
  }
  return parts.map((part, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place alone
    Array.isArray(part) ? <Table key={at} rows={part} /> : <Line key={at} line={part} levels={levels} />,
  );
}

/** What makes one text out of another, drawn as a reader sees both; long stretches of the same words are folded. */
export function Compared({ lines }: { lines: readonly ComparedLine[] }) {
  const styles = useStyles();
  const [open, setOpen] = useState<readonly number[]>([]);
  const runs = inRuns(lines).map((run) => (open.includes(run.from) ? { ...run, shown: true } : run));
  const levels = levelsOf(runs.flatMap((run) => (run.shown ? run.lines : [])));
  return (
    <div className={styles.root}>
      {runs.map((run) =>
        run.shown ? (
          <Lines key={run.from} lines={run.lines} levels={levels} />
        ) : (
          <button
            key={run.from}
            type="button"
            className={styles.fold}
            onClick={() => setOpen([...open, run.from])}
          >
            … {COMPARE.unchanged(run.lines.length)}
          </button>
        ),
      )}
    </div>
  );
}

/** A text as its readers see it, with what differs from another one marked. */
export function DrawnBeside({ text, other }: { text: string; other: string }) {
  const styles = useStyles();
  const lines = useMemo(
    () =>
      compareTexts(other, text)
        .lines.filter(({ fate }) => fate !== 'removed')
        .map((line) => ({
          ...line,
          fate: 'same' as const,
          cells: line.cells.map((runs) => runs.filter(({ fate }) => fate !== 'removed')),
        })),
    [text, other],
  );
  return (
    <Beside value={true}>
      <div className={mergeClasses(styles.root, styles.beside)}>
        <Lines lines={lines} levels={levelsOf(lines)} />
      </div>
    </Beside>
  );
}
