import { addDays } from '../shared/time.ts';
import type { Member } from './community.ts';

/** Why somebody is asked for nothing on a day; null if they can be asked. `pausedUntil` is the first day after a pause. */
export function absenceOn(
  { pausedUntil, away }: Pick<Member, 'pausedUntil' | 'away'>,
  date: string,
): 'paused' | 'away' | null {
  if (pausedUntil !== null && date < pausedUntil) return 'paused';
  return away.some(({ from, to }) => from <= date && date <= to) ? 'away' : null;
}

/** Whether somebody has neither paused nor is away on a day. */
export const isThere = (member: Pick<Member, 'pausedUntil' | 'away'>, date: string): boolean =>
  absenceOn(member, date) === null;

/** The first day on which somebody who has paused or is away is there again; undefined if they are there today. */
export function backOn(
  { pausedUntil, away }: Pick<Member, 'pausedUntil' | 'away'>,
  today: string,
): string | undefined {
  let back = pausedUntil && pausedUntil > today ? pausedUntil : today;
  // Absences may follow one upon the other.
  for (const { from, to } of [...away].sort((a, b) => a.from.localeCompare(b.from)))
    if (from <= back && back <= to) back = addDays(to, 1);
  return back > today ? back : undefined;
}
