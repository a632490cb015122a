import { diffArrays } from 'diff';
import { type Word, wordsOf } from '../shared/words.ts';

/** With more differences than this, what differs is taken for replaced: looking for them would take too long. */
const LINES_MAX = 500;
const WORDS_MAX = 1_000;
/** All stretches of a text together: looking for so many differences takes their square. */
const SEARCHED_MAX = 2_500_000;

/** A text and its words. */
export interface Text {
  readonly text: string;
  /** The words alone. */
  readonly said: readonly string[];
  readonly words: readonly PlacedWord[];
}
export interface PlacedWord extends Word {
  readonly line: number;
  /** 2 for the first word of a line, 1 for that of a sentence, 0 for any other. */
  readonly begins: 0 | 1 | 2;
}

/** What has become of the words of a text. */
export interface Change {
  readonly old: Text;
  readonly now: Text;
  /** For each old word its place among the new ones; -1 for a word that is gone. */
  readonly survives: Int32Array;
  /** For each new word whether the difference calls it new. */
  readonly isNew: Uint8Array;
}

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
  const all = lines.flat();
  return { lines, all: { text, words: all, said: all.map(({ word }) => word) } };
}

const same = (words: readonly Word[]) => words.map(({ word }) => word).join(' ');

/** Compares lines first, and words only within what differs, so that a long text takes no longer than its changes. */
export function changeOf(before: string, after: string): Change {
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
  const budget = { left: SEARCHED_MAX };
  const compareWords = () => {
    for (const [kind, count] of differences(gone, added, budget)) {
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
function differences(
  before: readonly PlacedWord[],
  after: readonly PlacedWord[],
  budget: { left: number },
): Run[] {
  const [old, now] = [before.map(({ word }) => word), after.map(({ word }) => word)];
  const put = onlyPlaceOf(old, now);
  // All of it stands there as it was, so that none of it is taken for words of what was put around it.
  if (put !== null && old.length > 0)
    return [
      ['new', put],
      ['same', old.length],
      ['new', now.length - put - old.length],
    ];
  const most = Math.min(WORDS_MAX, Math.floor(Math.sqrt(budget.left)));
  const found = runs(old, now, most);
  const edits = found.reduce((sum, [kind, count]) => (kind === 'same' ? sum : sum + count), 0);
  budget.left -= Math.min(most, edits) ** 2;
  let pieces = atBeginnings(piecesOf(found), before, after);
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

/** The only place of some words in a row; null if there is none or more than one. Each word is looked at twice at most. */
export function onlyPlaceOf(
  sought: readonly string[],
  words: readonly string[],
  counts: (at: number) => boolean = () => true,
): number | null {
  if (sought.length === 0) return words.length === 0 ? 0 : null;
  // Of the words up to each, how many at their end are those that it begins with (Knuth, Morris and Pratt).
  const again = new Int32Array(sought.length);
  for (let at = 1, same = 0; at < sought.length; at += 1) {
    while (same > 0 && sought[at] !== sought[same]) same = again[same - 1] ?? 0;
    if (sought[at] === sought[same]) same += 1;
    again[at] = same;
  }
  let only: number | null = null;
  for (let at = 0, same = 0; at < words.length; at += 1) {
    if (!counts(at)) same = 0;
    else {
      while (same > 0 && words[at] !== sought[same]) same = again[same - 1] ?? 0;
      if (words[at] === sought[same]) same += 1;
    }
    if (same < sought.length) continue;
    if (only !== null) return null;
    only = at + 1 - sought.length;
    same = again[same - 1] ?? 0;
  }
  return only;
}
