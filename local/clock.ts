import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const Present = globalThis.Date;

/** By how much every clock of this process is ahead of the machine's; negative for one that is behind. */
let ahead = 0;

const shown = () => Present.now() + ahead;

// Not a subclass: what is made with it is the same kind of Date as everything made before and after.
const Moved = new Proxy(Present, {
  construct: (real, given, maker) => Reflect.construct(real, given.length === 0 ? [shown()] : given, maker),
  apply: () => new Present(shown()).toString(),
  get: (real, name, receiver) => (name === 'now' ? shown : Reflect.get(real, name, receiver)),
});

export const aheadBy = (): number => ahead;

/** What the machine's own clock shows. */
export const machineNow = (): number => Present.now();

/** Sets every clock of this process: of the function app, of storage and of Microsoft 365, which all run in it. */
export function setAhead(by: number): void {
  ahead = by;
  globalThis.Date = by === 0 ? Present : Moved;
}

/** How far one step goes. In steps whatever falls due is done at about its time, as if the time had passed. */
const STEP_MS = 4 * 3_600_000;
/** The furthest that the clock goes in one request. */
export const FURTHEST_MS = 100 * 86_400_000;

const kept = z.object({ ahead: z.number().nonnegative() });

/** The clock of a world, which only goes forward. It is kept over restarts, because what was written under it is. */
export class WorldClock {
  readonly #file: string | undefined;
  readonly #passed: () => Promise<void>;
  #moving: Promise<void> = Promise.resolve();
  #moves = 0;

  /** `passed` does what has fallen due, after each step. */
  constructor(file: string | undefined, passed: () => Promise<void>) {
    this.#file = file;
    this.#passed = passed;
  }

  get aheadMs(): number {
    return ahead;
  }

  /** Whether it is on its way to where it shall be. */
  get isMoving(): boolean {
    return this.#moves > 0;
  }

  /** Lets so much time pass. */
  async forward(by: number): Promise<void> {
    this.#moves += 1;
    const move = this.#moving
      .then(() => this.#move(Math.min(by, FURTHEST_MS)))
      .finally(() => {
        this.#moves -= 1;
      });
    this.#moving = move.catch(() => {});
    await move;
  }

  async #move(by: number): Promise<void> {
    for (let left = by; left > 0; left -= STEP_MS) {
      setAhead(ahead + Math.min(left, STEP_MS));
      await this.#save();
      await this.#passed();
    }
  }

  async #save(): Promise<void> {
    if (this.#file === undefined) return;
    const beside = `${this.#file}.${process.pid}.tmp`;
    await writeFile(beside, JSON.stringify({ ahead }));
    await rename(beside, this.#file);
  }
}

/** Sets the clock as it was when the world in this file was stopped. */
export async function restoreClock(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text) setAhead(kept.parse(JSON.parse(text)).ahead);
}
