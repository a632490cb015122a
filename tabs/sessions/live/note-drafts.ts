import * as z from 'zod/mini';
import { type NoteDraft, type NoteRef, noteKind, noteName } from '../../../domain/sessions/note.ts';
import { kept } from '../../drafts/browser-store.ts';

const unfinished = z.object({
  kind: noteKind,
  text: z.string(),
  ownerId: z.nullable(z.string()),
  due: z.nullable(z.string()),
  nameless: z.boolean(),
});

/** A note as it is being typed: kept with every keystroke. */
export type Unfinished = z.infer<typeof unfinished>;

export const NOTHING: Unfinished = { kind: 'insight', text: '', ownerId: null, due: null, nameless: false };

export function readDraft(key: string): Unfinished | null {
  try {
    const read = unfinished.safeParse(JSON.parse(kept.get(key) ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export function keepDraft(key: string, draft: Unfinished): void {
  kept.set(key, JSON.stringify(draft));
}

export function forgetDraft(key: string): void {
  kept.remove(key);
}

export const composerKey = (person: string, sessionId: string) => `guildhall.draft.${person}.${sessionId}`;
export const editKey = (person: string, note: NoteRef) => `guildhall.edit.${person}.${noteName(note)}`;

// What a paste may bring along unseen, and the API refuses: control characters and overrides of the direction.
const UNSEEN = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** The text as it is sent. */
export function cleaned(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNSEEN, '').toWellFormed().trim();
}

/** What is sent of it. */
export function noteOf(
  { kind, text, ownerId, due }: Unfinished,
  agendaItemId: string | null,
  tags: readonly string[] = [],
): NoteDraft {
  const isAction = kind === 'action';
  return {
    kind,
    text: cleaned(text),
    agendaItemId,
    tags: [...tags],
    ownerId: isAction ? ownerId : null,
    due: isAction ? due : null,
  };
}
