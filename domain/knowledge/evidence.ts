import * as z from 'zod/mini';
import { storedTeam } from '../pilots/pilot.ts';
import { type Verdict, verdict } from '../pilots/states.ts';
import { id, personRef } from '../shared/ids.ts';
import { instant } from '../shared/time.ts';
import { type Annotation, hasEnded } from './annotation.ts';

/** A pilot that tried an artifact and was reported. */
export const trial = z.object({
  pilotId: id,
  title: z.string(),
  owner: personRef,
  team: storedTeam,
  /** The revision that was tried. */
  revision: z.int(),
  verdict,
  lesson: z.string(),
  /** What was adapted, or should be changed. */
  change: z.string(),
  /** Under which conditions it may be different. */
  conditions: z.string(),
  /** When it was reported. */
  at: instant,
});
export type Trial = z.infer<typeof trial>;

/** A closed session in which an artifact was at hand. */
export const use = z.object({ sessionId: id, topic: z.string(), at: instant });
export type Use = z.infer<typeof use>;

/** What an artifact's evidence comes to, for lists. */
export const evidenceSummary = z.object({
  verdicts: z.object({ worked: z.int(), mixed: z.int(), failed: z.int(), stopped: z.int() }),
  uses: z.int(),
  /** Annotations that have not ended, by kind. */
  annotations: z.object({ worked: z.int(), failed: z.int(), exception: z.int(), adaptation: z.int() }),
  /** Annotations without a place. */
  unplaced: z.int(),
});
export type EvidenceSummary = z.infer<typeof evidenceSummary>;

export const NO_EVIDENCE: EvidenceSummary = {
  verdicts: { worked: 0, mixed: 0, failed: 0, stopped: 0 },
  uses: 0,
  annotations: { worked: 0, failed: 0, exception: 0, adaptation: 0 },
  unplaced: 0,
};

/** What a change adds to a summary, and what it takes away. null is nothing. */
export interface EvidenceChange {
  readonly verdicts?: readonly (readonly [was: Verdict | null, is: Verdict | null])[];
  readonly uses?: number;
  readonly annotations?: readonly (readonly [was: Counted | null, is: Counted | null])[];
}
type Counted = Pick<Annotation, 'kind' | 'state'> & Partial<Pick<Annotation, 'id'>>;

export function evidenceAfter(before: EvidenceSummary, change: EvidenceChange): EvidenceSummary {
  const { verdicts = [], uses = 0, annotations = [] } = change;
  const after = {
    verdicts: { ...before.verdicts },
    uses: before.uses + uses,
    annotations: { ...before.annotations },
    unplaced: before.unplaced,
  };
  for (const [was, is] of verdicts) {
    if (was) after.verdicts[was] -= 1;
    if (is) after.verdicts[is] += 1;
  }
  const count = (one: Counted | null, by: 1 | -1) => {
    if (!one || hasEnded(one)) return;
    after.annotations[one.kind] += by;
    if (one.state === 'unplaced') after.unplaced += by;
  };
  for (const [was, is] of annotations) {
    count(was, -1);
    count(is, 1);
  }
  return after;
}

/** What the trials, uses and annotations of an artifact come to. */
export const summaryOf = (
  trials: readonly Pick<Trial, 'verdict'>[],
  uses: readonly Use[],
  annotations: readonly Counted[],
): EvidenceSummary =>
  evidenceAfter(NO_EVIDENCE, {
    verdicts: trials.map((one) => [null, one.verdict] as const),
    uses: uses.length,
    annotations: annotations.map((one) => [null, one] as const),
  });

/** How often it was tried. */
export const triedOf = ({ verdicts }: Pick<EvidenceSummary, 'verdicts'>): number =>
  Object.values(verdicts).reduce((sum, count) => sum + count, 0);
