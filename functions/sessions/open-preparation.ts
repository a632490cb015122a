import { NOTHING_PREPARED, openPreparation as contract } from '../../domain/sessions/preparation.ts';
import { serve } from '../use-case.ts';
import { requireSession } from './session-guards.ts';

export const openPreparation = serve(contract, async ({ place, me, params }, world) => {
  const [prepared] = await Promise.all([
    world.preparations.of(place, params.sessionId, me.id),
    requireSession(world, place, me, params.sessionId),
  ]);
  return prepared ?? NOTHING_PREPARED;
});
