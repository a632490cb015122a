import { listMyNewcomers as contract } from '../../domain/onboarding/contract.ts';
import { activeAssignments, endsAt } from '../../domain/onboarding/onboarding.ts';
import { type StoredBuddy, storedBuddy } from '../tables/onboarding-rows.ts';
import { serve } from '../use-case.ts';

export const listMyNewcomers = serve(contract, async ({ place, me }, world) =>
  myNewcomers(await storedBuddy(world.table, place, me.id), world.now()),
);

/** What a buddy is told of themselves. */
export const myNewcomers = ({ offers, newcomers }: Omit<StoredBuddy, 'etag'>, now: Date) => ({
  offers,
  newcomers: activeAssignments(newcomers, now).map((one) => ({ ...one, endsAt: endsAt(one) })),
});
