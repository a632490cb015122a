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
