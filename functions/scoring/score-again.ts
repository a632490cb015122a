import { scoreAgain as contract } from '../../domain/scoring/contract.ts';
import { mayScoreAgain } from '../../domain/scoring/policy.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeRound } from './change-round.ts';
import { gateKey } from './round-rows.ts';
import { outlineOf } from './round-store.ts';

export const scoreAgain = serve(contract, async (call, world) => {
  const { me, body } = call;
  const again = await changeRound(world, call, (stored, now) => {
    const { artifactId, id, stage, pass } = stored;
    const may = mayScoreAgain(me, stored);
    // Of two who ask for it at once, the other one has begun the pass that both want.
    if (may !== 'role-may-not' && stage === 'open' && body.pass === pass - 1) return undefined;
    requirePermission(may);
    if (body.pass !== pass) throw new Refusal('another-pass');
    return {
      change: { stage: 'open', pass: pass + 1, passAt: now.toISOString() },
      also: [{ do: 'put', key: gateKey(artifactId, id, pass + 1), row: {} }],
    };
  });
  return outlineOf(again);
});
