import { deleteHelp as contract } from '../../domain/safety/contract.ts';
import { forgettingNotices } from '../feed/forgetting.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import { feedIdOf, HELP_FEED, writeExchange } from './help-feed.ts';
import { bothOf, deletingExchange, exchangeWith } from './help-store.ts';

/** Whoever is neither of the two hears the same as for one that was deleted before, and nothing is done. */
export const deleteHelp = serve(contract, async ({ place, me, params, operation }, world) =>
  retryOnConflict(async () => {
    const gone = await exchangeWith(world, place, me.id, params.helpId);
    if (!gone) return { deleted: true };
    // What both were told of it leads to whoever asked.
    const people = bothOf(gone).map(({ id }) => id);
    const thing = { kind: HELP_FEED.kind, id: feedIdOf(gone) };
    const writes = [...deletingExchange(gone), forgettingNotices(world, gone.id, operation, thing, people)];
    await writeExchange(world, place, gone, writes, me, operation);
    return { deleted: true };
  }),
);
