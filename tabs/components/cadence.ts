import type { Cadence } from '../../domain/community/community.ts';
import { nextDrafts } from '../../domain/rhythm/drafts.ts';
import { momentOf, type WallTime } from '../../domain/shared/time.ts';
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

/** The next dates that a cadence gives by itself, on the community's clock: while it is being typed. */
export function nextDates(cadence: Cadence, zone: string, count: number, now = new Date()): WallTime[] {
  return nextDrafts({ communityId: '', community: { cadence, zone }, sessions: [], now, count }).drafts;
}

export function momentsOf(dates: readonly WallTime[], zone: string): string[] {
  return dates.map((wall) => momentOf(wall, zone).toISOString());
}
