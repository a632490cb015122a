export interface DiffLine {
  /** `gone` stands in the first text only, `new` in the second only. */
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** More pairs of lines than this are not compared one by one: whatever differs is then one block. */
const PAIRS_MAX = 4_000_000;

/** What makes the second text out of the first, line by line (longest common subsequence). */
export function diffLines(before: string, after: string): DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const same = (text: string): DiffLine => ({ kind: 'same', text });
  return [
    ...a.slice(0, head).map(same),
    ...between(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...a.slice(a.length - tail).map(same),
  ];
}

function between(a: readonly string[], b: readonly string[]): DiffLine[] {
  const gone = (text: string): DiffLine => ({ kind: 'gone', text });
  const fresh = (text: string): DiffLine => ({ kind: 'new', text });
  if (a.length === 0 || b.length === 0 || a.length * b.length > PAIRS_MAX)
    return [...a.map(gone), ...b.map(fresh)];
  const width = b.length + 1;
  // length[i * width + j]: how many lines a[i…] and b[j…] have in common.
  const length = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      length[i * width + j] =
        a[i] === b[j]
          ? (length[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(length[(i + 1) * width + j] ?? 0, length[i * width + j + 1] ?? 0);
    }
  }
  const found: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      found.push({ kind: 'same', text: left });
      i += 1;
      j += 1;
    } else if (
      right === undefined ||
      (left !== undefined && (length[(i + 1) * width + j] ?? 0) >= (length[i * width + j + 1] ?? 0))
    ) {
      found.push(gone(left ?? ''));
      i += 1;
    } else {
      found.push(fresh(right));
      j += 1;
    }
  }
  return found;
}

/** A line in three parts, whole words each: what it begins with like the other one, what differs, what it ends with. */
export function middleOf(line: string, other: string): [before: string, middle: string, after: string] {
  const a = line.split(/(?<=\s)/);
  const b = other.split(/(?<=\s)/);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const join = (from: number, to: number) => a.slice(from, to).join('');
  return [join(0, head), join(head, a.length - tail), join(a.length - tail, a.length)];
}

/** How many lines are new and how many are gone; blank ones do not count. */
export function countChanges(lines: readonly DiffLine[]): { added: number; removed: number } {
  const count = (kind: DiffLine['kind']) =>
    lines.filter((line) => line.kind === kind && line.text.trim() !== '').length;
  return { added: count('new'), removed: count('gone') };
}
