import { openHelp as contract } from '../../domain/safety/contract.ts';
import { serve } from '../use-case.ts';
import { toldOf } from './help-feed.ts';
import { otherIsThere, requireExchange } from './help-guards.ts';

export const openHelp = serve(contract, async ({ place, me, params }, world) => {
  const exchange = await requireExchange(world, place, me, params.helpId);
  return {
    exchange: toldOf(exchange),
    me: { id: me.id, name: me.name },
    otherIsThere: await otherIsThere(world, place, exchange, me),
    now: world.now().toISOString(),
  };
});
