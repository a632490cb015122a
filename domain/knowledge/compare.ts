import { diffArrays } from 'diff';
import { type DrawnLine, type DrawnWord, drawnLines } from './drawn-words.ts';

/** Words in a row that have the same fate. */
export interface ComparedWords {
  readonly fate: 'same' | 'added' | 'removed';
  readonly words: readonly DrawnWord[];
}

/** A line of one text, of the other, or of both with what was changed in it. */
export interface ComparedLine extends Omit<DrawnLine, 'cells'> {
  readonly fate: 'same' | 'added' | 'removed' | 'changed';
  readonly cells: readonly (readonly ComparedWords[])[];
}

export interface Comparison {
  readonly lines: readonly ComparedLine[];
  readonly added: number;
  readonly removed: number;
}

/** With more differences than these, what differs is taken for replaced: looking for them would take too long. */
const LINES_MAX = 1_500;
const WORDS_MAX = 600;
/** So many lines that are gone are compared with so many new ones, to find which was made of which. */
const PAIRS_MAX = 1_600;
/** How much of two lines must be the same for the one to be the other, changed. */
const ALIKE = 0.35;

const keyOf = ({ text, style, href }: DrawnWord) => `${text.trim()}\u0000${style ?? ''}\u0000${href ?? ''}`;
/** The number of an item changes with what stands before it, and is no change of its words. */
const lineKey = ({ kind, depth, sign, quoted, cells }: DrawnLine) =>
  [
    kind,
    depth,
    /^\d/.test(sign) ? '1.' : sign,
    quoted,
    ...cells.map((words) => words.map(keyOf).join(' ')),
  ].join('\u0001');

type Fate = ComparedWords['fate'];

function runs<T>(before: readonly T[], after: readonly T[], key: (one: T) => string, most: number) {
  const [old, now] = [before.map(key), after.map(key)];
  const parts = diffArrays(old, now, { maxEditLength: most });
  if (!parts)
    return [
      { fate: 'removed' as Fate, before, after: [] as readonly T[] },
      { fate: 'added' as Fate, before: [] as readonly T[], after },
    ];
  let [at, to] = [0, 0];
  return parts.map(({ added, removed, value }) => {
    const count = value.length;
    const [from, there] = [at, to];
    if (!added) at += count;
    if (!removed) to += count;
    const fate: Fate = added ? 'added' : removed ? 'removed' : 'same';
    return { fate, before: before.slice(from, at), after: after.slice(there, to) };
  });
}

function comparedWords(before: readonly DrawnWord[], after: readonly DrawnWord[]): ComparedWords[] {
  return runs(before, after, keyOf, WORDS_MAX).map(({ fate, before: old, after: now }) => ({
    fate,
    words: fate === 'removed' ? old : now,
  }));
}

const whole = (line: DrawnLine, fate: Fate): ComparedLine => ({
  ...line,
  fate,
  cells: line.cells.map((words) => [{ fate, words }]),
});

const wordSet = ({ cells }: DrawnLine) => new Set(cells.flat().map(({ text }) => text.trim()));

/** How alike two lines are, from 0 to 1; lines of different kinds are not, and rows of other columns. */
function likeness(a: DrawnLine, b: DrawnLine, words: Map<DrawnLine, Set<string>>): number {
  if (a.kind !== b.kind || a.quoted !== b.quoted || a.cells.length !== b.cells.length) return 0;
  const [mine, theirs] = [words.get(a) ?? new Set(), words.get(b) ?? new Set()];
  if (mine.size === 0 || theirs.size === 0) return mine.size === theirs.size ? 1 : 0;
  let shared = 0;
  for (const word of mine) if (theirs.has(word)) shared += 1;
  return (2 * shared) / (mine.size + theirs.size);
}

/** Which of the lines that are gone became which of the new ones, in their order, so that as much as possible is alike. */
function pairsOf(gone: readonly DrawnLine[], added: readonly DrawnLine[]): Map<number, number> {
  const pairs = new Map<number, number>();
  if (gone.length * added.length > PAIRS_MAX) return pairs;
  const words = new Map([...gone, ...added].map((line) => [line, wordSet(line)]));
  const [rows, columns] = [gone.length + 1, added.length + 1];
  const best = new Float64Array(rows * columns);
  const score = (at: number, to: number) => {
    const [a, b] = [gone[at], added[to]];
    const like = a && b ? likeness(a, b, words) : 0;
    return like >= ALIKE ? like : -1;
  };
  for (let at = gone.length - 1; at >= 0; at -= 1)
    for (let to = added.length - 1; to >= 0; to -= 1)
      best[at * columns + to] = Math.max(
        best[(at + 1) * columns + to] ?? 0,
        best[at * columns + to + 1] ?? 0,
        score(at, to) + (best[(at + 1) * columns + to + 1] ?? 0),
      );
  for (let at = 0, to = 0; at < gone.length && to < added.length; ) {
    const here = best[at * columns + to] ?? 0;
    if (score(at, to) > 0 && here === score(at, to) + (best[(at + 1) * columns + to + 1] ?? 0)) {
      pairs.set(at, to);
      at += 1;
      to += 1;
    } else if (here === best[(at + 1) * columns + to]) at += 1;
    else to += 1;
  }
  return pairs;
}

function changedLines(gone: readonly DrawnLine[], added: readonly DrawnLine[]): ComparedLine[] {
  const pairs = pairsOf(gone, added);
  const lines: ComparedLine[] = [];
  let to = 0;
  for (const [at, line] of gone.entries()) {
    const pair = pairs.get(at);
    if (pair === undefined) {
      lines.push(whole(line, 'removed'));
      continue;
    }
    while (to < pair) lines.push(whole(added[to++] as DrawnLine, 'added'));
    const now = added[to++] as DrawnLine;
    lines.push({
      ...now,
      fate: 'changed',
      cells: now.cells.map((words, cell) => comparedWords(line.cells[cell] ?? [], words)),
    });
  }
  return [...lines, ...added.slice(to).map((line) => whole(line, 'added'))];
}

const count = (lines: readonly ComparedLine[], fate: Fate) =>
  lines
    .flatMap(({ cells }) => cells.flat())
    .filter((run) => run.fate === fate)
    .reduce((sum, { words }) => sum + words.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).length, 0);

/** What makes the second text out of the first, as both are drawn: line by line, and within changed lines word by word. */
export function compareTexts(before: string, after: string): Comparison {
  const lines: ComparedLine[] = [];
  let gone: readonly DrawnLine[] = [];
  let added: readonly DrawnLine[] = [];
  const settle = () => {
    lines.push(...changedLines(gone, added));
    gone = [];
    added = [];
  };
  for (const run of runs(drawnLines(before), drawnLines(after), lineKey, LINES_MAX)) {
    if (run.fate === 'removed') gone = [...gone, ...run.before];
    else if (run.fate === 'added') added = [...added, ...run.after];
    else {
      settle();
      lines.push(...run.after.map((line) => whole(line, 'same')));
    }
  }
  settle();
  return { lines, added: count(lines, 'added'), removed: count(lines, 'removed') };
}
