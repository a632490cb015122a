import * as z from 'zod/mini';
import { CRITERIA_MAX, LEVELS_MAX } from '../knowledge/types/rubric.ts';
import { etag, id, personRef } from '../shared/ids.ts';
import { line, prose } from '../shared/text.ts';
import { date, instant } from '../shared/time.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';

/** From so many people on scores are revealed: one person's would be no spread. */
export const REVEALED_FROM = 2;
/** With fewer people than this the page says that a dot may be recognised. */
export const FEW = 5;
/** A round is scored so often at most: at first, and again after talking. */
export const PASSES_MAX = 9;
/** How many days after its end a round is scored again, unless somebody says otherwise. */
export const AGAIN_DAYS = 60;
export const AGAIN_DAYS_MAX = 731;
/** The most characters of a rubric that is scored: it is kept with each round, as it was then. */
export const RUBRIC_MAX = 14_000;

export const roundDraft = z.strictObject({
  revision: z.int().check(z.minimum(1), z.maximum(9_999)),
  /** What is being scored. */
  subject: line(160),
  sessionId: z.nullable(id),
  /** The round that is scored again after some time; null for a first one. */
  after: z.nullable(id),
});
export type RoundDraft = z.infer<typeof roundDraft>;

const level = z.int().check(z.minimum(0), z.maximum(LEVELS_MAX - 1));

/** What somebody says of one criterion: its level, from 0, and a word where they want to. */
export const scoreDraft = z.strictObject({ level, word: prose(300) });
export const scoresDraft = z.array(scoreDraft).check(z.minLength(1), z.maxLength(CRITERIA_MAX));
export const score = z.object({ level: z.int(), word: z.string() });
export type Score = z.infer<typeof score>;

/** What is scored by, as it was when the round began. */
export const scoredRubric = z.object({
  levels: z.array(z.string()),
  criteria: z.array(z.object({ name: z.string(), cells: z.array(z.string()) })),
});
export type ScoredRubric = z.infer<typeof scoredRubric>;

/** open → revealed → open for another pass … → closed. */
export const STAGES = ['open', 'revealed', 'closed'] as const;
export const roundStage = z.enum(STAGES);
export type RoundStage = z.infer<typeof roundStage>;

/** How many chose each level of each criterion, in a pass that was revealed. */
export const passResult = z.object({
  pass: z.int(),
  revealedAt: instant,
  people: z.int(),
  counts: z.array(z.array(z.int())),
});
export type PassResult = z.infer<typeof passResult>;

/** What a round came to that is scored again. */
export const earlierResult = z.object({ roundId: id, result: passResult });

/** A round as lists show it. */
export const roundOutline = z.object({
  id,
  artifactId: id,
  /** The rubric's name and revision. */
  title: z.string(),
  revision: z.int(),
  subject: z.string(),
  sessionId: nullIfMissing(id),
  begunBy: personRef,
  begunAt: instant,
  stage: roundStage,
  /** The pass that is scored or was scored last, from 1. */
  pass: z.int(),
  /** What was decided, said at its end. */
  word: z.string(),
  closedAt: nullIfMissing(instant),
  /** When it is to be scored again. */
  again: nullIfMissing(date),
  /** The round that scored it again. */
  next: nullIfMissing(id),
  /** What came of the passes that were revealed, the first one first. */
  results: tolerantArray(passResult),
  /** What came of it before, where it is scored again after some time. */
  earlier: nullIfMissing(earlierResult),
  etag,
});
export type RoundOutline = z.infer<typeof roundOutline>;

/** A dot of the spread: one person, without a name until they choose to show it. */
export const dot = z.object({
  level: z.int(),
  word: z.string(),
  person: nullIfMissing(personRef),
  mine: z._default(z.boolean(), false),
});
export type Dot = z.infer<typeof dot>;

/** How many chose each level. */
export function countsOf(levels: number, chosen: readonly number[]): number[] {
  return Array.from({ length: levels }, (_, one) => chosen.filter((is) => is === one).length);
}
