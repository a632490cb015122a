/** Where what a person typed is kept: in the browser's storage, or in this page's memory where there is none. */
export interface BrowserStore {
  /** false once something could be kept in memory only, so that closing the page would lose it. */
  durable(): boolean;
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(prefix: string): string[];
}

/** Falls back to memory value by value: storage may be forbidden (it throws when asked for), or full. */
export function makeBrowserStore(storage: () => Storage): BrowserStore {
  const memory = new Map<string, string>();
  const attempt = <T>(use: (storage: Storage) => T, otherwise: T): T => {
    try {
      return use(storage());
    } catch {
      return otherwise;
    }
  };
  const works = attempt((place) => {
    place.setItem('guildhall.probe', '1');
    place.removeItem('guildhall.probe');
    return true;
  }, false);
  return {
    durable: () => works && memory.size === 0,
    get: (key) => memory.get(key) ?? attempt((place) => place.getItem(key), null),
    set(key, value) {
      const stored = attempt((place) => {
        place.setItem(key, value);
        return true;
      }, false);
      if (stored) memory.delete(key);
      else memory.set(key, value);
    },
    remove(key) {
      memory.delete(key);
      attempt((place) => place.removeItem(key), undefined);
    },
    keys(prefix) {
      const all = attempt(
        (place) => Array.from({ length: place.length }, (_, at) => place.key(at) ?? ''),
        [] as string[],
      );
      return [...new Set([...all, ...memory.keys()])].filter((key) => key.startsWith(prefix));
    },
  };
}

export const browserStore = makeBrowserStore(() => localStorage);

/** Ends with the tab: what others wrote is not left behind on the machine. */
export const tabStore = makeBrowserStore(() => sessionStorage);
