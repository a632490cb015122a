import { stemmer } from 'stemmer';

/** How many recent words are kept unsorted. Sorting them in costs about a millisecond for 50,000 words. */
const RECENT_MAX = 500;
/** Typing errors are looked for in words up to this long, because comparing words takes as long as both multiplied. */
const TYPO_LENGTH_MAX = 40;

/** The words of all texts, with their stems, for beginnings of words and typing errors. */
export class Vocabulary {
  readonly #stems = new Map<string, string>();
  /** In the order of their code units. */
  #sorted: string[] = [];
  #recent: string[] = [];

  /** Adds a folded word and gives its stem. */
  add(word: string): string {
    const known = this.#stems.get(word);
    if (known !== undefined) return known;
    const stem = stemOf(word);
    this.#stems.set(word, stem);
    this.#recent.push(word);
    return stem;
  }

  get size(): number {
    return this.#stems.size;
  }

  /** Forgets the words whose stems are in use no more. */
  forget(isUsed: (stem: string) => boolean): void {
    for (const [word, stem] of this.#stems) if (!isUsed(stem)) this.#stems.delete(word);
    const isKnown = (word: string) => this.#stems.has(word);
    this.#sorted = this.#sorted.filter(isKnown);
    this.#recent = this.#recent.filter(isKnown);
  }

  /** Stems of the words that begin like this. */
  beginningWith(prefix: string): Set<string> {
    this.#sortIn();
    const found = new Set<string>();
    for (let at = this.#placeOf(prefix); at < this.#sorted.length; at += 1) {
      const word = this.#sorted[at] ?? '';
      if (!word.startsWith(prefix)) break;
      found.add(this.#stems.get(word) ?? word);
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

  #sortIn(): void {
    if (this.#recent.length <= RECENT_MAX) return;
    this.#sorted = [...this.#sorted, ...this.#recent].sort();
    this.#recent = [];
  }

  /** The place of the first word that does not sort before this one. */
  #placeOf(word: string): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? '') < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The stem of a folded word. Words of languages other than English mostly stay as they are. */
export const stemOf = (word: string): string => stemmer(word);

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
