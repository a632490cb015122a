import { whoAmI as contract } from '../../domain/community/contract.ts';
import { myCommunity } from '../../domain/community/on-home.ts';
import { serve } from '../use-case.ts';

export const whoAmI = serve(contract, async ({ caller }, world) => {
  const mine = { community: myCommunity };
  const { community } = await world.feed.standing(caller.tenantId, caller.id, mine);
  return {
    id: caller.id,
    name: caller.name,
    communities: community
      .map(({ communityId, item }) => ({ id: communityId, ...item }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
});
