import { withdrawSwap as contract } from '../../domain/rota/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';
import { changeTurn } from './change-turn.ts';
import { lineOn } from './turn-writes.ts';

export const withdrawSwap = serve(contract, async (call, world) => {
  const { me, body } = call;
  const by = { id: me.id, name: me.name };
  const at = world.now().toISOString();
  return changeTurn(world, call, (_, turn) => {
    const swap = turn.stored?.swap;
    if (swap?.id !== body.swapId) throw new Refusal('swap-over');
    if (swap.by.id !== me.id) throw new Refusal('not-your-turn');
    const lines = [lineOn(turn, { what: 'swap-withdrawn', by, at })];
    return { changes: [{ turn, change: { swap: null } }], lines };
  });
});
