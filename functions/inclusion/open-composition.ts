import { openComposition as contract } from '../../domain/inclusion/contract.ts';
import { serve } from '../use-case.ts';
import { looksIn } from './composition-store.ts';
import { COUNT, isDue } from './count.ts';

/** One storage call, and in each month once the work that counts anew: it costs nothing where nobody looks. */
export const openComposition = serve(contract, async ({ place }, world) => {
  const { countedOn, looks } = await looksIn(world.table, place, 1);
  const now = world.now();
  if (isDue(countedOn, now)) {
    const work = world.outbox.asking(COUNT, '', place.communityId, now);
    if (await world.outbox.ask(place, work)) await world.enqueue(place, work.key);
  }
  return {
    countedOn,
    tables: (looks[0]?.tables ?? []).map(({ dimension, population, asOf, size, rows, few }) => ({
      ...{ dimension, population, size },
      // Where no total is shown, it is not told either whether it was looked at.
      asOf: rows.length > 0 && asOf ? asOf.slice(0, 10) : null,
      rows: rows.map(({ group, count }) => ({ group, count })),
      few: rows.length > 0 ? (few ?? []) : [],
    })),
  };
});
