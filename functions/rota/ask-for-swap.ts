import { askForSwap as contract } from '../../domain/rota/contract.ts';
import { maySwap } from '../../domain/rota/policy.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeTurn } from './change-turn.ts';
import { swapChoices } from './swaps.ts';
import { lineOn } from './turn-writes.ts';

/** Asks in place of an earlier swap of the same turn, which nobody can agree to any more. */
export const askForSwap = serve(contract, async (call, world) => {
  const { me, body } = call;
  const by = { id: me.id, name: me.name };
  const at = world.now().toISOString();
  return changeTurn(world, call, (rota, turn, now) => {
    if (turn.stored?.swap?.id === body.swapId && turn.stored.swap.by.id === me.id) return undefined;
    requirePermission(maySwap(me, now));
    const choices = new Map(swapChoices(rota, turn).map((choice) => [choice.person.id, choice]));
    const partners = body.people.map((id) => {
      const choice = choices.get(id);
      if (!choice) throw new Refusal('cannot-lead');
      return { person: choice.person, turnId: choice.turnId, declined: false };
    });
    const swap = { id: body.swapId, by, word: body.word, at, partners };
    const [first] = partners;
    const person = partners.length === 1 ? first?.person : null;
    const lines = [lineOn(turn, { what: 'swap-asked', by, at, reason: body.word, person: person ?? null })];
    return { changes: [{ turn, change: { swap } }], lines };
  });
});
