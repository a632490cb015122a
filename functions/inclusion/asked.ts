import type { MyRequest } from '../../domain/inclusion/joining.ts';
import { workKind } from '../outbox/kinds.ts';
import type { Place } from '../tables/community-store.ts';
import { ASKED, declinedOfPerson, joiningOfPerson } from '../tables/joining-rows.ts';
import type { World } from '../world.ts';

const KEY = { section: 'standing', kind: 'asked', id: 'itself' } as const;

/** What became of somebody's request; null where there is nothing to tell. */
export async function requestOf(world: World, place: Place, personId: string): Promise<MyRequest | null> {
  const [open, no, community] = await Promise.all([
    joiningOfPerson(world.table, place, 'request', personId),
    declinedOfPerson(world.table, place, 'request', personId),
    world.communities.open(place),
  ]);
  if (!community) return null;
  const said = { communityId: place.communityId, name: community.name };
  if (open) return { ...said, at: open.at, declined: null };
  return no && !no.seen ? { ...said, at: no.at, declined: no.declined } : null;
}

/**
 * Brings in line what Home tells somebody of their request. They do not belong to the community, so that no feed kind of
 * it reaches them; once they do, their feed is made anew without it.
 */
export async function showAsked(world: World, place: Place, personId: string): Promise<void> {
  const [request, member] = await Promise.all([
    requestOf(world, place, personId),
    world.communities.membershipNow(place, personId),
  ]);
  const key = { ...KEY, communityId: place.communityId };
  if (request && member?.leftAt !== null)
    await world.feed.put(place.tenantId, personId, [{ ...key, item: request }]);
  else await world.feed.remove(place.tenantId, personId, key);
}

export const askedKind = workKind({
  ...ASKED,
  run: (world, place, { subject }) => showAsked(world, place, subject),
  tries: 30,
  whenGivenUp: 'retry-daily',
});
