import { mayPrepare } from '../../domain/sessions/policy.ts';
import { NOTHING_PREPARED } from '../../domain/sessions/preparation.ts';
import { keepPreparation as contract } from '../../domain/sessions/preparation-contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { isVisible } from '../../domain/shared/text.ts';
import { WriteConflict } from '../tables/table.ts';
import { requirePermission, serve } from '../use-case.ts';
import { requireSession } from './session-guards.ts';

export const keepPreparation = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { sessionId } = params;
  const { upon } = body;
  const text = isVisible(body.text) ? body.text : '';
  const { session } = await requireSession(world, place, me, sessionId);
  if (text === '') {
    // What was prepared can be removed at any time, also once the session is over.
    if (upon === null || (await world.preparations.remove(place, sessionId, me.id, upon)))
      return NOTHING_PREPARED;
    return otherwise();
  }
  requirePermission(mayPrepare(me, session));
  try {
    const etag = await world.preparations.keep(place, sessionId, me.id, text, upon, operation);
    return { text, used: false, etag };
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    return otherwise();
  }

  /** Another version stands there, which is told unless it says the same. */
  async function otherwise() {
    const current = (await world.preparations.of(place, sessionId, me.id)) ?? NOTHING_PREPARED;
    if (current.text === text && !current.used) return current;
    throw new Refusal('changed-meanwhile', { current });
  }
});
