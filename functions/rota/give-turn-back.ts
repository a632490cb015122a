import { giveTurnBack as contract } from '../../domain/rota/contract.ts';
import { mayGiveBack } from '../../domain/rota/policy.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeTurn } from './change-turn.ts';
import { lineOn, skipping } from './turn-writes.ts';

/**
 * A planned session stays with whoever gives it back until somebody takes it. A turn that is not planned yet goes to
 * the next in the rota at once.
 */
export const giveTurnBack = serve(contract, async (call, world) => {
  const { me, body } = call;
  const by = { id: me.id, name: me.name };
  const at = world.now().toISOString();
  return changeTurn(world, call, (_, turn, now) => {
    if (now.agreed.givenBack?.by.id === me.id && turn.person === me.id) return undefined;
    requirePermission(mayGiveBack(me, now));
    const lines = [lineOn(turn, { what: 'gave-back', by, at, reason: body.reason })];
    const givenBack = { by, reason: body.reason, at, declined: [] };
    const change = turn.session
      ? { givenBack, swap: null }
      : { agreed: null, swap: null, skips: skipping(turn, { person: by, reason: body.reason, at }) };
    return { changes: [{ turn, change }], lines };
  });
});
