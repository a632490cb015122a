export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** Lower case without accents, and where each of its characters stands in the original. */
function folded(text: string): { plain: string; at: number[] } {
  let plain = '';
  const at: number[] = [];
  let index = 0;
  for (const character of text) {
    const small = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    for (let k = 0; k < small.length; k += 1) at.push(index);
    plain += small;
    index += character.length;
  }
  at.push(index);
  return { plain, at };
}

const LETTER = /[\p{L}\p{N}]/u;

/** A text cut into pieces; words that begin with a search term are marked, each as a whole. */
export function highlight(text: string, query: string): Piece[] {
  const terms = folded(query)
    .plain.split(/[^\p{L}\p{N}]+/u)
    .filter((term) => term !== '');
  if (terms.length === 0) return [{ text, hit: false }];
  const { plain, at } = folded(text);
  const pieces: Piece[] = [];
  const push = (from: number, to: number, hit: boolean) => {
    if (to > from) pieces.push({ text: text.slice(at[from], at[to]), hit });
  };
  let done = 0;
  for (let from = 0; from < plain.length; ) {
    let to = from;
    while (to < plain.length && LETTER.test(plain[to] ?? '')) to += 1;
    if (to > from && terms.some((term) => startsLike(plain.slice(from, to), term))) {
      push(done, from, false);
      push(from, to, true);
      done = to;
    }
    from = to + 1;
  }
  push(done, plain.length, false);
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
