import { NOTHING_PREPARED } from '../../domain/sessions/preparation.ts';
import { openPreparation as contract } from '../../domain/sessions/preparation-contract.ts';
import { serve } from '../use-case.ts';
import { requireSession } from './session-guards.ts';

export const openPreparation = serve(contract, async ({ place, me, params }, world) => {
  const [prepared] = await Promise.all([
    world.preparations.of(place, params.sessionId, me.id),
    requireSession(world, place, me, params.sessionId),
  ]);
  return prepared ?? NOTHING_PREPARED;
});
