import { setTimeout as pause } from 'node:timers/promises';

/** Graph takes five notifications a second from an app in a tenant. */
const A_SECOND = 5;
const SECOND_MS = 1_000;

/**
 * Lets at most five calls a second through, in the order in which they ask. The timer that tells people runs in one
 * instance only, so that nobody else sends in a tenant.
 */
export class Pace {
  readonly #now: () => Date;
  #lately: number[] = [];

  constructor(now: () => Date) {
    this.#now = now;
  }

  async next(): Promise<void> {
    const now = this.#now().getTime();
    this.#lately = this.#lately.filter((at) => at > now - SECOND_MS && at <= now);
    const [first = now] = this.#lately;
    if (this.#lately.length >= A_SECOND) {
      await pause(first + SECOND_MS - now);
      this.#lately.shift();
    }
    this.#lately.push(this.#now().getTime());
  }
}
