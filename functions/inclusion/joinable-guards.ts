import { Refusal } from '../../domain/shared/refusal.ts';
import type { Route } from '../../domain/shared/route.ts';

import { placeOf } from '../tables/community-store.ts';
import { isDiscoverable } from '../tables/joining-rows.ts';
import type { Call } from '../use-case.ts';
import type { World } from '../world.ts';

/**
 * A community that somebody belongs to, or may ask to join. Refuses all others alike, so that nobody learns which there
 * are.
 */
export async function requireJoinable(world: World, caller: Call<Route>['caller'], communityId: string) {
  const place = placeOf(caller.tenantId, communityId);
  const [community, discoverable, member] = await Promise.all([
    world.communities.open(place),
    isDiscoverable(world.table, place),
    world.communities.membershipNow(place, caller.id),
  ]);
  const isMember = member?.leftAt === null;
  if (!community || !(discoverable || isMember)) throw new Refusal('not-a-member');
  return { place, community, isMember };
}
