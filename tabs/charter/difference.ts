import { diffArrays } from 'diff';

/** A piece of a text: `gone` stands in the first only, `new` in the second only. */
export interface Piece {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Words with the blanks behind them. */
const wordsOf = (text: string) => text.split(/(?<=\s)/).filter(Boolean);
const bare = (word: string) => word.trim();

/** What makes the second text out of the first, word by word. */
export function wordDifference(before: string, after: string): Piece[] {
  const parts = diffArrays(wordsOf(before), wordsOf(after), {
    comparator: (one, other) => bare(one) === bare(other),
  });
  return parts.map(({ value, added, removed }) => ({
    kind: added ? 'new' : removed ? 'gone' : 'same',
    text: value.join(''),
  }));
}

/** A line of a list: the words of one that was changed, or a whole one that stays, is new or is gone. */
export interface Line {
  readonly kind: 'same' | 'gone' | 'new' | 'changed';
  readonly pieces: readonly Piece[];
}

/** Lines that have at least so much of their words in common are one that was changed. */
const ALIKE = 0.4;

function share(one: string, other: string): number {
  const pieces = wordDifference(one, other);
  const length = ({ text }: Piece) => text.trim().length;
  const same = pieces.filter(({ kind }) => kind === 'same').reduce((sum, piece) => sum + length(piece), 0);
  return same / Math.max(one.length, other.length, 1);
}

/** What makes the second list out of the first: lines that were reworded stand as one. */
export function listDifference(before: readonly string[], after: readonly string[]): Line[] {
  const parts = diffArrays([...before], [...after]);
  const lines: Line[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const { value = [], added, removed } = parts[at] ?? {};
    const following = parts[at + 1];
    if (removed && following?.added) {
      lines.push(...reworded(value, following.value));
      at += 1;
      continue;
    }
    const kind = added ? 'new' : removed ? 'gone' : 'same';
    lines.push(...value.map((text) => ({ kind, pieces: [{ kind, text }] }) as const));
  }
  return lines;
}

function reworded(gone: readonly string[], come: readonly string[]): Line[] {
  const left = [...gone];
  const lines = come.map((text): Line => {
    const [like] = left.toSorted((a, b) => share(b, text) - share(a, text));
    if (like === undefined || share(like, text) < ALIKE)
      return { kind: 'new', pieces: [{ kind: 'new', text }] };
    left.splice(left.indexOf(like), 1);
    return { kind: 'changed', pieces: wordDifference(like, text) };
  });
  return [...left.map((text): Line => ({ kind: 'gone', pieces: [{ kind: 'gone', text }] })), ...lines];
}
