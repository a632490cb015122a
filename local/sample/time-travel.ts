const Present = globalThis.Date;

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
  if (globalThis.Date !== Present) throw new Error('Somebody is in the past already');
  if (from.getTime() > Present.now()) throw new Error(`${from.toISOString()} is not in the past`);
  let behind = Present.now() - from.getTime();
  const now = () => Present.now() - behind;
  // Not a subclass: what is made in the past is the same kind of Date as everything made before and after.
  globalThis.Date = new Proxy(Present, {
    construct: (real, given, maker) => Reflect.construct(real, given.length === 0 ? [now()] : given, maker),
    apply: () => new Present(now()).toString(),
    get: (real, name, receiver) => (name === 'now' ? now : Reflect.get(real, name, receiver)),
  });
  try {
    return await live({
      now: () => new Present(now()),
      waitUntil: (moment) => {
        behind = Math.max(0, Math.min(behind, Present.now() - moment.getTime()));
      },
    });
  } finally {
    globalThis.Date = Present;
  }
}
