import type { Member } from '../community/community.ts';
import { addDays, momentOf, wallTime } from '../shared/time.ts';

/**
 * Until when somebody is left alone, because they have paused or are away; undefined if they are not. `pausedUntil` is
 * the first day on which they are there again.
 */
export function quietUntil(
  { pausedUntil, away }: Pick<Member, 'pausedUntil' | 'away'>,
  now: Date,
  zone: string,
): Date | undefined {
  const today = wallTime(now, zone).date;
  let back = pausedUntil && pausedUntil > today ? pausedUntil : today;
  // Absences may follow one upon the other.
  for (const { from, to } of [...away].sort((a, b) => a.from.localeCompare(b.from)))
    if (from <= back && back <= to) back = addDays(to, 1);
  return back > today ? momentOf({ date: back, time: '00:00' }, zone) : undefined;
}
