import { setImmediate } from 'node:timers/promises';

/** Long work pauses this often. */
const STEP_MS = 20;

/** Long work in steps, between which the process answers others. */
export class Breather {
  #since = performance.now();

  async breathe(): Promise<void> {
    if (performance.now() - this.#since >= STEP_MS) await this.rest();
  }

  /** Pauses now, before a longer step. */
  async rest(): Promise<void> {
    await setImmediate();
    this.#since = performance.now();
  }
}
