import { randomUUID } from 'node:crypto';
import { hasEnded } from '../../domain/onboarding/onboarding.ts';
import type { Timer } from '../area.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import type { Place } from '../tables/community-store.ts';
import { lookAtDue } from '../tables/moments.ts';
import { endingBuddyAssignment, storedBuddy, storedNewcomer } from '../tables/onboarding-rows.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { World } from '../world.ts';
import { newcomerChanged } from './onboarding-feed.ts';

/** Marks of the moments at which newcomers have had their buddy long enough, by the newcomer. */
export const ONBOARDING_MOMENTS = 'onboarding';

/** Nobody reads what has ended, but both still have it on their Home. */
async function endBuddyAssignment(world: World, place: Place, newcomerId: string): Promise<void> {
  await retryOnConflict(async () => {
    const newcomer = await storedNewcomer(world.table, place, newcomerId);
    if (!newcomer.buddy || !hasEnded(newcomer.buddy, world.now())) return;
    const { id } = newcomer.buddy.person;
    const operation = randomUUID();
    const writes = [
      ...endingBuddyAssignment(newcomerId, newcomer, id, await storedBuddy(world.table, place, id)),
      newcomerChanged(world, newcomerId, [id], operation),
    ];
    await world.write(place, operation, writes);
    await enqueueWork(world, place, writes);
  });
}

export const endBuddyAssignments: Timer = {
  name: 'endBuddyAssignments',
  schedule: '50 */10 * * * *',
  run: (world, tenants) =>
    lookAtDue(world, tenants, ONBOARDING_MOMENTS, (place, id) => endBuddyAssignment(world, place, id)),
};
