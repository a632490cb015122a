import { useSyncExternalStore } from 'react';

/** A value that several parts of the page share and are told of when it changes. */
export interface Signal<T> {
  get(): T;
  set(value: T): void;
  listen(listener: () => void): () => void;
}

export function signal<T>(initial: T): Signal<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useSignal<T>(source: Signal<T>): T {
  return useSyncExternalStore(source.listen, source.get, source.get);
}
