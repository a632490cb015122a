import { describeMyself as contract } from '../../domain/inclusion/contract.ts';
import { profileKey } from '../tables/keys.ts';
import { described, profileOf, profileRow } from '../tables/profile-rows.ts';
import { serve } from '../use-case.ts';

/** What was taken back leaves the times alone, so that it is known which totals had it. */
export const describeMyself = serve(contract, async ({ place, me, body, operation }, world) => {
  const before = await profileOf(world.table, place, me.id);
  const after = described(before, body, world.now().toISOString());
  if (JSON.stringify(after) !== JSON.stringify(before))
    await world.write(place, operation, [
      { do: 'put', key: profileKey(me.id), row: profileRow.columns(after) },
    ]);
  return { profile: body };
});
