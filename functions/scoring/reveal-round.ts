import { revealRound as contract } from '../../domain/scoring/contract.ts';
import { mayReveal } from '../../domain/scoring/policy.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeRound, counted } from './change-round.ts';
import { gateKey } from './round-rows.ts';
import { outlineOf, partsOf, scorersOf } from './round-store.ts';
import { requirePass } from './score-round.ts';

export const revealRound = serve(contract, async (call, world) => {
  const { place, me, body } = call;
  const revealed = await changeRound(world, call, async (stored, now) => {
    // Nobody takes a score back, so there are at least so many when it is written.
    const scored = scorersOf(await partsOf(world, place, stored, null), stored.pass).length;
    const may = mayReveal(me, stored, scored);
    // Somebody else has revealed it meanwhile.
    if (may === 'scores-revealed' && body.pass <= stored.reveals.length) return undefined;
    requirePermission(may);
    requirePass(stored, body.pass);
    return {
      change: { stage: 'revealed', reveals: [...stored.reveals, now.toISOString()] },
      also: [{ do: 'clear', key: gateKey(stored.artifactId, stored.id, stored.pass) }],
    };
  });
  return outlineOf(await counted(world, place, revealed));
});
