import * as z from 'zod/mini';
import { artifactType } from '../knowledge/artifact.ts';
import { authorKey, noteRef } from '../sessions/note.ts';
import { id } from '../shared/ids.ts';
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
 * What an artifact or an annotation was made from. It names nobody: a note may be without a name, and who makes
 * something of a note need not be its author.
 */
export const origin = z.discriminatedUnion('kind', [
  /** `label`: the topic of the session. */
  z.object({ ...origins.note, label: z.string() }),
  z.object(origins.period),
]);
export type Origin = z.infer<typeof origin>;

/** What is made: an artifact, or an annotation of one. */
export const made = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('artifact') }),
  z.object({ kind: z.literal('annotation'), artifactId: id }),
]);
export type Made = z.infer<typeof made>;

/** What a note has become. */
export const became = z.object({
  note: noteRef,
  kind: z.enum(['artifact', 'annotation']),
  /** The artifact, or the one that is annotated. */
  artifact: z.object({ id, title: z.string(), type: artifactType, isDraft: z.boolean() }),
});
export type Became = z.infer<typeof became>;
