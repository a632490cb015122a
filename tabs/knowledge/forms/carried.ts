/**
 * For each row that was read anew, the place of the row before that it goes on with; -1 for a new one. Rows that are alike
 * in the first way are the same, then those alike in the next, then those that stand between the same neighbours.
 */
export function goesOn<Row>(
  before: readonly Row[],
  after: readonly Row[],
  ...alike: readonly ((row: Row) => string)[]
): number[] {
  const found = after.map(() => -1);
  for (const say of alike) {
    const left = new Map<string, number[]>();
    for (const [at, row] of before.entries())
      if (!found.includes(at)) left.set(say(row), [...(left.get(say(row)) ?? []), at]);
    for (const [at, row] of after.entries()) {
      const said = say(row);
      if (found[at] === -1 && said !== '') found[at] = left.get(said)?.shift() ?? -1;
    }
  }
  for (let at = 0; at < after.length; at += 1) {
    if (found[at] !== -1) continue;
    let end = at;
    while (end < after.length && found[end] === -1) end += 1;
    const from = at === 0 ? 0 : (found[at - 1] ?? -1) + 1;
    const to = end === after.length ? before.length : (found[end] ?? -1);
    const between = before.slice(from, Math.max(from, to)).map((_, n) => from + n);
    if (between.length === end - at && !between.some((n) => found.includes(n)))
      for (const [n, place] of between.entries()) found[at + n] = place;
    at = end;
  }
  return found;
}

interface Rows<Row> {
  readonly alike: readonly ((row: Row) => string)[];
  /** Whether there is nothing in a row yet, so that no text says it. */
  readonly isEmpty: (row: Row) => boolean;
  /** A row that was read anew, as that before which it goes on with. */
  readonly carry: (row: Row, before: Row) => Row;
}

/** The rows of a form that were read anew from another's text: what is being typed in stays the same row. */
export function carriedRows<Row>(
  after: readonly Row[],
  before: readonly Row[],
  { alike, isEmpty, carry }: Rows<Row>,
): Row[] {
  const found = goesOn(before, after, ...alike);
  const rows = after.map((row, at) => {
    const same = before[found[at] ?? -1];
    return same === undefined ? { row, from: -1 } : { row: carry(row, same), from: found[at] ?? -1 };
  });
  for (const [at, row] of before.entries()) {
    if (found.includes(at) || !isEmpty(row)) continue;
    const behind = rows.findLastIndex(({ from }) => from >= 0 && from < at);
    rows.splice(behind + 1, 0, { row, from: at });
  }
  return rows.map(({ row }) => row);
}

/** Words as they are being typed, where the text says the same but for the blanks at their ends. */
export const typedWords = (read: string, typed: string): string =>
  read.trim() === typed.trim() ? typed : read;
