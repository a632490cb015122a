import { useSyncExternalStore } from 'react';

/** A field that is typed into on a phone. */
interface Field {
  /** Takes the focus from it. */
  hide(): void;
  /** How much larger the page becomes while it has the focus. */
  zoom: number;
}

let field: Field | null = null;
let hiding: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function become(next: Field | null): void {
  clearTimeout(hiding);
  if (field === next) return;
  field = next;
  for (const listener of listeners) listener();
}

/** The phone's keyboard: there is one, whatever frame is typed into. */
export const keyboard = {
  show: (to: Field) => become(to),
  /** A moment later: a field may take the focus of another one. */
  hide: () => {
    clearTimeout(hiding);
    hiding = setTimeout(() => become(null), 50);
  },
};

export function useKeyboard(): Field | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => field,
  );
}
