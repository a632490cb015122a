/** One of the things that a search found. */
export interface Ranked<T> {
  readonly thing: T;
  readonly score: number;
}

/** The best things of each group, in order. Most of what is found is compared with a number only. */
export class Best<T> {
  readonly #most: number;
  readonly #compare: (a: Ranked<T>, b: Ranked<T>) => number;
  readonly #groups: Ranked<T>[][] = [];
  /** For each group, the score below which nothing is among its best. */
  readonly floors: Float64Array;

  /** `most` are kept of a group, and groups are numbers below `groups`. */
  constructor(most: number, groups: number, compare: (a: Ranked<T>, b: Ranked<T>) => number) {
    this.#most = most;
    this.#compare = compare;
    this.floors = new Float64Array(groups);
  }

  add(group: number, thing: T, score: number): void {
    let best = this.#groups[group];
    if (!best) {
      best = [];
      this.#groups[group] = best;
    }
    const one = { thing, score };
    const last = best.at(-1);
    if (best.length === this.#most && last && this.#compare(last, one) <= 0) return;
    let at = best.length;
    for (let before = best[at - 1]; before && this.#compare(before, one) > 0; before = best[at - 1]) at -= 1;
    best.splice(at, 0, one);
    if (best.length > this.#most) best.pop();
    if (best.length === this.#most) this.floors[group] = best[this.#most - 1]?.score ?? 0;
  }

  /** How many are kept. */
  get size(): number {
    return this.#groups.reduce((sum, group) => sum + group.length, 0);
  }

  /** By the number of the group. */
  *[Symbol.iterator](): Generator<readonly [number, readonly Ranked<T>[]]> {
    for (const [group, best] of this.#groups.entries()) if (best) yield [group, best];
  }
}
