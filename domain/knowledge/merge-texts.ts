import { diffArrays } from 'diff';

/**
 * A stretch of a text that two people have written on: settled, or changed by both, each in their own way. null is a
 * side that has nothing there, '' one that has a blank line.
 */
export type Stretch =
  | { readonly kind: 'settled'; readonly text: string }
  | { readonly kind: 'both'; readonly mine: string | null; readonly theirs: string | null };

/** With more differences than this, all of it counts as changed: looking for them would take too long. */
const EDITS_MAX = 2_000;

/** Lines that are pieces by themselves: blank ones, headings, items, rows of tables, fences, quotes, what is indented. */
const ALONE = /^\s*$|^\s*(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|\||```|~~~|>)|^(?: {4}|\t)/;

/** A text in paragraphs, items and rows; joined by line ends they are the text. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let flows = false;
  for (const line of text.split('\n')) {
    const alone = ALONE.test(line);
    if (!alone && flows) pieces.push(`${pieces.pop()}\n${line}`);
    else pieces.push(line);
    flows = !alone;
  }
  return pieces;
}

/** For each piece of the one its place in the other; -1 for one that is not there any more. */
function placesOf(before: readonly string[], after: readonly string[]): Int32Array {
  const places = new Int32Array(before.length).fill(-1);
  const runs = diffArrays([...before], [...after], { maxEditLength: EDITS_MAX }) ?? [];
  let [at, to] = [0, 0];
  for (const { added, removed, value } of runs) {
    if (!added && !removed) for (let n = 0; n < value.length; n += 1) places[at + n] = to + n;
    if (!added) at += value.length;
    if (!removed) to += value.length;
  }
  return places;
}

const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((piece, at) => piece === b[at]);

/**
 * What two people have made of one text, put together piece by piece. Where only one has changed something, or both have
 * changed it the same way, it is settled; where both have changed the same pieces, both versions stand there. Every
 * word that either has written is in the result.
 */
export function mergeTexts(base: string, mine: string, theirs: string): Stretch[] {
  const [before, ours, others] = [piecesOf(base), piecesOf(mine), piecesOf(theirs)];
  const [inOurs, inOthers] = [placesOf(before, ours), placesOf(before, others)];
  const found: (
    | { kind: 'settled'; pieces: string[] }
    | { kind: 'both'; mine: string[]; theirs: string[] }
  )[] = [];
  const settle = (pieces: readonly string[]) => {
    const last = found.at(-1);
    if (last?.kind === 'settled') last.pieces.push(...pieces);
    else if (pieces.length > 0) found.push({ kind: 'settled', pieces: [...pieces] });
  };
  let [at, a, b] = [0, 0, 0];
  while (at < before.length || a < ours.length || b < others.length) {
    const piece = before[at];
    if (piece !== undefined && inOurs[at] === a && inOthers[at] === b) {
      settle([piece]);
      at += 1;
      a += 1;
      b += 1;
      continue;
    }
    let next = at;
    while (next < before.length && ((inOurs[next] ?? -1) < 0 || (inOthers[next] ?? -1) < 0)) next += 1;
    const aEnd = next < before.length ? (inOurs[next] ?? 0) : ours.length;
    const bEnd = next < before.length ? (inOthers[next] ?? 0) : others.length;
    const [was, my, their] = [before.slice(at, next), ours.slice(a, aEnd), others.slice(b, bEnd)];
    if (same(my, was) || same(my, their)) settle(their);
    else if (same(their, was)) settle(my);
    else found.push({ kind: 'both', mine: my, theirs: their });
    [at, a, b] = [next, aEnd, bEnd];
  }
  return found.map((stretch) =>
    stretch.kind === 'settled'
      ? { kind: 'settled', text: stretch.pieces.join('\n') }
      : { kind: 'both', mine: joined(stretch.mine), theirs: joined(stretch.theirs) },
  );
}

const joined = (pieces: readonly string[]): string | null => (pieces.length > 0 ? pieces.join('\n') : null);

/** A line of a paragraph: the next line would go on with it. */
const PROSE = /^(?!#{1,6}\s|[>|]|```|~~~|[-+*]\s|\d+[.)]\s)\S/;

/** One after the other; paragraphs apart, so that readers see two. */
function bothOf(mine: string | null, theirs: string | null): (string | null)[] {
  const meet = [mine?.split('\n').at(-1), theirs?.split('\n')[0]];
  return meet.every((line) => line !== undefined && PROSE.test(line)) ? [mine, '', theirs] : [mine, theirs];
}

export type Choice = 'mine' | 'theirs' | 'all';

/** The text with what was chosen for each stretch that both have changed. */
export function chosenText(stretches: readonly Stretch[], choices: readonly Choice[]): string {
  let asked = 0;
  const texts = stretches.flatMap((stretch) => {
    if (stretch.kind === 'settled') return [stretch.text];
    const choice = choices[asked] ?? 'mine';
    asked += 1;
    const sides = choice === 'all' ? bothOf(stretch.mine, stretch.theirs) : [stretch[choice]];
    // What is gone on one side leaves no blank line.
    return sides.filter((text) => text !== null);
  });
  return texts.join('\n');
}

/** Two versions of which nothing is known that both were written upon: wherever they differ, both stand. */
export function differencesOf(mine: string, theirs: string): Stretch[] {
  const [ours, others] = [piecesOf(mine), piecesOf(theirs)];
  const places = placesOf(ours, others);
  const found: Stretch[] = [];
  let [at, to] = [0, 0];
  while (at < ours.length || to < others.length) {
    let [next, there] = [at, to];
    while (next < ours.length && places[next] === there) [next, there] = [next + 1, there + 1];
    if (next > at) found.push({ kind: 'settled', text: ours.slice(at, next).join('\n') });
    [at, to] = [next, there];
    while (next < ours.length && (places[next] ?? -1) < 0) next += 1;
    there = next < ours.length ? (places[next] ?? 0) : others.length;
    if (next > at || there > to)
      found.push({
        kind: 'both',
        mine: joined(ours.slice(at, next)),
        theirs: joined(others.slice(to, there)),
      });
    [at, to] = [next, there];
  }
  return found;
}
