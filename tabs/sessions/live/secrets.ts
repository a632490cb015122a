import { type NoteRef, noteName } from '../../../domain/sessions/note.ts';
import type { Kept } from '../../drafts/browser-store.ts';

const DAYS = 90;

/** 32 random bytes as hex: the only proof that a note without a name came from this browser. */
export function newSecret(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/**
 * The secrets behind the notes a person left their name off, in this browser and nowhere else. Each fits one note: what
 * somebody else wrote under the same id is not one's own.
 */
export function makeSecrets(kept: Kept, person: string, now: () => number = Date.now) {
  const prefix = `guildhall.secret.${person}.`;
  const read = (key: string): { secret: string; until: number } | null => {
    try {
      const found = JSON.parse(kept.get(key) ?? 'null');
      return typeof found?.secret === 'string' && typeof found.until === 'number' ? found : null;
    } catch {
      return null;
    }
  };
  const lasting = (secret: string) => JSON.stringify({ secret, until: now() + DAYS * 86_400_000 });
  for (const key of kept.keys(prefix)) {
    const found = read(key);
    if (!found || found.until < now()) kept.remove(key);
  }
  return {
    of: (note: NoteRef): string | null => read(prefix + noteName(note))?.secret ?? null,
    keep: (note: NoteRef, secret: string): void => kept.set(prefix + noteName(note), lasting(secret)),
    forget: (note: NoteRef): void => kept.remove(prefix + noteName(note)),
  };
}

export type Secrets = ReturnType<typeof makeSecrets>;
