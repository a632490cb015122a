import { withdrawHolder as contract } from '../../domain/roles/contract.ts';
import { mayProposeHolder } from '../../domain/roles/policy.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeRole, requireVersion } from './change-role.ts';
import { leadsElection } from './role-guards.ts';
import { outlineOf } from './role-store.ts';

export const withdrawHolder = serve(contract, async (call, world) => {
  const { place, me, etag } = call;
  const withdrawn = await changeRole(world, call, async (stored, now) => {
    const leads = await leadsElection(world, place, me, stored.sessionId);
    requirePermission(mayProposeHolder(me, stored, stored.proposal?.consent ?? null, leads, now));
    if (stored.stage !== 'proposed') throw new Refusal('proposal-withdrawn');
    // Whoever withdraws has seen what they withdraw.
    requireVersion(stored, etag);
    return { change: { stage: 'shown', proposal: null } };
  });
  return outlineOf(withdrawn);
});
