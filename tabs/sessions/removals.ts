/** What takes a note away at last, once nobody can undo it any more. */
export interface RemovalParts<T> {
  readonly send: (what: T, leaving: boolean) => Promise<void>;
  readonly onFailed: (what: T, problem: unknown) => void;
  readonly onChange: () => void;
  readonly after?: number;
}

/** Removals that can be undone for a while: nothing is sent before that, except when the page is left. */
export function makeRemovals<T extends { readonly id: string }>(parts: RemovalParts<T>) {
  const waiting = new Map<string, { what: T; timer: ReturnType<typeof setTimeout> | null }>();

  async function send(what: T, leaving: boolean): Promise<void> {
    const entry = waiting.get(what.id);
    if (!entry || entry.timer === null) return;
    clearTimeout(entry.timer);
    entry.timer = null;
    parts.onChange();
    try {
      await parts.send(what, leaving);
    } catch (problem) {
      parts.onFailed(what, problem);
    }
    waiting.delete(what.id);
    parts.onChange();
  }

  return {
    /** `undoable` for a while, then `going` until the server has answered; null for a note that stays. */
    of(id: string): 'undoable' | 'going' | null {
      const entry = waiting.get(id);
      if (!entry) return null;
      return entry.timer === null ? 'going' : 'undoable';
    },
    remove(what: T): void {
      waiting.set(what.id, { what, timer: setTimeout(() => void send(what, false), parts.after ?? 5_000) });
      parts.onChange();
    },
    undo(id: string): void {
      const entry = waiting.get(id);
      if (!entry?.timer) return;
      clearTimeout(entry.timer);
      waiting.delete(id);
      parts.onChange();
    },
    /** The page is being left: what was removed is removed now. */
    flush(): void {
      for (const { what } of waiting.values()) void send(what, true);
    },
  };
}

export type Removals<T extends { readonly id: string }> = ReturnType<typeof makeRemovals<T>>;
