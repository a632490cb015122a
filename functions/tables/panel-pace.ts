import { performance } from 'node:perf_hooks';
import { LIVE_BEAT_MS } from '../../domain/sessions/live-contract.ts';

/** With fewer questions a second than this, asking less often would not relieve a busy process. */
const MANY = 20;
const BUSY = 0.85;
const CALM = 0.6;
const LONGEST_MS = 15_000;

/** Gives how much of the time since its last call the process was busy, from 0 to 1. */
function busySince(): () => number {
  let before = performance.eventLoopUtilization();
  return () => {
    const { utilization } = performance.eventLoopUtilization(before);
    before = performance.eventLoopUtilization();
    return utilization;
  };
}

/** How often side panels are told to ask: every two seconds, and less often while this process cannot keep up. */
export class PanelPace {
  readonly #busy: () => number;
  #ms = LIVE_BEAT_MS;
  #questions = 0;
  #from: number;

  constructor(busy = busySince(), now = performance.now()) {
    this.#busy = busy;
    this.#from = now;
  }

  /** To be called for each question. */
  afterQuestion(now = performance.now()): number {
    this.#questions += 1;
    const seconds = (now - this.#from) / 1_000;
    if (seconds < 1) return this.#ms;
    const busy = this.#busy();
    const rate = this.#questions / seconds;
    // Even if all of them asked every two seconds, these panels would be few.
    const isFew = (rate * this.#ms) / LIVE_BEAT_MS < MANY;
    if (busy > BUSY && rate >= MANY) this.#ms = Math.min(LONGEST_MS, this.#ms * 1.5);
    else if (busy < CALM || isFew) this.#ms = Math.max(LIVE_BEAT_MS, this.#ms / 1.2);
    this.#questions = 0;
    this.#from = now;
    return this.#ms;
  }
}
