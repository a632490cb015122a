import type { Community } from '../../domain/community/community.ts';
import type { Caller } from '../entra/verify-token.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { World } from '../world.ts';

/** The communities a person belongs to now, by name. */
export async function belongings(
  world: World,
  caller: Caller,
): Promise<{ place: Place; community: Community; me: Membership }[]> {
  const places = await world.communities.communitiesOf(caller.tenantId, caller.id);
  const found = await Promise.all(
    places.map(async (place) => {
      const [community, me] = await Promise.all([
        world.communities.open(place),
        world.communities.membership(place, caller.id, world.now()),
      ]);
      return community && me && me.leftAt === null ? [{ place, community, me }] : [];
    }),
  );
  return found.flat().sort((a, b) => a.community.name.localeCompare(b.community.name));
}
