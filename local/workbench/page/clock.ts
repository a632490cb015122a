import { useSyncExternalStore } from 'react';

const RealDate = Date;
let ahead = 0;
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

export function setAhead(by: number): void {
  if (by === ahead) return;
  ahead = by;
  for (const listener of listeners) listener();
}

export const useAhead = (): number =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, aheadMs);
