import { aheadBy, machineNow, setAhead } from '../clock.ts';

/** The clock of somebody who lives through the past. */
export interface PastClock {
  now(): Date;
  /** Lets time pass until a moment; one that has passed already changes nothing. Never goes beyond the present. */
  waitUntil(moment: Date): void;
}

/**
 * Lives through something in the past: while `live` runs, every clock in this process begins at `from`, runs on from
 * there and only ever forward. Afterwards it is now again, however `live` ended. Whoever reckons with the clock across
 * the return sees a long time pass at once, as on a machine that slept.
 */
export async function inThePast<T>(from: Date, live: (clock: PastClock) => Promise<T>): Promise<T> {
  if (aheadBy() !== 0) throw new Error('The clock was set already');
  if (from.getTime() > machineNow()) throw new Error(`${from.toISOString()} is not in the past`);
  setAhead(from.getTime() - machineNow());
  try {
    return await live({
      now: () => new Date(),
      waitUntil: (moment) => {
        setAhead(Math.min(0, Math.max(aheadBy(), moment.getTime() - machineNow())));
      },
    });
  } finally {
    setAhead(0);
  }
}
