import { showNominations as contract } from '../../domain/roles/contract.ts';
import { mayShow } from '../../domain/roles/policy.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeRole } from './change-role.ts';
import { leadsElection } from './role-guards.ts';
import { outlineOf } from './role-store.ts';
import { showing } from './settle-role.ts';

export const showNominations = serve(contract, async (call, world) => {
  const { place, me } = call;
  const shown = await changeRole(world, call, async (stored) => {
    const leads = await leadsElection(world, place, me, stored.sessionId);
    requirePermission(mayShow(me, stored, stored.sessionId !== null, leads));
    return showing(stored);
  });
  return outlineOf(shown);
});
