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
 * Part of a note's row key: its author's id, or for an unattributed note the fingerprint of a secret that only the
 * author's browser has. The secret proves authorship later without naming the author.
 */
export const authorKey = z
  .string()
  .check(z.regex(/^([0-9a-f]{8}-[0-9a-f-]{27}|~[0-9a-f]{64})$/, 'an author key'));

/** The secret of an unattributed note: 32 random bytes as hex, made on the client, a new one for each note. */
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
  /** null for an unattributed note. */
  author: z.nullable(personRef),
  agendaItemId: nullIfMissing(id),
  tags: z.array(z.string()),
  owner: nullIfMissing(personRef),
  due: nullIfMissing(date),
  done: z.boolean(),
  /** null for an unattributed note, because the time could reveal its author. */
  writtenAt: nullIfMissing(instant),
  edited: z.boolean(),
  /** Who edited it last as the session's leader; null if the author did. */
  editedBy: nullIfMissing(personRef),
  etag,
});
export type Note = z.infer<typeof note>;

/**
 * Names a note within its session. Its id alone does not, because clients make ids and two authors may use the same
 * one.
 */
export const noteRef = z.pick(note, { id: true, authorKey: true });
export type NoteRef = z.infer<typeof noteRef>;

/** A note's reference as one string that can be used in URLs and element ids. */
export const noteName = ({ authorKey, id }: NoteRef): string => `${authorKey}.${id}`;

export const isSameNote = (a: NoteRef, b: NoteRef): boolean => a.id === b.id && a.authorKey === b.authorKey;

/** The notes, with one of them replaced by its new version. */
export const replaced = (notes: readonly Note[], note: Note): Note[] =>
  notes.map((one) => (isSameNote(one, note) ? note : one));

/** Orders notes by time, unattributed ones last. */
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
