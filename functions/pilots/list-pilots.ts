import { permission, roleMay } from '../../domain/community/policy.ts';
import { followPilots, runPilots } from '../../domain/pilots/abilities.ts';
import { listPilots as contract } from '../../domain/pilots/contract.ts';
import { serve } from '../use-case.ts';
import { listedPilots } from './pilot-store.ts';

export const listPilots = serve(contract, async ({ place, me, query }, world) => {
  const { after, ...filters } = query;
  const reportedOnly = !roleMay(me.role, followPilots);
  return {
    now: world.now().toISOString(),
    ...(await listedPilots(world, place, { ...filters, reportedOnly }, after)),
    abilities: { begin: permission(me.role, runPilots) },
  };
});
