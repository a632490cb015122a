import { type Community, nextByCadence } from '../../../domain/community/community.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import { addDays, type WallTime, wallTime } from '../../../domain/shared/time.ts';

/** A session that was moved by so many days still stands for its date. */
const MOVED_DAYS = 3;
/** Dates looked at at most: whoever has planned years ahead is shown fewer. */
const LOOKED_AT = 40;

const dayOf = (date: string) => Date.parse(date) / 86_400_000;

/** The next dates that the cadence asks for and nothing is planned on, on the community's clock. */
export function freeDates(
  { cadence, zone }: Pick<Community, 'cadence' | 'zone'>,
  sessions: readonly Pick<Session, 'startsAt' | 'state'>[],
  count: number,
  now: Date,
): WallTime[] {
  const today = wallTime(now, zone);
  const taken = sessions
    .filter(({ state }) => state !== 'cancelled')
    .map(({ startsAt }) => wallTime(startsAt, zone).date)
    .sort();
  // Every other week is counted from the last session there was, or from the first to come.
  const anchor = taken.findLast((date) => date <= today.date) ?? taken[0];
  const free: WallTime[] = [];
  // Today counts as long as its time has not come.
  let last = today.time < cadence.time ? addDays(today.date, -1) : today.date;
  for (let looked = 0; free.length < count && looked < LOOKED_AT; looked += 1) {
    const next = nextByCadence(cadence, last, anchor);
    last = next.date;
    if (!taken.some((date) => Math.abs(dayOf(date) - dayOf(next.date)) <= MOVED_DAYS)) free.push(next);
  }
  return free;
}
