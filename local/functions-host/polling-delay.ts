const RANDOMIZATION = 0.2;

/**
 * How long to wait before a queue is looked into again: the shortest wait after a message, then doubling and spread by a
 * fifth, up to the longest, as the host's randomised exponential back-off has it.
 */
export class PollingDelay {
  readonly #shortestMs: number;
  readonly #longestMs: number;
  readonly #random: () => number;
  #exponent = 0;
  #currentMs = 0;

  constructor(shortestMs: number, longestMs: number, random: () => number = Math.random) {
    this.#shortestMs = shortestMs;
    this.#longestMs = longestMs;
    this.#random = random;
  }

  next(foundMessage: boolean): number {
    if (foundMessage) {
      this.#currentMs = this.#shortestMs;
      this.#exponent = 1;
    } else if (this.#currentMs !== this.#longestMs) {
      const spread = 1 - RANDOMIZATION + this.#random() * 2 * RANDOMIZATION;
      const more = this.#exponent > 0 ? spread * 2 ** (this.#exponent - 1) * this.#shortestMs : 0;
      const longer = this.#shortestMs + more;
      if (longer < this.#longestMs) {
        this.#currentMs = longer;
        this.#exponent += 1;
      } else {
        this.#currentMs = this.#longestMs;
      }
    }
    return this.#currentMs;
  }
}
