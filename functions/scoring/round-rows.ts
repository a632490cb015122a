import * as z from 'zod';
import {
  passResult,
  type RoundStage,
  roundOutline,
  type ScoredRubric,
  STAGES,
  score,
  scoredRubric,
} from '../../domain/scoring/round.ts';
import { entraId } from '../../domain/shared/ids.ts';
import { instant } from '../../domain/shared/time.ts';
import { json, orNull, person, rowCodec, type Value, words } from '../tables/row-codec.ts';

const ID = '[0-9a-f-]{36}';

export const roundKey = (artifactId: string, roundId: string) => `round|${artifactId}|${roundId}`;
const inRound = (artifactId: string, roundId: string, rest: string) =>
  `in-round|${artifactId}|${roundId}|${rest}`;
export const partsRange = (artifactId: string, roundId: string) =>
  [inRound(artifactId, roundId, ''), inRound(artifactId, roundId, '~')] as const;

const numbered = (pass: number) => String(pass).padStart(2, '0');
/** A row that exists while a pass is scored. Scoring touches it, and fails once the pass is revealed. */
export const gateKey = (artifactId: string, roundId: string, pass: number) =>
  inRound(artifactId, roundId, `gate|${numbered(pass)}`);
export const scoresKey = (artifactId: string, roundId: string, pass: number, personId: string) =>
  inRound(artifactId, roundId, `scores|${numbered(pass)}|${personId}`);
/** Whether somebody shows their name beside their dots. */
export const namedKey = (artifactId: string, roundId: string, personId: string) =>
  inRound(artifactId, roundId, `named|${personId}`);

export const KEYS = {
  round: new RegExp(`^round\\|${ID}\\|${ID}$`),
  part: new RegExp(`^in-round\\|${ID}\\|${ID}\\|(gate\\|\\d{2}|scores\\|\\d{2}\\|${ID}|named\\|${ID})$`),
} as const;

const { id, artifactId, etag, results, earlier, stage, ...outline } = roundOutline.shape;

const head = {
  ...outline,
  /** What was removed keeps its row, so that a late repeat does not begin it again. */
  stage: z.enum([...STAGES, 'removed']),
  sessionId: orNull(z.string()),
  begunBy: person,
  closedAt: orNull(instant),
  again: orNull(z.string()),
  next: orNull(z.string()),
  /** Counted after each reveal, for lists and for the round that scores it again. */
  results: json(z.array(passResult)),
  earlier: orNull(json(z.object({ roundId: z.string(), result: passResult }))),
  /** Who facilitated the session in which it was begun. */
  facilitatorId: orNull(entraId),
  /** When this pass began. */
  passAt: instant,
  /** When each pass was revealed. */
  reveals: json(z.array(instant)),
  zone: z.string(),
  /** Counts the changes of the round. Scores change nothing of it. */
  version: z.number(),
  begunOp: z.string(),
  changeOps: words,
};

/** A round as lists show it. */
export const roundHead = rowCodec(head);
/** With its rubric as it was then; null once the round was removed. */
export const roundRow = rowCodec({ ...head, rubric: orNull(json(scoredRubric)) });

interface Named {
  readonly id: string;
  readonly artifactId: string;
  readonly etag: string;
}
/** A round as lists read it. */
export type ListedRound = Value<typeof roundHead> & Named;
/** A round that was not removed. */
export type StoredRound = Omit<Value<typeof roundRow>, 'stage' | 'rubric'> &
  Named & { readonly stage: RoundStage; readonly rubric: ScoredRubric };
export type RoundChange = Partial<Value<typeof roundRow>>;

export const scoresRow = rowCodec({ by: person, scores: json(z.array(score)) });
export const namedRow = rowCodec({ shown: z.boolean() });
