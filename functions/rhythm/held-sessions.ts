import { isLeftOpen, isOpen, type Session } from '../../domain/sessions/session.ts';
import { KEYS, overKey } from '../tables/keys.ts';
import type { Place } from '../tables/place.ts';
import { unlessNewer } from '../tables/rows.ts';
import type { Row } from '../tables/table.ts';
import type { World } from '../world.ts';

/** How many sessions are looked at: some may have been cancelled, or left open and never held. */
const LOOKS = 5;

/**
 * The last session that ended before `then` and was not cancelled or left open. It is one more call for each session
 * that was, which is seldom any.
 */
export async function sessionBefore(
  world: World,
  place: Place,
  then: Date,
  now: Date,
): Promise<Session | undefined> {
  const mark = { key: KEYS.over, of: ({ rowKey = '' }: Row) => rowKey.split('|').at(-1) ?? '' };
  const ids = await world.table.range(place.partition, overKey(then), 'over|~', mark, { top: LOOKS });
  for (const id of new Set(ids)) {
    const stored = await unlessNewer(world.trace, world.sessions.head(place, id));
    if (stored && stored.session.state !== 'cancelled' && !isLeftOpen(stored.session, now))
      return stored.session;
  }
  return undefined;
}

/** The last session that was held, if none is under way. */
export async function lastHeld(world: World, place: Place, now: Date): Promise<Session | undefined> {
  const last = await sessionBefore(world, place, now, now);
  return last && !isOpen(last.state) ? last : undefined;
}
