import * as z from 'zod/mini';
import { entraId, etag, id, personRef } from '../shared/ids.ts';
import { line, prose } from '../shared/text.ts';
import { date, instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';

export const NOTE_KINDS = ['insight', 'decision', 'action', 'question', 'story', 'failure'] as const;
export const noteKind = z.enum(NOTE_KINDS);
export type NoteKind = z.infer<typeof noteKind>;

export const NOTE_MAX = 4_000;

/**
 * Under whose key a note lies: its author's id, or for an unattributed note the fingerprint of a secret that only the
 * browser it was written in holds. The fingerprint proves authorship later without saying whose it is.
 */
export const authorKey = z
  .string()
  .check(z.regex(/^([0-9a-f]{8}-[0-9a-f-]{27}|~[0-9a-f]{64})$/, 'an author key'));

/** The secret behind an unattributed note: 32 random bytes as hex, made on the client for each note anew. */
export const noteSecret = z.string().check(z.regex(/^[0-9a-f]{64}$/, '32 random bytes as hex'));

export const noteDraft = z
  .strictObject({
    kind: noteKind,
    text: prose(NOTE_MAX, 1),
    agendaItemId: z.nullable(id),
    tags: z.array(line(40)).check(z.maxLength(8, 'at most 8 tags')),
    /** Actions only. */
    ownerId: z.nullable(entraId),
    due: z.nullable(date),
  })
  .check(
    z.refine((note) => note.kind === 'action' || (note.ownerId === null && note.due === null), {
      path: ['ownerId'],
      message: 'an owner and a due date for actions only',
    }),
  );
export type NoteDraft = z.infer<typeof noteDraft>;

export const note = z.object({
  id,
  authorKey,
  kind: noteKind,
  text: z.string(),
  /** null: the author left their name off. */
  author: z.nullable(personRef),
  agendaItemId: nullIfMissing(id),
  tags: z.array(z.string()),
  owner: nullIfMissing(personRef),
  due: nullIfMissing(date),
  done: z.boolean(),
  /** null for an unattributed note: when it was written could give its author away. */
  writtenAt: nullIfMissing(instant),
  edited: z.boolean(),
  /** Who wrote it last as who leads the session; null where its author did. */
  editedBy: nullIfMissing(personRef),
  etag,
});
export type Note = z.infer<typeof note>;

/** Which note of a session: its id is its author's choice, and two authors may choose the same one. */
export const noteRef = z.pick(note, { id: true, authorKey: true });
export type NoteRef = z.infer<typeof noteRef>;

/** A note's name among the others of its session, in one piece; fit for an address and for an element's id. */
export const noteName = ({ authorKey, id }: NoteRef): string => `${authorKey}.${id}`;

export const isSameNote = (a: NoteRef, b: NoteRef): boolean => a.id === b.id && a.authorKey === b.authorKey;

/** The notes with one of them as it is now. */
export const replaced = (notes: readonly Note[], note: Note): Note[] =>
  notes.map((one) => (isSameNote(one, note) ? note : one));

/** Where a note stands among the others: by agenda item in the page, then by time, unattributed ones last. */
export function inOrder(a: Note, b: Note): number {
  if (a.writtenAt === null || b.writtenAt === null) {
    if (a.writtenAt === b.writtenAt) return byId(a, b);
    return a.writtenAt === null ? 1 : -1;
  }
  return a.writtenAt.localeCompare(b.writtenAt) || byId(a, b);
}

function byId(a: Note, b: Note): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** An action nobody has done yet, as Home and the next session's agenda show it. */
export const openAction = z.object({
  noteId: id,
  communityId: id,
  sessionId: id,
  authorKey,
  text: z.string(),
  owner: nullIfMissing(personRef),
  due: nullIfMissing(date),
  topic: z.string(),
});
export type OpenAction = z.infer<typeof openAction>;

/** An action's name among those of every session. */
export const actionName = ({ sessionId, authorKey, noteId }: OpenAction): string =>
  `${sessionId}.${noteName({ authorKey, id: noteId })}`;
