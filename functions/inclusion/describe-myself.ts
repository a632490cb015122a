import { describeMyself as contract } from '../../domain/inclusion/contract.ts';
import { described, keepingProfile, profileOf } from '../tables/profile-rows.ts';
import { retryOrBusy } from '../tables/retry.ts';
import { serve } from '../use-case.ts';

/**
 * What was taken back leaves the times alone, so that it is known which totals had it. Of two who save at once the later
 * one reads the times of the earlier.
 */
export const describeMyself = serve(contract, async ({ place, me, body, operation }, world) =>
  retryOrBusy(async () => {
    const before = await profileOf(world.table, place, me.id);
    const after = described(before, body, world.now().toISOString());
    const isNew =
      body.level !== (before?.level.value ?? null) || body.discipline !== (before?.discipline.value ?? null);
    if (isNew) await world.write(place, operation, [keepingProfile(me.id, after, before?.etag ?? null)]);
    return { profile: body };
  }),
);
