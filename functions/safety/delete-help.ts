import { deleteHelp as contract } from '../../domain/safety/contract.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import { writeExchange } from './help-feed.ts';
import { deletingExchange, exchangeWith } from './help-store.ts';

/** Whoever is neither of the two hears the same as for one that was deleted before, and nothing is done. */
export const deleteHelp = serve(contract, async ({ place, me, params, operation }, world) =>
  retryOnConflict(async () => {
    const gone = await exchangeWith(world, place, me.id, params.helpId);
    if (gone) await writeExchange(world, place, gone, deletingExchange(gone), me, operation);
    return { deleted: true };
  }),
);
