import { queryOf } from '../../domain/shared/query.ts';
import { wordsOf } from '../../domain/shared/words.ts';

export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** A text cut into pieces; words that begin with what a search looks for are marked, each as a whole. */
export function highlight(text: string, query: string): Piece[] {
  const terms = queryOf(query).terms.map(({ word }) => word);
  const pieces: Piece[] = [];
  const push = (from: number, to: number, hit: boolean) => {
    if (to > from) pieces.push({ text: text.slice(from, to), hit });
  };
  let done = 0;
  if (terms.length > 0) {
    for (const { word, from, to } of wordsOf(text)) {
      if (!terms.some((term) => startsLike(word, term))) continue;
      push(done, from, false);
      push(from, to, true);
      done = to;
    }
  }
  push(done, text.length, false);
  return pieces;
}

/** Whether the word begins with the term, or with one typing error in it, as the search allows. */
function startsLike(word: string, term: string): boolean {
  if (word.startsWith(term)) return true;
  return term.length > 4 && Math.abs(word.length - term.length) <= 1 && slips(word, term);
}

/** Whether one letter more, less, other or swapped makes one word out of the other. */
function slips(a: string, b: string): boolean {
  let head = 0;
  while (head < a.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const [left, right] = [a.length - head - tail, b.length - head - tail];
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[head] === b[head + 1] && a[head + 1] === b[head];
}
