import { openProfile as contract } from '../../domain/inclusion/contract.ts';
import { profileOf } from '../tables/profile-rows.ts';
import { serve } from '../use-case.ts';

export const openProfile = serve(contract, async ({ place, me }, { table }) => {
  const mine = await profileOf(table, place, me.id);
  return { profile: { level: mine?.level.value ?? null, discipline: mine?.discipline.value ?? null } };
});
