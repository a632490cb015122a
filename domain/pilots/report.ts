import * as z from 'zod/mini';
import { anchor, annotationKind } from '../knowledge/annotation.ts';
import { id, personRef } from '../shared/ids.ts';
import { line, prose } from '../shared/text.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';
import type { Amendment } from './check-in.ts';
import { type Pilot, value } from './pilot.ts';
import { verdict } from './states.ts';

const texts = {
  /** What came of it. */
  outcome: prose(2_000),
  /** What was learned, which is the one text that a report must have. */
  lesson: prose(1_000, 1),
  surprise: prose(1_000),
  /** What to change in the artifact that was tried. */
  change: prose(1_000),
  /** Under which conditions it may be different elsewhere. */
  conditions: prose(1_000),
};

/** The annotation that a report makes of the artifact that was tried, where its reporter wants it to. */
export const reportAnnotation = z.strictObject({
  kind: annotationKind,
  /** The passage of the revision that was tried; null for the artifact as a whole. */
  quote: z.nullable(anchor),
  words: prose(1_000, 1),
});

/** A report as it is published. */
export const reportDraft = z.strictObject({
  verdict,
  /** The measure's value at the end. */
  value: z.nullable(value),
  ...texts,
  annotation: z.nullable(reportAnnotation),
});
export type ReportDraft = z.infer<typeof reportDraft>;

/** A report as it is being written: everything may still be missing. */
export const reportForm = z.strictObject({
  verdict: z.nullable(verdict),
  value: prose(40),
  outcome: prose(2_000),
  lesson: prose(1_000),
  surprise: prose(1_000),
  change: prose(1_000),
  conditions: prose(1_000),
  annotates: z.boolean(),
  annotationKind,
  annotationWords: prose(1_000),
  /**
   * The passage that the annotation is about; null for the artifact as a whole. It names the text that it was chosen in,
   * because what the pilot tries may be changed before its report is published.
   */
  annotationPassage: z._default(
    z.nullable(z.strictObject({ artifactId: id, revision: z.int(), anchor })),
    null,
  ),
});
export type ReportForm = z.infer<typeof reportForm>;

const FORM_FIELDS = Object.keys(reportForm.shape) as (keyof ReportForm)[];
/** The fields in which two forms say something else. */
export const differing = (a: ReportForm, b: ReportForm): (keyof ReportForm)[] =>
  FORM_FIELDS.filter((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]));

/** Whether two forms say the same. */
export const saysTheSame = (a: ReportForm, b: ReportForm): boolean => differing(a, b).length === 0;

/** Whether a form has no other words than the report that is published. */
export const isWordedAs = (form: ReportForm, { verdict: came, annotation, ...said }: ReportDraft): boolean =>
  form.verdict === came &&
  (Object.keys(texts) as (keyof typeof texts)[]).every((field) => form[field] === said[field]) &&
  (!form.annotates || form.annotationWords === (annotation?.words ?? ''));

/** As it is stored: its words may have been written under looser rules than those for new ones. */
export const storedAnnotation = z.object({
  kind: annotationKind,
  quote: nullIfMissing(z.object({ start: z.int(), end: z.int() })),
  words: z.string(),
});

/** One published version of a report. */
export const report = z.object({
  version: z.int(),
  by: personRef,
  at: instant,
  verdict,
  value: nullIfMissing(value),
  outcome: z.string(),
  lesson: z.string(),
  surprise: z.string(),
  change: z.string(),
  conditions: z.string(),
  /** What it says beside the artifact that was tried; null for nothing. */
  annotation: nullIfMissing(storedAnnotation),
  /** Why it was corrected; '' for the first version. */
  word: z.string(),
});
export type Report = z.infer<typeof report>;

/** Why a report is corrected or withdrawn, or a pilot ends without one. */
export const reason = line(300);

/** What a pilot that has ended kept of the method. Each part opens the pilots that it counts. */
export interface Kept {
  readonly aim: boolean;
  readonly predicted: boolean;
  /** Measured three times or more. */
  readonly measured: boolean;
}

export const MEASURED_ENOUGH = 3;

/** What was said of the result once the last day was over is no prediction, and without a measure nothing is measured. */
export function keptBy(
  { aim, prediction, begunAt, endsAt }: Pick<Pilot, 'aim' | 'prediction' | 'begunAt' | 'endsAt'>,
  amendments: readonly Pick<Amendment, 'at' | 'before' | 'after'>[],
  values: number,
): Kept {
  const made = amendments.findLast(({ before, after }) => before === null && after !== null);
  const predictedAt = made?.at ?? begunAt;
  return {
    aim: aim.trim() !== '',
    predicted: prediction !== null && Date.parse(predictedAt) < Date.parse(endsAt),
    measured: prediction?.measure != null && values >= MEASURED_ENOUGH,
  };
}

/** The pilots of a community that have ended, counted. */
export const pilotTotals = z.object({
  ended: z.int(),
  aim: z.int(),
  predicted: z.int(),
  measured: z.int(),
  /** Kept all three. */
  all: z.int(),
  /** Ended without a report. */
  unreported: z.int(),
  verdicts: z.object({ worked: z.int(), mixed: z.int(), failed: z.int(), stopped: z.int() }),
});
export type PilotTotals = z.infer<typeof pilotTotals>;

export const NO_TOTALS: PilotTotals = {
  ended: 0,
  aim: 0,
  predicted: 0,
  measured: 0,
  all: 0,
  unreported: 0,
  verdicts: { worked: 0, mixed: 0, failed: 0, stopped: 0 },
};

/** One pilot's part in the totals; `verdict` is null for one that ended without a report. */
export interface Counted extends Kept {
  readonly verdict: z.infer<typeof verdict> | null;
}

/** The totals after a pilot has ended or its report has changed. `before` is what it counted as until now. */
export function totalsAfter(totals: PilotTotals, before: Counted | null, after: Counted | null): PilotTotals {
  const add = (sum: PilotTotals, counted: Counted | null, by: 1 | -1): PilotTotals => {
    if (!counted) return sum;
    const { aim, predicted, measured, verdict: came } = counted;
    const one = (is: boolean) => (is ? by : 0);
    return {
      ended: sum.ended + by,
      aim: sum.aim + one(aim),
      predicted: sum.predicted + one(predicted),
      measured: sum.measured + one(measured),
      all: sum.all + one(aim && predicted && measured),
      unreported: sum.unreported + one(came === null),
      verdicts: came ? { ...sum.verdicts, [came]: sum.verdicts[came] + by } : sum.verdicts,
    };
  };
  return add(add(totals, before, -1), after, 1);
}
