import { type Note, type NoteRef, noteName } from '../../../domain/sessions/note.ts';

/** Sends a removal once it can no longer be undone. */
export interface RemovalParts {
  readonly send: (note: Note, leaving: boolean) => Promise<void>;
  readonly onFailed: (note: Note, problem: unknown) => void;
  readonly onChange: () => void;
  readonly after?: number;
}

/** Removals that can be undone for a while: nothing is sent before that, except when the page is left. */
export function makeRemovals(parts: RemovalParts) {
  const waiting = new Map<string, { note: Note; timer: ReturnType<typeof setTimeout> | null }>();

  async function send(note: Note, leaving: boolean): Promise<void> {
    const entry = waiting.get(noteName(note));
    if (!entry || entry.timer === null) return;
    clearTimeout(entry.timer);
    entry.timer = null;
    parts.onChange();
    try {
      await parts.send(note, leaving);
    } catch (problem) {
      parts.onFailed(note, problem);
    }
    waiting.delete(noteName(note));
    parts.onChange();
  }

  return {
    /** `undoable` for a while, then `going` until the server has answered; null for a note that stays. */
    of(note: NoteRef): 'undoable' | 'going' | null {
      const entry = waiting.get(noteName(note));
      if (!entry) return null;
      return entry.timer === null ? 'going' : 'undoable';
    },
    remove(note: Note): void {
      waiting.set(noteName(note), {
        note,
        timer: setTimeout(() => void send(note, false), parts.after ?? 5_000),
      });
      parts.onChange();
    },
    undo(note: NoteRef): void {
      const entry = waiting.get(noteName(note));
      if (!entry?.timer) return;
      clearTimeout(entry.timer);
      waiting.delete(noteName(note));
      parts.onChange();
    },
    /** The page is being left: what was removed is removed now. */
    flush(): void {
      for (const { note } of waiting.values()) void send(note, true);
    },
  };
}

export type Removals = ReturnType<typeof makeRemovals>;
