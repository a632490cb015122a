import { myCommunity } from '../../domain/community/on-home.ts';
import { listJoinable as contract } from '../../domain/inclusion/contract.ts';
import { placeOf } from '../tables/community-store.ts';
import { joinablePartition, KEYS } from '../tables/keys.ts';
import { unlessNewer } from '../tables/rows.ts';
import type { Row } from '../tables/table.ts';
import { serve } from '../use-case.ts';

/** How many communities are listed. */
const LISTED = 40;

export const listJoinable = serve(contract, async ({ caller }, world) => {
  const kind = { key: KEYS.joinable, of: ({ rowKey = '' }: Row) => rowKey };
  const [ids, { community }] = await Promise.all([
    world.table.range(joinablePartition(caller.tenantId), '', '~', kind, { select: [] }),
    world.feed.standing(caller.tenantId, caller.id, { community: myCommunity }),
  ]);
  const mine = new Set(community.map(({ communityId }) => communityId));
  const others = ids.filter((id) => !mine.has(id)).slice(0, LISTED);
  const found = await Promise.all(
    others.map(async (communityId) => {
      const open = world.communities.open(placeOf(caller.tenantId, communityId));
      const one = await unlessNewer(world.trace, open);
      return one ? [{ communityId, name: one.name, purpose: one.purpose }] : [];
    }),
  );
  return { communities: found.flat().sort((a, b) => a.name.localeCompare(b.name)) };
});
