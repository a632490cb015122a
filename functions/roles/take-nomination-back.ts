import { takeNominationBack as contract } from '../../domain/roles/contract.ts';
import { mayNominate } from '../../domain/roles/policy.ts';
import { showAtOnce } from '../feed/work.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { requirePermission, serve } from '../use-case.ts';
import { roleNow } from './change-role.ts';
import { OPEN_FEED } from './role-feed.ts';
import { gateKey, nominationKey } from './role-rows.ts';

export const takeNominationBack = serve(contract, async ({ place, me, params, operation }, world) => {
  const { roleId } = params;
  return retryOnConflict(async () => {
    const stored = await roleNow(world, place, roleId);
    requirePermission(mayNominate(me, stored, world.now()));
    await world.write(place, operation, [
      { do: 'touch', key: gateKey(roleId) },
      { do: 'clear', key: nominationKey(stored.showsAt, roleId, me.id) },
    ]);
    const open = { communityId: place.communityId, role: stored, have: new Set<string>() };
    await showAtOnce(world, place, OPEN_FEED, roleId, open, me);
    return { nominated: false };
  });
});
