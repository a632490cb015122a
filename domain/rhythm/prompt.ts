import * as z from 'zod/mini';
import type { Absence } from '../community/community.ts';
import { id, personRef } from '../shared/ids.ts';
import { addDays, date, instant, momentOf, wallTime } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';

/** The most characters of an answer: it is written in a minute and read in a few seconds. */
export const ANSWER_MAX = 400;

/** What somebody answered between two sessions. */
export const promptAnswer = z.object({
  by: personRef,
  text: z.string(),
  at: instant,
  /** The session after which they were asked. */
  sessionId: id,
});
export type PromptAnswer = z.infer<typeof promptAnswer>;

/** Days on which somebody is asked for nothing. */
export const quiet = z.object({ from: nullIfMissing(date), to: date });
export type Quiet = z.infer<typeof quiet>;

/** Until a pause ends, and while somebody is away. */
export const quietDays = (pausedUntil: string | null, away: readonly Absence[]): Quiet[] => [
  ...(pausedUntil ? [{ from: null, to: addDays(pausedUntil, -1) }] : []),
  ...away.map(({ from, to }) => ({ from, to })),
];

export const isQuiet = (days: readonly Quiet[], day: string): boolean =>
  days.some(({ from, to }) => (from === null || from <= day) && day <= to);

/** From when people are asked after a session: the beginning of the next day on the community's clock. */
export function asksFrom(endedAt: string, zoneName: string): string {
  const tomorrow = addDays(wallTime(endedAt, zoneName).date, 1);
  return momentOf({ date: tomorrow, time: '00:00' }, zoneName).toISOString();
}
