import { myCommunity } from '../../domain/community/on-home.ts';
import { listJoinable as contract } from '../../domain/inclusion/contract.ts';
import { placeOf } from '../tables/community-store.ts';
import { isDiscoverable } from '../tables/joining-rows.ts';
import { joinablePartition, KEYS } from '../tables/keys.ts';
import { unlessNewer } from '../tables/rows.ts';
import type { Row } from '../tables/table.ts';
import { serve } from '../use-case.ts';

/** How many communities are listed at a time. */
const LISTED = 40;

/** Pages are in the order of the ids, which never changes, and each of them in the order of the names. */
export const listJoinable = serve(contract, async ({ caller, query }, world) => {
  const kind = { key: KEYS.joinable, of: ({ rowKey = '' }: Row) => rowKey };
  const from = query.after === undefined ? '' : `${query.after}~`;
  const [ids, { community }] = await Promise.all([
    world.table.range(joinablePartition(caller.tenantId), from, '~', kind, { select: [] }),
    world.feed.standing(caller.tenantId, caller.id, { community: myCommunity }),
  ]);
  const mine = new Set(community.map(({ communityId }) => communityId));
  const others = ids.filter((id) => !mine.has(id));
  const page = others.slice(0, LISTED);
  const found = await Promise.all(
    page.map(async (communityId) => {
      const place = placeOf(caller.tenantId, communityId);
      // The look-up may still have one that was closed a moment ago.
      const [one, discoverable] = await Promise.all([
        unlessNewer(world.trace, world.communities.open(place)),
        isDiscoverable(world.table, place),
      ]);
      return one && discoverable ? [{ communityId, name: one.name, purpose: one.purpose }] : [];
    }),
  );
  return {
    communities: found.flat().sort((a, b) => a.name.localeCompare(b.name)),
    next: others.length > LISTED ? (page.at(-1) ?? null) : null,
  };
});
