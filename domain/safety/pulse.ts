import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';

/** What everybody who was invited is asked after a session: was it useful, was it safe to speak, will I try something. */
export const QUESTIONS = ['useful', 'safe', 'try'] as const;
export type Question = (typeof QUESTIONS)[number];

/** 1 is “No” and 4 is “Yes”. */
export const SCALE = [1, 2, 3, 4] as const;
const choice = z.int().check(z.gte(1, '1 to 4'), z.lte(4, '1 to 4'));

export const pulseAnswers = z.strictObject({ useful: choice, safe: choice, try: choice });
export type PulseAnswers = z.infer<typeof pulseAnswers>;

/** Fewer answers than this are never shown. */
export const ANSWERS_MIN = 5;
/** How long people are asked about a session after it was closed. */
export const PULSE_DAYS = 5;

/** When the question leaves everybody’s Home, and the answers are shown. */
export const pulseEnds = (closedAt: string): Date => new Date(Date.parse(closedAt) + PULSE_DAYS * 86_400_000);

/** Nobody is asked about a session that was closed later than this after its end. */
const REMEMBERED_DAYS = 14;

/** Whether a session was closed while people still remember it. */
export const isRemembered = ({
  endsAt,
  closedAt,
}: {
  readonly endsAt: string;
  readonly closedAt: string;
}): boolean => Date.parse(closedAt) - Date.parse(endsAt) <= REMEMBERED_DAYS * 86_400_000;

/** When a session was closed about which people are asked until a moment. */
export const pulseBegan = (ends: string): Date => new Date(Date.parse(ends) - PULSE_DAYS * 86_400_000);

/** How many answers there are, and the sum of each question’s. Nothing is kept of what belongs to one answer. */
export const tally = z.object({
  answers: z.int(),
  useful: z.int(),
  safe: z.int(),
  try: z.int(),
});
export type Tally = z.infer<typeof tally>;

export const NO_ANSWERS: Tally = { answers: 0, useful: 0, safe: 0, try: 0 };

export const withAnswers = (before: Tally, said: PulseAnswers): Tally => ({
  answers: before.answers + 1,
  useful: before.useful + said.useful,
  safe: before.safe + said.safe,
  try: before.try + said.try,
});

/** What is shown of a question: how the answers were as a whole, in three steps. */
export const BANDS = ['no', 'mixed', 'yes'] as const;
const band = z.enum(BANDS);
export type Band = z.infer<typeof band>;

/** What is shown of one session; null where fewer than five have answered. */
export const pulseFigures = z.object({ answers: z.int(), useful: band, safe: band, try: band });
export type PulseFigures = z.infer<typeof pulseFigures>;

/**
 * “Mostly yes” from an average of 2.8 on, “mostly no” up to 2.2, otherwise “mixed”. These are the narrowest ends from
 * which somebody who knows their own answer can exclude no answer of anybody else, also where only five have answered.
 */
function bandOf(sum: number, answers: number): Band {
  if (5 * sum >= 14 * answers) return 'yes';
  return 5 * sum <= 11 * answers ? 'no' : 'mixed';
}

export function figuresOf(all: Tally): PulseFigures | null {
  if (all.answers < ANSWERS_MIN) return null;
  return {
    answers: all.answers,
    useful: bandOf(all.useful, all.answers),
    safe: bandOf(all.safe, all.answers),
    try: bandOf(all.try, all.answers),
  };
}

/** One session in the trend. */
export const pulsePoint = z.object({
  sessionId: id,
  topic: z.string(),
  startsAt: instant,
  figures: nullIfMissing(pulseFigures),
});
export type PulsePoint = z.infer<typeof pulsePoint>;
