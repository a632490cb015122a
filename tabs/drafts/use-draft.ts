import { useCallback, useMemo, useRef, useState } from 'react';
import type * as z from 'zod/mini';
import { useHost } from '../host/use-host.ts';
import { browserStore } from './browser-store.ts';
import { prefixOf, recordsOf } from './records.ts';

export interface Draft<T> {
  readonly value: T;
  readonly set: (change: T | ((before: T) => T)) => void;
  /** The value as it is now, for what outlives a render, such as a save that takes a while. */
  readonly latest: () => T;
  /** Whether it was begun on an earlier visit. */
  readonly restored: boolean;
  /** Once it is saved. What is shown stays as it is. */
  readonly forget: () => void;
  /** Discards what was typed and begins with `fresh`. */
  readonly startOver: (fresh: T) => void;
}

/** Whether something was typed under this name and is not saved. */
export const hasDraft = (personId: string, name: string): boolean =>
  browserStore.get(prefixOf('form', personId) + name) !== null;

/**
 * What a person types into a form, kept in the browser with every keystroke until it is saved:
 * `const draft = useDraft('start', formSchema, () => emptyForm())`. What the schema does not accept is not restored;
 * `restore` may bring what is restored up to date.
 */
export function useDraft<S extends z.ZodMiniType>(
  name: string,
  schema: S,
  initial: () => z.output<S>,
  restore: (stored: z.output<S>) => z.output<S> = (stored) => stored,
): Draft<z.output<S>> {
  const { personId } = useHost();
  const records = useMemo(
    () => recordsOf(browserStore, prefixOf('form', personId), schema),
    [personId, schema],
  );
  const [first] = useState(() => {
    const stored = records.get(name);
    return stored === null
      ? { value: initial(), restored: false }
      : { value: restore(stored), restored: true };
  });
  const [value, setValue] = useState(first.value);
  const [restored, setRestored] = useState(first.restored);
  const latest = useRef(value);

  const set = useCallback(
    (change: z.output<S> | ((before: z.output<S>) => z.output<S>)) => {
      const next =
        typeof change === 'function'
          ? (change as (before: z.output<S>) => z.output<S>)(latest.current)
          : change;
      latest.current = next;
      setValue(next);
      records.set(name, next);
    },
    [records, name],
  );
  const forget = useCallback(() => records.removeSaved(name), [records, name]);
  const startOver = useCallback(
    (fresh: z.output<S>) => {
      latest.current = fresh;
      setValue(fresh);
      setRestored(false);
      records.remove(name);
    },
    [records, name],
  );
  return { value, set, latest: () => latest.current, restored, forget, startOver };
}
