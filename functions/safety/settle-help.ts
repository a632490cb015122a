import { settleHelp as contract } from '../../domain/safety/contract.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import { toldOf, writeExchange } from './help-feed.ts';
import { requireExchange } from './help-guards.ts';
import { changingExchange } from './help-store.ts';

export const settleHelp = serve(contract, async ({ place, me, params, body, operation }, world) =>
  retryOnConflict(async () => {
    const before = await requireExchange(world, place, me, params.helpId);
    const after = { ...before, state: body.state };
    if (before.state !== body.state)
      await writeExchange(world, place, after, changingExchange(after, me.id), me, operation);
    return toldOf(after);
  }),
);
