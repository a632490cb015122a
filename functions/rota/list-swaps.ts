import { listSwaps as contract } from '../../domain/rota/contract.ts';
import { maySwap } from '../../domain/rota/policy.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { readRota } from '../turns/coming-turns.ts';
import { requirePermission, serve } from '../use-case.ts';
import { turnNow } from './change-turn.ts';
import { swapChoices } from './swaps.ts';

export const listSwaps = serve(contract, async ({ place, me, params }, world) => {
  const rota = await readRota(world, place);
  const turn = rota?.coming.find((one) => one.turn.id === params.sessionId);
  if (!rota || !turn) throw new Refusal('turn-gone');
  requirePermission(maySwap(me, turnNow(turn, world.now())));
  return { choices: swapChoices(rota, turn, world.now()) };
});
