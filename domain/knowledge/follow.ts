import { diffArrays } from 'diff';
import { type Word, wordsOf } from '../shared/words.ts';
import { type Anchor, QUOTE_MAX } from './annotation.ts';

/** A passage to be followed: where it stands, or, if it is unplaced, how it read. */
export interface Passage {
  readonly anchor: Anchor | null;
  /** '' for the artifact as a whole, which has no place to be followed. */
  readonly quote: string;
}

/** How much of a passage must survive, and how much of it in one place. */
const ENOUGH = 0.5;
const ENOUGH_TOGETHER = 0.35;
/** How many words may stand between two surviving ones in one place; more, where the passage itself is longer. */
const GAP_MAX = 24;
/** How many words on each side of a passage, within its sentence, must have moved with it. */
const AROUND = 10;
/** A quote without a place must have so many words to be found again: shorter ones may stand anywhere by chance. */
const QUOTE_WORDS_MIN = 5;
/** With more differences than this, what differs is taken for replaced: looking for them would take too long. */
const LINES_MAX = 500;
const WORDS_MAX = 1_000;

/**
 * Where passages stand in a text after it was changed; null for those whose place is not certain. What the difference
 * between the two texts calls equal decides: a passage is where enough of its words survive. One that does not survive
 * may have moved: it stands where its very words, and those around it, stand in text that the difference calls new, if
 * they stand there once. It is not looked for elsewhere, because a similar passage that was there before is another.
 */
export function follow(before: string, after: string, passages: readonly Passage[]): (Anchor | null)[] {
  if (before === after) return passages.map(({ anchor }) => anchor);
  const change = changeOf(before, after);
  return passages.map(({ anchor, quote }) => {
    if (!anchor) return foundAgain(change, quote);
    const range = wordsIn(change.old, anchor);
    if (!range) return onlyPlace(before, after, anchor);
    return survivor(change, anchor, range) ?? moved(change, anchor, range);
  });
}

interface Text {
  readonly text: string;
  readonly words: readonly PlacedWord[];
}
interface PlacedWord extends Word {
  readonly line: number;
  /** 2 for the first word of a line, 1 for that of a sentence, 0 for any other. */
  readonly begins: 0 | 1 | 2;
}

interface Change {
  readonly old: Text;
  readonly now: Text;
  /** For each old word its place among the new ones; -1 for a word that is gone. */
  readonly survives: Int32Array;
  /** For each new word whether the difference calls it new. */
  readonly isNew: Uint8Array;
}

/** A range of words: from ≤ at < to. */
type Range = readonly [from: number, to: number];

const SENTENCE_END = /[.!?:;。！？]/;

function textOf(text: string): { readonly lines: PlacedWord[][]; readonly all: Text } {
  const lines: PlacedWord[][] = [];
  let start = 0;
  for (const [line, content] of text.split('\n').entries()) {
    const words: PlacedWord[] = [];
    let last = 0;
    for (const { word, from, to } of wordsOf(content)) {
      const begins = words.length === 0 ? 2 : SENTENCE_END.test(content.slice(last, from)) ? 1 : 0;
      words.push({ word, from: start + from, to: start + to, line, begins });
      last = to;
    }
    lines.push(words);
    start += content.length + 1;
  }
  return { lines, all: { text, words: lines.flat() } };
}

const same = (words: readonly Word[]) => words.map(({ word }) => word).join(' ');

/** Compares lines first, and words only within what differs, so that a long text takes no longer than its changes. */
function changeOf(before: string, after: string): Change {
  const [old, now] = [textOf(before), textOf(after)];
  const survives = new Int32Array(old.all.words.length).fill(-1);
  const isNew = new Uint8Array(now.all.words.length).fill(1);
  let [at, to] = [0, 0];
  const keep = (count: number) => {
    for (let n = 0; n < count; n += 1) {
      survives[at + n] = to + n;
      isNew[to + n] = 0;
    }
    at += count;
    to += count;
  };
  let gone: PlacedWord[] = [];
  let added: PlacedWord[] = [];
  const compareWords = () => {
    for (const [kind, count] of differences(gone, added)) {
      if (kind === 'same') keep(count);
      else if (kind === 'gone') at += count;
      else to += count;
    }
    gone = [];
    added = [];
  };
  let [oldLine, newLine] = [0, 0];
  for (const [kind, count] of runs(old.lines.map(same), now.lines.map(same), LINES_MAX)) {
    for (let n = 0; n < count; n += 1) {
      if (kind === 'same') {
        compareWords();
        keep(old.lines[oldLine]?.length ?? 0);
      }
      if (kind === 'gone') gone.push(...(old.lines[oldLine] ?? []));
      if (kind === 'new') added.push(...(now.lines[newLine] ?? []));
      if (kind !== 'new') oldLine += 1;
      if (kind !== 'gone') newLine += 1;
    }
  }
  compareWords();
  return { old: old.all, now: now.all, survives, isNew };
}

type Run = readonly [kind: 'same' | 'gone' | 'new', count: number];

function runs(before: readonly string[], after: readonly string[], most: number): Run[] {
  const parts = diffArrays([...before], [...after], { maxEditLength: most });
  if (!parts)
    return [
      ['gone', before.length],
      ['new', after.length],
    ];
  return parts.map(({ added, removed, value }) => [added ? 'new' : removed ? 'gone' : 'same', value.length]);
}

/** Equal words between larger differences are equal by chance, such as an `and`, and count as changed. */
function differences(before: readonly PlacedWord[], after: readonly PlacedWord[]): Run[] {
  const text = ({ word }: Word) => word;
  let pieces = atBeginnings(piecesOf(runs(before.map(text), after.map(text), WORDS_MAX)), before, after);
  for (let fewer = withoutChance(pieces); fewer.length < pieces.length; fewer = withoutChance(pieces))
    pieces = fewer;
  return pieces.flatMap(({ gone, added, same: equal }): Run[] => [
    ['gone', gone],
    ['new', added],
    ['same', equal],
  ]);
}

/** A difference and the equal words behind it. */
interface Piece {
  readonly gone: number;
  readonly added: number;
  readonly same: number;
}

function piecesOf(all: readonly Run[]): Piece[] {
  const pieces: Piece[] = [];
  let piece = { gone: 0, added: 0, same: 0 };
  for (const [kind, count] of all) {
    if (kind === 'same') {
      pieces.push({ ...piece, same: count });
      piece = { gone: 0, added: 0, same: 0 };
    } else piece[kind === 'gone' ? 'gone' : 'added'] += count;
  }
  pieces.push(piece);
  return pieces;
}

/** So many words a difference is moved at most. */
const MOVED_MAX = 50;

/**
 * Where words at both ends of what is gone, or new, are the same, the difference may as well lie a little before or
 * behind: of these places it is put where a line or a sentence begins, because people delete and insert whole ones.
 */
function atBeginnings(
  pieces: readonly Piece[],
  before: readonly PlacedWord[],
  after: readonly PlacedWord[],
): Piece[] {
  const result = [];
  let ahead = { gone: 0, added: 0, same: 0 };
  let [at, to] = [0, 0];
  for (const given of pieces) {
    const piece = { ...given };
    const isOnly = piece.gone > 0 !== piece.added > 0;
    if (isOnly) {
      const [words, from, count] = piece.gone > 0 ? [before, at, piece.gone] : [after, to, piece.added];
      const isSame = (a: number, b: number) => words[a]?.word === words[b]?.word;
      const most = (room: number) => Math.min(room, MOVED_MAX);
      const begins = (by: number) =>
        (words[from + by]?.begins ?? 2) + (words[from + by + count]?.begins ?? 2);
      let best = 0;
      for (let by = 0; by < most(piece.same) && isSame(from + by, from + by + count); by += 1)
        if (begins(by + 1) > begins(best)) best = by + 1;
      for (let by = 0; -by < most(ahead.same) && isSame(from + by - 1, from + by + count - 1); by -= 1)
        if (begins(by - 1) > begins(best)) best = by - 1;
      ahead.same += best;
      piece.same -= best;
      at += best;
      to += best;
    }
    at += piece.gone + piece.same;
    to += piece.added + piece.same;
    result.push(ahead);
    ahead = piece;
  }
  return [...result, ahead];
}

function withoutChance(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const next of pieces) {
    const last = result.at(-1);
    if (last && isByChance(last, next)) {
      result[result.length - 1] = {
        gone: last.gone + last.same + next.gone,
        added: last.added + last.same + next.added,
        same: next.same,
      };
    } else result.push(next);
  }
  return result;
}

/** Whether the equal words between two differences are fewer than either; where nothing is gone, or nothing new, none is. */
function isByChance(last: Piece, next: Piece): boolean {
  const size = ({ gone, added }: Piece) => Math.max(gone, added);
  const isReplaced = last.gone + next.gone > 0 && last.added + next.added > 0;
  return isReplaced && last.same < size(last) && last.same < size(next);
}

/** The words that an anchor has a part of; null if it has none. */
function wordsIn({ words }: Text, { start, end }: Anchor): Range | null {
  const from = words.findIndex((word) => word.to > start);
  if (from < 0) return null;
  let to = from;
  while ((words[to]?.from ?? end) < end) to += 1;
  return to > from ? [from, to] : null;
}

/** Where enough of the words survive in one place: from the first to the last of them. */
function survivor({ old, now, survives }: Change, anchor: Anchor, [from, to]: Range): Anchor | null {
  const length = to - from;
  const gap = Math.max(GAP_MAX, 2 * length);
  let total = 0;
  let best: number[] = [];
  let cluster: number[] = [];
  for (let at = from; at < to; at += 1) {
    const place = survives[at] ?? -1;
    if (place < 0) continue;
    total += 1;
    if (place - (survives[cluster.at(-1) ?? at] ?? place) - 1 > gap) cluster = [];
    cluster.push(at);
    if (cluster.length > best.length) best = [...cluster];
  }
  const [first, last] = [best[0], best.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (total <= ENOUGH * length || best.length < ENOUGH_TOGETHER * length) return null;
  const lead = first === from ? old.text.slice(anchor.start, old.words[from]?.from) : '';
  const tail = last === to - 1 ? old.text.slice(old.words[last]?.to, anchor.end) : '';
  return spanOf(now, [survives[first] ?? -1, (survives[last] ?? -1) + 1], lead, tail);
}

/** Where the very words of a passage stand in new text, with those around it in its sentence, if they stand there once. */
function moved({ old, now, isNew }: Change, anchor: Anchor, [from, to]: Range): Anchor | null {
  let first = from;
  while (first > from - AROUND && old.words[first]?.begins === 0) first -= 1;
  let end = to;
  while (end < to + AROUND && old.words[end]?.begins === 0) end += 1;
  const place = onlyIn(
    now,
    isNew,
    old.words.slice(first, end).map(({ word }) => word),
  );
  if (place === null) return null;
  const lead = old.text.slice(anchor.start, old.words[from]?.from);
  const tail = old.text.slice(old.words[to - 1]?.to, anchor.end);
  return spanOf(now, [place + from - first, place + to - first], lead, tail);
}

/** Where a quote whose passage was gone stands in new text, if it stands there once. */
function foundAgain({ now, isNew }: Change, quote: string): Anchor | null {
  const words = [...wordsOf(quote)];
  // A longer passage was cut when it was kept as a quote.
  if (words.length < QUOTE_WORDS_MIN || quote.length >= QUOTE_MAX - 1) return null;
  const place = onlyIn(
    now,
    isNew,
    words.map(({ word }) => word),
  );
  if (place === null) return null;
  return spanOf(
    now,
    [place, place + words.length],
    quote.slice(0, words[0]?.from),
    quote.slice(words.at(-1)?.to),
  );
}

/** The only place of these words among the new ones; null if there is none or more than one. */
function onlyIn({ words }: Text, isNew: Uint8Array, sought: readonly string[]): number | null {
  let only: number | null = null;
  for (let at = 0; at + sought.length <= words.length; at += 1) {
    if (!sought.every((word, n) => isNew[at + n] && words[at + n]?.word === word)) continue;
    if (only !== null) return null;
    only = at;
  }
  return only;
}

/** The span of some words, with what stands before and behind them, such as a full stop, if that is still there. */
function spanOf({ text, words }: Text, [from, to]: Range, lead: string, tail: string): Anchor | null {
  const [first, last] = [words[from], words[to - 1]];
  if (!first || !last) return null;
  const leads = text.slice(Math.max(0, first.from - lead.length), first.from) === lead;
  return {
    start: first.from - (leads ? lead.length : 0),
    end: last.to + (text.startsWith(tail, last.to) ? tail.length : 0),
  };
}

/** The place of a passage without words, such as a sign, which is followed only where it stands once before and after. */
function onlyPlace(before: string, after: string, { start, end }: Anchor): Anchor | null {
  const passage = before.slice(start, end);
  const at = after.indexOf(passage);
  const isOnly = (text: string) => text.indexOf(passage) === text.lastIndexOf(passage);
  return at >= 0 && isOnly(before) && isOnly(after) ? { start: at, end: at + passage.length } : null;
}
