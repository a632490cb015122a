import { closingMoment } from '../../domain/community/consent.ts';
import type { OpenFor } from '../../domain/roles/role.ts';
import { leads } from '../../domain/sessions/policy.ts';
import { isLeftOpen, isOpen, type Session } from '../../domain/sessions/session.ts';
import { invalid } from '../../domain/shared/refusal.ts';
import { addDays, momentOf, wallTime } from '../../domain/shared/time.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { World } from '../world.ts';

/** What is decided in a session is open for at least so long, also where the session runs late. */
const LEAST_MS = 10 * 60_000;

async function openSession(world: World, place: Place, sessionId: string): Promise<Session | undefined> {
  const session = (await world.sessions.head(place, sessionId))?.session;
  return session && isOpen(session.state) ? session : undefined;
}

/** Whether somebody leads the session in which a role is decided. */
export async function leadsElection(
  world: World,
  place: Place,
  me: Membership,
  sessionId: string | null,
): Promise<boolean> {
  const session = sessionId ? await openSession(world, place, sessionId) : undefined;
  return session !== undefined && leads(me, session);
}

/** Whether people meet now or today: what is decided in a session is begun in it, or shortly before. */
function isNow(session: Session, now: Date): boolean {
  const { state, startsAt, zone } = session;
  const isUnderWay = state === 'live' && !isLeftOpen(session, now);
  return isUnderWay || wallTime(startsAt, zone).date === wallTime(now, zone).date;
}

/**
 * The moment until which something is open. `own` is the session in which the role is decided, null for none, and
 * undefined where that is chosen with it. Refuses another session, and one that is over or not today.
 */
export async function requireEnd(
  world: World,
  place: Place,
  open: OpenFor,
  own: string | null | undefined,
  zone: string,
  now: Date,
  field: string,
): Promise<string> {
  if ('days' in open) return closingMoment(now, open.days, zone);
  const isAnother = own !== undefined && open.sessionId !== own;
  const session = isAnother ? undefined : await openSession(world, place, open.sessionId);
  if (!session || !isNow(session, now))
    throw invalid(`${field}.sessionId`, 'the session in which the role is decided, under way or today');
  return new Date(Math.max(Date.parse(session.endsAt), now.getTime() + LEAST_MS)).toISOString();
}

/** A term is at most so long, and begins at most so far ahead or so long ago. */
const DAYS_LONG = 1_100;
const DAYS_AHEAD = 366;
const DAYS_BACK = 31;

/** When a term begins and ends. */
export function requireTerm({ from, until }: { from: string; until: string }, zone: string, now: Date) {
  const today = wallTime(now, zone).date;
  if (from < addDays(today, -DAYS_BACK) || from > addDays(today, DAYS_AHEAD))
    throw invalid('from', 'a day at most a month ago or a year ahead');
  if (until < from || until < today) throw invalid('until', 'a day from the first day and today on');
  if (until > addDays(from, DAYS_LONG)) throw invalid('until', 'a day within three years');
  const midnight = (date: string) => momentOf({ date, time: '00:00' }, zone).toISOString();
  return { from, until, startsAt: midnight(from), endsAt: midnight(addDays(until, 1)) };
}
