import * as z from 'zod/mini';
import { etag } from '../shared/ids.ts';
import { line } from '../shared/text.ts';
import { date } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';

/** A country as ISO 3166 and the library of holidays name it. */
export const country = z.string().check(z.regex(/^[A-Z]{2}$/, 'the code of a country, such as DE'));
/** A part of a country that has holidays of its own, as the library of holidays names it. */
export const region = z.string().check(z.regex(/^[A-Z0-9-]{1,8}$/i, 'the code of a region, such as BE'));

const BREAKS_MAX = 12;
/** Longer ones would leave no date to draft within three years. */
const BREAK_DAYS_MAX = 366;

/** Days on which nobody meets, both included. */
export const breakDraft = z.strictObject({ from: date, to: date, name: line(60) }).check(
  z.refine(({ from, to }) => from <= to, { path: ['to'], message: 'a day on or after the first' }),
  z.refine(({ from, to }) => Date.parse(to) - Date.parse(from) < BREAK_DAYS_MAX * 86_400_000, {
    path: ['to'],
    message: 'at most a year',
  }),
);
const standingBreak = z.object({ from: date, to: date, name: z.string() });
export type Break = z.infer<typeof standingBreak>;

export const PROMPT_MAX = 120;
export const DEFAULT_PROMPT = 'What did you try since we met?';

/** What an organiser decides about a community's rhythm, beside its cadence. */
export const rhythmDraft = z.strictObject({
  /** Its public holidays are left out; null for none. */
  country: z.nullable(country),
  region: z.nullable(region),
  breaks: z.array(breakDraft).check(z.maxLength(BREAKS_MAX, `at most ${BREAKS_MAX} breaks`)),
  /** A day from which every other week is counted; null where sessions tell. */
  countedFrom: z.nullable(date),
  /** What is asked between two sessions. */
  prompt: z.strictObject({ on: z.boolean(), words: line(PROMPT_MAX) }),
});
export type RhythmDraft = z.infer<typeof rhythmDraft>;

export const rhythm = z.object({
  country: nullIfUnreadable(country),
  region: nullIfUnreadable(region),
  breaks: tolerantArray(standingBreak),
  countedFrom: nullIfMissing(date),
  prompt: z.object({ on: z.boolean(), words: z.string() }),
  etag,
});
export type Rhythm = z.infer<typeof rhythm>;

/** The version of what nobody has decided yet. */
export const UNDECIDED = '0';

/** The rhythm of a community whose organisers have not decided about it. */
export const DEFAULT_RHYTHM: Rhythm = {
  country: null,
  region: null,
  breaks: [],
  countedFrom: null,
  prompt: { on: true, words: DEFAULT_PROMPT },
  etag: UNDECIDED,
};
