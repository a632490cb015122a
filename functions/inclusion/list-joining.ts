import { runCommunity } from '../../domain/community/abilities.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { listJoining as contract } from '../../domain/inclusion/contract.ts';
import type { Joining } from '../../domain/inclusion/joining.ts';
import { joiningIn } from '../tables/joining-rows.ts';
import { serve } from '../use-case.ts';

/** With the membership two storage calls, and a look at the members where somebody waits. */
export const listJoining = serve(contract, async ({ place, me }, world) => {
  const { requests, proposals, discoverable } = await joiningIn(world.table, place);
  const runs = roleMay(me.role, runCommunity);
  const mine = [...(runs ? requests : []), ...proposals.filter(({ by }) => runs || by.id === me.id)];
  // Somebody may have been added in another way.
  const members = mine.length > 0 ? await world.communities.members(place) : [];
  const there = new Set(members.map(({ id }) => id));
  const waiting = (all: readonly Joining[]) => all.filter(({ person }) => !there.has(person.id));
  return {
    requests: runs ? waiting(requests) : [],
    proposals: waiting(proposals.filter(({ by }) => runs || by.id === me.id)),
    discoverable,
  };
});
