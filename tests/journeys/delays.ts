import { expect, test } from 'vitest';
import { PATIENCE } from '../support/browser.ts';

/** Measures how long the others wait for what one does. */
export class Delays {
  readonly #measured: number[] = [];

  /** Does something and waits until the other sees it. */
  async seen(act: Promise<unknown>, other: Promise<unknown>): Promise<void> {
    await act;
    const from = performance.now();
    await other;
    this.#measured.push(performance.now() - from);
  }

  /** The last test of a file: what was measured in the others. */
  areShort(): void {
    test('whatever one person does, the other sees within three seconds', () => {
      const delays = this.#measured.toSorted((a, b) => a - b);
      const usual = delays[Math.floor(delays.length / 2)] ?? Number.POSITIVE_INFINITY;
      expect(usual).toBeLessThan(3_000);
      expect(delays.at(-1)).toBeLessThan(PATIENCE);
    });
  }
}
