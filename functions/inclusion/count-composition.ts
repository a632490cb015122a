import { countComposition as contract } from '../../domain/inclusion/contract.ts';
import { serve } from '../use-case.ts';
import { looksIn } from './composition-store.ts';
import { count } from './count.ts';

/** An organiser says when it is counted first, because a moment that depended on the answers would tell of them. */
export const countComposition = serve(contract, async ({ place }, world) => {
  const { countedOn } = await looksIn(world.table, place, 0);
  if (countedOn === null) await count(world, place);
  return { countedOn: (await looksIn(world.table, place, 0)).countedOn };
});
