import * as z from 'zod/mini';
import { liesWithin, type WorkingHours } from '../community/working-hours.ts';
import { addDays, momentOf, timeOfDay, wallTime, weekdayOf } from '../shared/time.ts';

/** When somebody may be told something, in their own time zone. Days are 0 for Sunday to 6 for Saturday. */
export const tellingHours = z.strictObject({
  days: z.array(z.int().check(z.gte(0), z.lte(6))).check(
    z.minLength(1, 'at least one day'),
    z.refine((days) => new Set(days).size === days.length, 'different days'),
  ),
  from: timeOfDay,
  /** Equal to `from` for the whole day. */
  to: timeOfDay,
});

/** The hours of those of whom nothing else is known. */
export const USUAL_HOURS: WorkingHours = { days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' };

/** The longest time from the end of somebody's hours to their next beginning is a week; one day more is looked at. */
const DAYS_AHEAD = 8;

export function isWithin(hours: WorkingHours, moment: Date, zone: string): boolean {
  const wall = wallTime(moment, zone);
  return liesWithin(hours, wall, wall);
}

/** The next moment at which somebody's hours begin, after this one. */
export function nextBeginning(hours: WorkingHours, after: Date, zone: string): Date {
  const today = wallTime(after, zone).date;
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const date = addDays(today, ahead);
    const begins = momentOf({ date, time: hours.from }, zone);
    if (hours.days.includes(weekdayOf(date)) && begins > after) return begins;
  }
  return after;
}

/** The first moment from this one on that is within somebody's hours. */
export function firstWithin(hours: WorkingHours, from: Date, zone: string): Date {
  return isWithin(hours, from, zone) ? from : nextBeginning(hours, from, zone);
}
