import { stemmer } from 'stemmer';

/** How many words are sorted at once. */
const RUN_LENGTH = 500;
/** So many of the words that begin alike are looked at, so that a search for a letter does not hold the process. */
const BEGINNINGS_MAX = 5_000;
/** Typing errors are looked for in words up to this long, because comparing words takes as long as both multiplied. */
const TYPO_LENGTH_MAX = 40;

/** The words of all texts, with their stems, for beginnings of words and typing errors. */
export class Vocabulary {
  readonly #stems = new Map<string, string>();
  /** Words in the order of their code units, in few lists, each at least twice as long as the next. */
  readonly #runs: string[][] = [];
  /** Words that are in none of the lists yet. */
  #recent: string[] = [];
  readonly #runLength: number;

  constructor(runLength = RUN_LENGTH) {
    this.#runLength = runLength;
  }

  /** Adds a folded word and gives its stem. */
  add(word: string): string {
    const known = this.#stems.get(word);
    if (known !== undefined) return known;
    const stem = stemmer(word);
    this.#stems.set(word, stem);
    this.#recent.push(word);
    if (this.#recent.length >= this.#runLength) {
      this.#addRun(this.#recent.sort());
      this.#recent = [];
    }
    return stem;
  }

  /** Stems of the words that begin like this; of very many words only some. */
  beginningWith(prefix: string): Set<string> {
    const found = new Set<string>();
    let looked = 0;
    for (const run of this.#runs) {
      for (let at = placeOf(prefix, run); at < run.length && looked < BEGINNINGS_MAX; at += 1) {
        const word = run[at] ?? '';
        if (!word.startsWith(prefix)) break;
        found.add(this.#stems.get(word) ?? word);
        looked += 1;
      }
    }
    for (const word of this.#recent) if (word.startsWith(prefix)) found.add(this.#stems.get(word) ?? word);
    return found;
  }

  /**
   * Stems of the words that differ from this one by a typing error, or by two in a long one; the nearest only, of those
   * that were looked at until a moment of `performance.now()`.
   */
  near(word: string, until: number): Set<string> {
    let allowed = word.length > 8 ? 2 : 1;
    let found = new Set<string>();
    if (word.length > TYPO_LENGTH_MAX) return found;
    let looked = 0;
    for (const [other, stem] of this.#stems) {
      looked += 1;
      if (looked % 256 === 0 && performance.now() > until) break;
      if (Math.abs(other.length - word.length) > allowed) continue;
      // Two words that differ at both of the first letters are hardly a typing error of each other.
      if (other[0] !== word[0] && other[1] !== word[1] && other[0] !== word[1]) continue;
      const distance = distanceBetween(word, other, allowed);
      if (distance > allowed) continue;
      if (distance < allowed) found = new Set();
      allowed = distance;
      found.add(stem);
    }
    return found;
  }

  /** Merges lists of about the same length, so that a word is moved a few times at most. */
  #addRun(added: string[]): void {
    let run = added;
    for (let last = this.#runs.at(-1); last && last.length < 2 * run.length; last = this.#runs.at(-1)) {
      this.#runs.pop();
      run = merged(last, run);
    }
    this.#runs.push(run);
  }
}

/** The place of the first word that does not sort before this one. */
function placeOf(prefix: string, run: readonly string[]): number {
  let low = 0;
  let high = run.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((run[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}

function merged(a: readonly string[], b: readonly string[]): string[] {
  const all: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [left = '', right = ''] = [a[i], b[j]];
    if (left < right) {
      all.push(left);
      i += 1;
    } else {
      all.push(right);
      j += 1;
    }
  }
  return all.concat(a.slice(i), b.slice(j));
}

/** Words whose stems are kept, because the same ones are in many excerpts. */
const STEMS_MAX = 20_000;
const known = new Map<string, string>();

/** The stem of a folded word. Words of languages other than English mostly stay as they are. */
export function stemOf(word: string): string {
  let stem = known.get(word);
  if (stem === undefined) {
    stem = stemmer(word);
    if (known.size >= STEMS_MAX) known.clear();
    known.set(word, stem);
  }
  return stem;
}

/**
 * How many letters have to be added, removed, replaced or swapped with their neighbour to make one word the other;
 * more than `most` if it is more.
 */
function distanceBetween(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return least;
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
