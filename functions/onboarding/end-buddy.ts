import { endBuddy as contract } from '../../domain/onboarding/contract.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { endingBuddyAssignment, storedBuddy, storedNewcomer } from '../tables/onboarding-rows.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import { newcomerChanged, showMyself } from './onboarding-feed.ts';

export const endBuddy = serve(contract, async ({ place, me, operation }, world) =>
  retryOnConflict(async () => {
    const mine = await storedNewcomer(world.table, place, me.id);
    if (!mine.buddy) return { ended: true };
    const { id } = mine.buddy.person;
    const writes = [
      ...endingBuddyAssignment(me.id, mine, id, await storedBuddy(world.table, place, id)),
      newcomerChanged(world, me.id, [id], operation),
    ];
    await world.write(place, operation, writes);
    await showMyself(world, place, me, { ...mine, buddy: null });
    await enqueueWork(world, place, writes);
    return { ended: true };
  }),
);
