import { diffArrays } from 'diff';

export interface DiffLine {
  /** `gone` stands in the first text only, `new` in the second only. */
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** With more differences than this they are not looked for one by one: all of one is gone, all of the other new. */
const EDITS_MAX = 1_000;

function compare(before: string[], after: string[]) {
  return (
    diffArrays(before, after, { maxEditLength: EDITS_MAX }) ?? [
      { value: before, removed: true, added: false },
      { value: after, removed: false, added: true },
    ]
  );
}

/** What makes the second text out of the first, line by line. */
export function diffLines(before: string, after: string): DiffLine[] {
  return compare(before.split('\n'), after.split('\n')).flatMap(({ value, added, removed }) =>
    value.map((text): DiffLine => ({ kind: added ? 'new' : removed ? 'gone' : 'same', text })),
  );
}

const wordsOf = (line: string) => line.split(/(?<=\s)/);

/** A line in pieces of whole words: those that the other line has too, and those that it has not. */
export function wordsBeside(line: string, other: string): { text: string; differs: boolean }[] {
  return compare(wordsOf(other), wordsOf(line))
    .filter(({ removed }) => !removed)
    .map(({ value, added }) => ({ text: value.join(''), differs: added }));
}

/** How many lines are new and how many are gone; blank ones do not count. */
export function countChanges(lines: readonly DiffLine[]): { added: number; removed: number } {
  const count = (kind: DiffLine['kind']) =>
    lines.filter((line) => line.kind === kind && line.text.trim() !== '').length;
  return { added: count('new'), removed: count('gone') };
}
