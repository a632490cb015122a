/** A place for what a person typed: the browser's storage, or this page's memory where the browser allows none. */
export interface Kept {
  /** false once something could be kept in memory only, so that closing the page would lose it. */
  durable(): boolean;
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(prefix: string): string[];
}

/** Falls back to memory value by value: storage may be forbidden (it throws when asked for), or full. */
export function makeKept(storage: () => Storage): Kept {
  const memory = new Map<string, string>();
  const stored = <T>(use: (storage: Storage) => T, otherwise: T): T => {
    try {
      return use(storage());
    } catch {
      return otherwise;
    }
  };
  const works = stored((place) => {
    place.setItem('guildhall.probe', '1');
    place.removeItem('guildhall.probe');
    return true;
  }, false);
  return {
    durable: () => works && memory.size === 0,
    get: (key) => memory.get(key) ?? stored((place) => place.getItem(key), null),
    set(key, value) {
      const kept = stored((place) => {
        place.setItem(key, value);
        return true;
      }, false);
      if (kept) memory.delete(key);
      else memory.set(key, value);
    },
    remove(key) {
      memory.delete(key);
      stored((place) => place.removeItem(key), undefined);
    },
    keys(prefix) {
      const all = stored(
        (place) => Array.from({ length: place.length }, (_, at) => place.key(at) ?? ''),
        [] as string[],
      );
      return [...new Set([...all, ...memory.keys()])].filter((key) => key.startsWith(prefix));
    },
  };
}

export const kept: Kept = makeKept(() => localStorage);
