import { readCommunity } from '../../domain/community/abilities.ts';
import { openCommunity as contract } from '../../domain/community/contract.ts';
import { permission, roleMay } from '../../domain/community/policy.ts';
import { madeOnce } from '../../domain/shared/made-once.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Route } from '../../domain/shared/route.ts';
import { serve } from '../use-case.ts';

/** Every ability that a route asks for. */
const everyAbility = madeOnce(async () => {
  const { API } = await import('../../domain/api.ts');
  return new Set(
    Object.values<Route>(API).flatMap(({ access }) => (typeof access === 'object' ? [access] : [])),
  );
});

export const openCommunity = serve(contract, async ({ place, me }, { communities }) => {
  const community = await communities.open(place);
  if (!community) throw new Refusal('not-found');
  const { id, name } = community;
  const abilities = await everyAbility();
  return {
    community: { id, name },
    details: roleMay(me.role, readCommunity) ? community : null,
    role: me.role,
    abilities: Object.fromEntries(
      [...abilities].map((ability) => [ability.name, permission(me.role, ability)]),
    ),
  };
});
