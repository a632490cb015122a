import * as z from 'zod/mini';
import { personRef } from '../shared/ids.ts';
import { prose } from '../shared/text.ts';
import { addDays, date, instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';
import { checkInState, prediction, storedPrediction, value } from './pilot.ts';

/** How a pilot goes, said in a minute. A person has one check-in a day, and a later one of that day replaces it. */
export const checkInDraft = z.strictObject({
  state: checkInState,
  /** The measure's value, where the pilot has a measure. */
  value: z.nullable(value),
  words: prose(300),
});
export type CheckInDraft = z.infer<typeof checkInDraft>;

export const checkIn = z.object({
  on: date,
  by: personRef,
  at: instant,
  state: checkInState,
  value: nullIfMissing(value),
  words: z.string(),
});
export type CheckIn = z.infer<typeof checkIn>;

/** A change of the prediction after the pilot has started, and of its last day, by which it is to come true. */
export const amendmentDraft = z.strictObject({
  prediction: z.nullable(prediction),
  endsOn: z.optional(date),
  reason: prose(500, 1),
});

export const amendment = z.object({
  at: instant,
  by: personRef,
  reason: z.string(),
  before: nullIfMissing(storedPrediction),
  after: nullIfMissing(storedPrediction),
  /** The last day, where that was changed. */
  ends: nullIfMissing(z.object({ before: date, after: date })),
});
export type Amendment = z.infer<typeof amendment>;

/** The measured values in order, one a day: of several people's on one day the last counts. */
export function valuesOf(checkIns: readonly CheckIn[]): { readonly on: string; readonly value: number }[] {
  const byDay = new Map<string, { at: string; value: number }>();
  for (const { on, at, value: measured } of checkIns) {
    if (measured === null) continue;
    const there = byDay.get(on);
    if (!there || there.at < at) byDay.set(on, { at, value: measured });
  }
  return [...byDay]
    .map(([on, { value: measured }]) => ({ on, value: measured }))
    .sort((a, b) => a.on.localeCompare(b.on));
}

/** The day of the next check-in: one interval after the last one, or after the start. */
export const nextCheckIn = (
  { startsOn, checkInDays }: { readonly startsOn: string; readonly checkInDays: number },
  last: string | null,
): string => addDays(last ?? startsOn, checkInDays);

/** For how many days back somebody may check in. */
export const CHECK_IN_BACK_DAYS = 31;

/** Whether somebody may check in for a day, by today in UTC: tomorrow has begun somewhere. */
export const isCheckInDay = (on: string, today: string): boolean =>
  on >= addDays(today, -CHECK_IN_BACK_DAYS) && on <= addDays(today, 1);
