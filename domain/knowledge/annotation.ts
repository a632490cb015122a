import * as z from 'zod/mini';
import { etag, id, personRef } from '../shared/ids.ts';
import { prose } from '../shared/text.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { BODY_MAX } from './artifact.ts';

export const ANNOTATION_KINDS = ['worked', 'failed', 'exception', 'adaptation'] as const;
export const annotationKind = z.enum(ANNOTATION_KINDS);
export type AnnotationKind = z.infer<typeof annotationKind>;

/**
 * open: to be answered by whoever writes the artifact. incorporated: a later revision takes it up. declined: it was
 * answered with a reason. unplaced: its passage is gone, and it waits to be placed or let go. withdrawn: the report that
 * made it was withdrawn after somebody had answered.
 */
export const ANNOTATION_STATES = ['open', 'unplaced', 'incorporated', 'declined', 'withdrawn'] as const;
export const annotationState = z.enum(ANNOTATION_STATES);
export type AnnotationState = z.infer<typeof annotationState>;

/** Whether nothing is to be done with it any more. */
export const hasEnded = ({ state }: { readonly state: AnnotationState }): boolean =>
  state !== 'open' && state !== 'unplaced';

/** Whether its words went with the report that made it. What others have said of it stays. */
export const isWithdrawn = ({ words }: { readonly words: string }): boolean => words === '';

/** A passage as a pair of offsets in UTF-16 units in an artifact's plain text (see `ArtifactText`): from ≤ at < to. */
export const anchor = z
  .strictObject({ start: z.int().check(z.gte(0)), end: z.int().check(z.gte(1), z.lte(BODY_MAX)) })
  .check(z.refine(({ start, end }) => start < end, 'a passage of at least one character'));
export type Anchor = z.infer<typeof anchor>;

/** The most of a passage that is kept as its quote. */
export const QUOTE_MAX = 600;

export const annotationDraft = z.strictObject({
  kind: annotationKind,
  words: prose(1_000, 1),
  /** Where it was so: a team, a situation. */
  context: prose(300),
});
export type AnnotationDraft = z.infer<typeof annotationDraft>;

/** A new annotation says where it stands and what it comes from. */
export const newAnnotation = z.strictObject({
  ...annotationDraft.shape,
  /** The revision in which the passage was selected. */
  revision: z.int().check(z.gte(1), z.lte(9_999)),
  /** null for the artifact as a whole. */
  anchor: z.nullable(anchor),
  sessionId: z.nullable(id),
  pilotId: z.nullable(id),
});
export type NewAnnotation = z.infer<typeof newAnnotation>;

/** A row has room for this many. What divides more than that belongs on an agenda. */
export const ANSWERS_MAX = 12;

export const annotationAnswer = z.object({ id, by: personRef, at: instant, words: z.string() });
export type AnnotationAnswer = z.infer<typeof annotationAnswer>;

export const annotation = z.object({
  id,
  kind: annotationKind,
  words: z.string(),
  context: z.string(),
  author: personRef,
  at: instant,
  edited: z.boolean(),
  /** The passage as it read when it was last placed; '' for the artifact as a whole. */
  quote: z.string(),
  /** Where it stands in the plain text of `revision`; null if it is unplaced, or about the artifact as a whole. */
  anchor: nullIfMissing(z.object({ start: z.int(), end: z.int() })),
  /** The revision that `anchor` belongs to. */
  revision: z.int(),
  /** The revision in which it was made. */
  madeIn: z.int(),
  state: annotationState,
  session: nullIfMissing(z.object({ id, topic: z.string() })),
  pilot: nullIfMissing(z.object({ id, title: z.string() })),
  /** How it ended: in which revision it was taken up, or why it was declined. */
  ended: nullIfUnreadable(
    z.object({ by: personRef, at: instant, revision: nullIfMissing(z.int()), reason: z.string() }),
  ),
  /** The oldest first. */
  answers: tolerantArray(annotationAnswer),
  etag,
});
export type Annotation = z.infer<typeof annotation>;

/** A transaction has room for this many, with what tells their authors. */
export const INCORPORATED_MAX = 30;

/** The annotations that a revision takes up, as whoever publishes it says, each in the version that they have read. */
export const incorporated = z.array(z.strictObject({ id, etag })).check(
  z.maxLength(INCORPORATED_MAX, `at most ${INCORPORATED_MAX} annotations at once`),
  z.refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'different annotations'),
);
