import { wordsOf } from '../shared/words.ts';
import { type Anchor, QUOTE_MAX } from './annotation.ts';
import { type Change, changeOf, onlyPlaceOf, type Text } from './word-difference.ts';

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

/** A range of words: from ≤ at < to. */
type Range = readonly [from: number, to: number];

/** The words that an anchor has a part of; null if it has none. */
function wordsIn({ words }: Text, { start, end }: Anchor): Range | null {
  // The first word that ends behind the start: words stand in their order.
  let [from, behind] = [0, words.length];
  while (from < behind) {
    const middle = (from + behind) >> 1;
    if ((words[middle]?.to ?? 0) > start) behind = middle;
    else from = middle + 1;
  }
  if (from === words.length) return null;
  let to = from;
  while ((words[to]?.from ?? end) < end) to += 1;
  return to > from ? [from, to] : null;
}

/** Where enough of the words survive in one place: from the first to the last of them. */
function survivor({ old, now, survives }: Change, anchor: Anchor, [from, to]: Range): Anchor | null {
  const length = to - from;
  const gap = Math.max(GAP_MAX, 2 * length);
  let total = 0;
  // How many words stand together there, the first of them, and the last.
  let best = { count: 0, first: from, last: from };
  let cluster = best;
  for (let at = from; at < to; at += 1) {
    const place = survives[at] ?? -1;
    if (place < 0) continue;
    total += 1;
    const isNear = cluster.count > 0 && place - (survives[cluster.last] ?? place) - 1 <= gap;
    cluster = isNear ? { ...cluster, count: cluster.count + 1, last: at } : { count: 1, first: at, last: at };
    if (cluster.count > best.count) best = cluster;
  }
  const { count, first, last } = best;
  if (count === 0) return null;
  if (total <= ENOUGH * length || count < ENOUGH_TOGETHER * length) return null;
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
  const place = onlyIn(now, isNew, old.said.slice(first, end));
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
const onlyIn = ({ said }: Text, isNew: Uint8Array, sought: readonly string[]): number | null =>
  onlyPlaceOf(sought, said, (at) => isNew[at] === 1);

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
