/** The things in which a stem occurs, by their number, and how often it does there, with the weights of the fields. */
export interface Postings {
  readonly numbers: number[];
  readonly counts: number[];
}

/** BM25: how soon more occurrences count no more, and how much the length of a text matters. Tried on Cranfield. */
export const K1 = 1.5;
const B = 0.75;
/** For each thing, the part of BM25 that depends on its length only. */
export class Norms {
  values = new Float64Array();
  #average = 0;
  #count = 0;

  /** Brings them in line with the lengths and their average. */
  bring(lengths: readonly number[], average: number): void {
    const from = average === this.#average ? this.#count : 0;
    if (lengths.length > this.values.length) {
      const grown = new Float64Array(2 * lengths.length);
      grown.set(this.values);
      this.values = grown;
    }
    for (let at = from; at < lengths.length; at += 1)
      this.values[at] = K1 * (1 - B + (B * (lengths[at] ?? 0)) / average);
    this.#average = average;
    this.#count = lengths.length;
  }
}

/** The scores of a search, by the things' numbers. */
export class Scored {
  scores = new Float64Array();
  /** The terms that occur in each thing, a bit for each. */
  seen = new Uint32Array();
  /** What the present term has given each thing; to be read only where `seen` has its bit. */
  given = new Float64Array();
  /** The numbers of the first `count` things that were given a score. */
  touched = new Uint32Array();
  count = 0;

  /** Forgets the search before. */
  begin(size: number): void {
    if (size > this.seen.length) {
      const room = 2 * size;
      this.scores = new Float64Array(room);
      this.seen = new Uint32Array(room);
      this.given = new Float64Array(room);
      this.touched = new Uint32Array(room);
    } else if (this.count > size / 4) {
      this.scores.fill(0, 0, size);
      this.seen.fill(0, 0, size);
    } else
      for (let at = 0; at < this.count; at += 1) {
        const number = this.touched[at] ?? 0;
        this.scores[number] = 0;
        this.seen[number] = 0;
      }
    this.count = 0;
  }

  /** Adds the scores of a term that has only one stem. */
  add({ numbers, counts }: Postings, most: number, norms: Float64Array, bit: number, before: number): void {
    const { scores, seen, touched } = this;
    if (this.count === 0) {
      for (let at = 0; at < numbers.length; at += 1) {
        const number = numbers[at] as number;
        const count = counts[at] as number;
        touched[at] = number;
        scores[number] = (most * count) / (count + (norms[number] as number));
        seen[number] = bit;
      }
      this.count = numbers.length;
      return;
    }
    let last = this.count;
    for (let at = 0; at < numbers.length; at += 1) {
      const number = numbers[at] as number;
      const count = counts[at] as number;
      const bits = seen[number] as number;
      if ((bits & before) !== before) continue;
      if (bits === 0) {
        touched[last] = number;
        last += 1;
      }
      scores[number] = (scores[number] as number) + (most * count) / (count + (norms[number] as number));
      seen[number] = bits | bit;
    }
    this.count = last;
  }

  /** Adds the scores of one of a term's stems, where they are better than those of its other stems. */
  addBest(
    { numbers, counts }: Postings,
    most: number,
    norms: Float64Array,
    bit: number,
    before: number,
  ): void {
    const { scores, seen, given, touched } = this;
    let last = this.count;
    for (let at = 0; at < numbers.length; at += 1) {
      const number = numbers[at] as number;
      const count = counts[at] as number;
      const bits = seen[number] as number;
      if ((bits & before) !== before) continue;
      const score = (most * count) / (count + (norms[number] as number));
      if (bits === 0) {
        touched[last] = number;
        last += 1;
      }
      const already = (bits & bit) === 0 ? 0 : (given[number] as number);
      if (score > already) {
        given[number] = score;
        scores[number] = (scores[number] as number) + score - already;
      }
      seen[number] = bits | bit;
    }
    this.count = last;
  }
}
