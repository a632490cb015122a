import { useSyncExternalStore } from 'react';

const RealDate = Date;
let ahead = 0;
/** The same, but not of moments on the way there. */
let settled = 0;
const listeners = new Set<() => void>();

/** By how much the clock of everything here is ahead of this browser's. */
export const aheadMs = (): number => ahead;

const now = () => RealDate.now() + ahead;

/** Has this page go by the clock of everything that runs here; frames of the app are given it as they open. */
export function followClock(): void {
  window.Date = new Proxy(RealDate, {
    construct: (real, given, maker) =>
      Reflect.construct(real, given.length === 0 ? [now()] : given, maker) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (real, name, receiver) => (name === 'now' ? now : Reflect.get(real, name, receiver)),
  });
}

export interface ClockState {
  readonly aheadMs: number;
  readonly isMoving?: boolean;
}

export function setAhead({ aheadMs: by, isMoving = false }: ClockState): void {
  const arrived = isMoving ? settled : by;
  if (by === ahead && arrived === settled) return;
  ahead = by;
  settled = arrived;
  for (const listener of listeners) listener();
}

const useClock = (read: () => number): number =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);

export const useAhead = (): number => useClock(aheadMs);

/** What is shown for another one is of before, and has to be loaded anew. */
export const useSettledAhead = (): number => useClock(() => settled);
