import { type Cadence, nextByCadence } from '../../domain/community/community.ts';
import { addDays, momentOf, type WallTime, wallTime } from '../../domain/shared/time.ts';
import { sayTimeOfDay, sayWeekday } from './dates.ts';
import { CADENCE } from './texts.ts';

/** How often, as one would say it: “on the second Thursday of each month at 14:00”. The clock is the community's. */
export function sayCadence(rule: Cadence): string {
  const day = sayWeekday(rule.weekday);
  const time = sayTimeOfDay(rule.time);
  if (rule.every === 'week') return CADENCE.week(day, time);
  if (rule.every === 'fortnight') return CADENCE.fortnight(day, time);
  return CADENCE.month(CADENCE.weeks[rule.week - 1] ?? '', day, time);
}

/** The next dates a cadence gives on the community's clock, counted on from `after` where a session is planned already. */
export function nextDates(
  rule: Cadence,
  zone: string,
  count: number,
  now = new Date(),
  after?: string,
): WallTime[] {
  const today = wallTime(now, zone);
  const found: WallTime[] = [];
  // Today counts as long as its time has not come.
  const start = today.time < rule.time ? addDays(today.date, -1) : today.date;
  let last = after && after > start ? after : start;
  let anchor = after;
  while (found.length < count) {
    const next = nextByCadence(rule, last, anchor);
    found.push(next);
    last = next.date;
    anchor = next.date;
  }
  return found;
}

export function momentsOf(dates: readonly WallTime[], zone: string): string[] {
  return dates.map((wall) => momentOf(wall, zone).toISOString());
}
