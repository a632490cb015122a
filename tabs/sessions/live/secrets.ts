import * as z from 'zod/mini';
import { type NoteRef, noteName } from '../../../domain/sessions/note.ts';
import type { BrowserStore } from '../../drafts/browser-store.ts';
import { prefixOf, recordsOf } from '../../drafts/records.ts';

const DAYS = 90;

const kept = z.object({ secret: z.string(), until: z.number() });

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
export function makeSecrets(store: BrowserStore, person: string, now: () => number = Date.now) {
  const records = recordsOf(store, prefixOf('secret', person), kept);
  for (const [name, { until }] of records.all()) if (until < now()) records.remove(name);
  return {
    of: (note: NoteRef): string | null => records.get(noteName(note))?.secret ?? null,
    keep: (note: NoteRef, secret: string): void =>
      records.set(noteName(note), { secret, until: now() + DAYS * 86_400_000 }),
    forget: (note: NoteRef): void => records.remove(noteName(note)),
  };
}

export type Secrets = ReturnType<typeof makeSecrets>;
