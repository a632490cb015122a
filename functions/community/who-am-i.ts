import { myCommunity } from '../../domain/community/community.ts';
import { whoAmI as contract } from '../../domain/community/contract.ts';
import { readEntries } from '../feed/kinds.ts';
import { serve } from '../use-case.ts';
import { COMMUNITY_FEED } from './community-feed.ts';

export const whoAmI = serve(contract, async ({ caller }, world) => {
  const { kind } = COMMUNITY_FEED;
  const entries = readEntries(await world.feed.standing(caller.tenantId, caller.id, kind), kind, myCommunity);
  return {
    id: caller.id,
    name: caller.name,
    communities: entries
      .map(({ communityId, item }) => ({ id: communityId, ...item }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
});
