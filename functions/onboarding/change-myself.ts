import type { Route } from '../../domain/shared/route.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { keepingNewcomer, type StoredNewcomer, storedNewcomer } from '../tables/onboarding-rows.ts';
import { retryOnConflict } from '../tables/retry.ts';
import type { MemberCall } from '../use-case.ts';
import type { World } from '../world.ts';
import { newcomerChanged, showMyself } from './onboarding-feed.ts';
import { progressOf } from './open-onboarding.ts';

/** Changes how far I am. What it says of me afterwards is the same however often it is sent. */
export async function changeMyself(
  { place, me, operation }: Pick<MemberCall<Route>, 'place' | 'me' | 'operation'>,
  world: World,
  change: (before: StoredNewcomer) => Partial<StoredNewcomer>,
) {
  return retryOnConflict(async () => {
    const before = await storedNewcomer(world.table, place, me.id);
    const after = { ...before, ...change(before) };
    const writes = [
      keepingNewcomer(me.id, before, after),
      newcomerChanged(world, me.id, [after.buddy?.person.id], operation),
    ];
    await world.write(place, operation, writes);
    await showMyself(world, place, me, after);
    await enqueueWork(world, place, writes);
    return progressOf(after, world.now());
  });
}
