import { useCallback, useRef, useState } from 'react';
import type * as z from 'zod/mini';
import { useHost } from '../host/use-host.ts';
import { kept } from './browser-store.ts';

export interface Draft<T> {
  readonly value: T;
  readonly set: (change: T | ((before: T) => T)) => void;
  /** The value as it is now, for what outlives a render, such as a save that takes a while. */
  readonly latest: () => T;
  /** Whether it was begun on an earlier visit. */
  readonly restored: boolean;
  /** Once it is saved. What is shown stays as it is. */
  readonly forget: () => void;
  /** Throws what was typed away and begins anew. */
  readonly startOver: (fresh: T) => void;
}

/**
 * What a person types into a form, kept in the browser with every keystroke until it is saved:
 * `const draft = useDraft('start', formSchema, () => emptyForm())`. What the schema does not accept is not restored.
 */
export function useDraft<S extends z.ZodMiniType>(
  name: string,
  schema: S,
  initial: () => z.output<S>,
): Draft<z.output<S>> {
  const { personId } = useHost();
  const key = `guildhall.form.${personId}.${name}`;
  const [first] = useState(() => {
    try {
      const read = schema.safeParse(JSON.parse(kept.get(key) ?? 'null'));
      if (read.success) return { value: read.data, restored: true };
    } catch {
      // What cannot be read is as good as nothing.
    }
    return { value: initial(), restored: false };
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
      kept.set(key, JSON.stringify(next));
    },
    [key],
  );
  const forget = useCallback(() => kept.remove(key), [key]);
  const startOver = useCallback(
    (fresh: z.output<S>) => {
      latest.current = fresh;
      setValue(fresh);
      setRestored(false);
      kept.remove(key);
    },
    [key],
  );
  return { value, set, latest: () => latest.current, restored, forget, startOver };
}
