import { offerToBeBuddy as contract } from '../../domain/onboarding/contract.ts';
import { keepingBuddy, storedBuddy } from '../tables/onboarding-rows.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import { myNewcomers } from './list-my-newcomers.ts';

export const offerToBeBuddy = serve(contract, async ({ place, me, body, operation }, world) =>
  retryOnConflict(async () => {
    const { offers } = body;
    const before = await storedBuddy(world.table, place, me.id);
    await world.write(place, operation, [keepingBuddy(me.id, before, { offers })]);
    return myNewcomers({ ...before, offers }, world.now());
  }),
);
