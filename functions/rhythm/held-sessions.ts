import { isLeftOpen, isOpen, type Session } from '../../domain/sessions/session.ts';
import type { Place } from '../tables/place.ts';
import type { World } from '../world.ts';

const DAY_MS = 86_400_000;
/** Nobody is asked what they tried since a session that was longer ago. */
const LOOK_BACK_MS = 120 * DAY_MS;
/** A session that is closed early was planned to end at most so much later. */
const EARLY_MS = 60 * DAY_MS;

/** When it ended: one that was closed early, when it was closed. */
export const endOf = ({ closedAt, endsAt }: Pick<Session, 'closedAt' | 'endsAt'>): string =>
  closedAt !== null && closedAt < endsAt ? closedAt : endsAt;

const latestFirst = (sessions: readonly Session[]) =>
  [...sessions].sort((a, b) => endOf(b).localeCompare(endOf(a)));

/** The last session that was held; undefined while one is under way, and where it was long ago. */
export async function lastHeld(world: World, place: Place, now: Date): Promise<Session | undefined> {
  const all = await world.sessions.since(place, new Date(now.getTime() - LOOK_BACK_MS));
  if (all.some((session) => session.state === 'live' && !isLeftOpen(session, now))) return undefined;
  return latestFirst(all).find(({ state }) => state === 'closed');
}

/** The sessions before this one that are to come or were held, the latest first. */
export async function sessionsBefore(
  world: World,
  place: Place,
  { id, startsAt, begunAt }: Pick<Session, 'id' | 'startsAt' | 'begunAt'>,
  now: Date,
): Promise<Session[]> {
  // One may be begun long before its time.
  const began = begunAt !== null && begunAt < startsAt ? begunAt : startsAt;
  const start = Date.parse(began);
  const near = await world.sessions.since(place, new Date(start - LOOK_BACK_MS), new Date(start + EARLY_MS));
  return latestFirst(near).filter(
    (session) =>
      session.id !== id &&
      endOf(session) <= began &&
      session.state !== 'cancelled' &&
      !(isOpen(session.state) && isLeftOpen(session, now)),
  );
}
