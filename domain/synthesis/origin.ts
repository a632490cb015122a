import * as z from 'zod/mini';
import { authorKey, noteRef } from '../sessions/note.ts';
import { id } from '../shared/ids.ts';
import { line } from '../shared/text.ts';
import { date } from '../shared/time.ts';

const origins = {
  note: { kind: z.literal('note'), sessionId: id, authorKey, noteId: id },
  period: { kind: z.literal('period'), from: date, to: date },
};

/** What something is about to be made from. */
export const newOrigin = z.discriminatedUnion('kind', [
  z.strictObject(origins.note),
  z.strictObject(origins.period),
]);
export type NewOrigin = z.infer<typeof newOrigin>;

/**
 * What an artifact, an annotation or a term was made from. It names nobody: a note may be without a name, and who makes
 * something of a note need not be its author.
 */
export const origin = z.discriminatedUnion('kind', [
  /** `label`: the topic of the session. */
  z.object({ ...origins.note, label: z.string() }),
  z.object(origins.period),
]);
export type Origin = z.infer<typeof origin>;

/** What is made: an artifact, an annotation of one, or a term of the glossary, by what it was called then. */
export const made = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('artifact') }),
  z.strictObject({ kind: z.literal('annotation'), artifactId: id }),
  z.strictObject({ kind: z.literal('term'), words: line(120) }),
]);
export type Made = z.infer<typeof made>;

/** What a note has become. */
export const became = z.object({
  note: noteRef,
  kind: z.enum(['artifact', 'annotation', 'term']),
  /** The page on which it stands: an artifact’s, or a term’s. */
  id,
  title: z.string(),
  isDraft: z.boolean(),
});
export type Became = z.infer<typeof became>;
