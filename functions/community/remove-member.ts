import { runCommunity } from '../../domain/community/abilities.ts';
import { removeMember as contract } from '../../domain/community/contract.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { feedMembers } from '../feed/work.ts';
import { FORMER_MEMBER, MEMBERS_CHANGED } from '../tables/member-work.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import { isByOthers, whoStays } from './add-member.ts';

export const removeMember = serve(contract, async ({ place, me, params, operation }, world) => {
  if (params.personId !== me.id && !roleMay(me.role, runCommunity)) throw new Refusal('role-may-not');
  const now = world.now();
  const work = [
    world.outbox.asking(MEMBERS_CHANGED, '', operation, now),
    feedMembers(world, [params.personId], operation),
    world.outbox.asking(FORMER_MEMBER, params.personId, operation, now),
  ];
  await retryOnConflict(async () => {
    const leaving = await world.communities.membership(place, params.personId, now);
    if (!leaving) throw new Refusal('not-found');
    if (leaving.leftAt !== null) return;
    const staying = await whoStays(world, place, leaving);
    await world.communities.remove(place, leaving, staying, work, now, operation);
    // Clears the feed at once, so that a former member reads nothing more. If this fails, the outbox does it.
    await world.feed.clear(place, leaving.id).catch(() => {});
    await world.enqueue(
      place,
      work.map(({ key }) => key),
    );
  }, isByOthers);
  return { removed: params.personId };
});
