/** What else decides how a thing ranks. */
export interface Standing {
  /** The best of each group are kept. A number below 256. */
  readonly group: number;
  /** What its score is multiplied with. */
  readonly weight: number;
}
export const ALIKE: Standing = { group: 0, weight: 1 };

/** By the numbers of things, so that what has a common word is decided without looking at the things. */
export class Standings {
  /** Up to eight bits for each, of whoever may find it; 0 for one that was removed. */
  marks = new Uint8Array(64);
  groups = new Uint8Array(64);
  weights = new Float64Array(64);

  put(number: number, { group, weight }: Standing): void {
    if (number >= this.marks.length) this.#grow();
    this.marks[number] = 0;
    this.groups[number] = group;
    this.weights[number] = weight;
  }

  #grow(): void {
    const room = 2 * this.marks.length;
    const { marks, groups, weights } = this;
    this.marks = new Uint8Array(room);
    this.groups = new Uint8Array(room);
    this.weights = new Float64Array(room);
    this.marks.set(marks);
    this.groups.set(groups);
    this.weights.set(weights);
  }
}
