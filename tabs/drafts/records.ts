import type * as z from 'zod/mini';
import type { BrowserStore } from './browser-store.ts';

/** Records of one kind in a browser's storage, by their id. */
export interface Records<T> {
  /** null where there is none, or one that the schema does not accept: it may be of another version of the page. */
  get(id: string): T | null;
  has(id: string): boolean;
  set(id: string, record: T): void;
  remove(id: string): void;
  /** Removes what has been saved, unless another tab has put something else in its place since this one last saw it. */
  removeSaved(id: string): void;
  all(): (readonly [id: string, record: T])[];
}

/** The records of one kind are each person's own: several people may use one browser. */
export const prefixOf = (kind: string, personId: string): string => `guildhall.${kind}.${personId}.`;

/**
 * Everything a person typed is kept like this: as JSON, read through a schema. It has no age at which it goes: it goes
 * once the server has acknowledged it, or the person discards it.
 */
export function recordsOf<S extends z.ZodMiniType>(
  store: BrowserStore,
  prefix: string,
  schema: S,
): Records<z.output<S>> {
  const seen = new Map<string, string | null>();
  function get(id: string): z.output<S> | null {
    const text = store.get(prefix + id);
    seen.set(id, text);
    if (text === null) return null;
    try {
      const read = schema.safeParse(JSON.parse(text));
      return read.success ? read.data : null;
    } catch {
      return null;
    }
  }
  function remove(id: string): void {
    seen.set(id, null);
    store.remove(prefix + id);
  }
  return {
    get,
    has: (id) => store.get(prefix + id) !== null,
    set(id, record) {
      const text = JSON.stringify(record);
      seen.set(id, text);
      store.set(prefix + id, text);
    },
    remove,
    removeSaved(id) {
      if (!seen.has(id) || store.get(prefix + id) === seen.get(id)) remove(id);
    },
    all: () =>
      store.keys(prefix).flatMap((key) => {
        const id = key.slice(prefix.length);
        const record = get(id);
        return record === null ? [] : [[id, record] as const];
      }),
  };
}
