import { openJoinable as contract } from '../../domain/inclusion/contract.ts';
import { serve } from '../use-case.ts';
import { requestOf } from './asked.ts';
import { requireJoinable } from './joinable-guards.ts';

export const openJoinable = serve(contract, async ({ caller, params }, world) => {
  const { communityId } = params;
  const { place, community, isMember } = await requireJoinable(world, caller, communityId);
  return {
    // A guest is shown showcases only.
    community: { communityId, name: community.name, purpose: isMember ? '' : community.purpose },
    isMember,
    request: isMember ? null : await requestOf(world, place, caller.id),
  };
});
