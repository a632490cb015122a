import { answerSwap as contract } from '../../domain/rota/contract.ts';
import { canLead } from '../../domain/rota/policy.ts';
import type { Swap } from '../../domain/rota/turn.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { type ComingTurn, hasBegun, type Rota } from '../turns/coming-turns.ts';
import { serve } from '../use-case.ts';
import { changeTurn, type Step } from './change-turn.ts';
import { leading, lineOn } from './turn-writes.ts';

/** The first who agrees has it: the row of the turn is written in the version in which the swap was still asked. */
export const answerSwap = serve(contract, async (call, world) => {
  const { me, body, place } = call;
  const by = { id: me.id, name: me.name };
  const at = world.now().toISOString();
  return changeTurn(world, call, (rota, turn) => {
    const swap = turn.stored?.swap;
    if (swap?.id === body.swapId && !swap.partners.some(({ person }) => person.id === me.id))
      throw new Refusal('not-your-turn');
    const mine = swap?.partners.find(({ person, declined }) => person.id === me.id && !declined);
    if (!swap || swap.id !== body.swapId || !mine) throw new Refusal('swap-over');
    const about = { communityId: place.communityId, by, at };
    if (!body.agrees) return declining(turn, swap, about, body.word);
    return agreeing(rota, turn, swap, mine.turnId, about, body.word);
  });
});

interface About {
  readonly communityId: string;
  readonly by: PersonRef;
  readonly at: string;
}

function declining(turn: ComingTurn, swap: Swap, { communityId, by, at }: About, word: string): Step {
  const partners = swap.partners.map((one) => (one.person.id === by.id ? { ...one, declined: true } : one));
  const isOver = partners.every(({ declined }) => declined);
  const { id: sessionId, date } = turn.turn;
  const news = {
    kind: 'swap-ended' as const,
    at,
    by,
    communityId,
    sessionId,
    date,
    why: 'declined' as const,
  };
  return {
    changes: [{ turn, change: { swap: isOver ? null : { ...swap, partners } } }],
    lines: [lineOn(turn, { what: 'swap-declined', by, at, reason: word, person: swap.by })],
    told: isOver ? [{ personId: swap.by.id, news }] : [],
  };
}

function agreeing(
  rota: Rota,
  turn: ComingTurn,
  swap: Swap,
  theirTurnId: string | null,
  { communityId, by, at }: About,
  word: string,
): Step {
  const now = new Date(at);
  const person = (id: string) => rota.people.find((one) => one.id === id);
  const [asker, me] = [person(swap.by.id), person(by.id)];
  const theirs = rota.coming.find((one) => one.turn.id === theirTurnId);
  // The turns may have gone to others since it was asked.
  if (!asker || turn.person !== asker.id || hasBegun(turn, now)) throw new Refusal('swap-over');
  if (theirTurnId !== null && (theirs?.person !== by.id || hasBegun(theirs, now)))
    throw new Refusal('swap-over');
  if (!me || !canLead(me, turn.turn.date)) throw new Refusal('cannot-lead');
  if (theirs && !canLead(asker, theirs.turn.date)) throw new Refusal('swap-over');
  const how = 'swapped' as const;
  const one = leading(turn, { person: by, how, by, at, reason: swap.word });
  const other = theirs && leading(theirs, { person: swap.by, how, by, at, reason: swap.word });
  const otherDate = theirs?.turn.date ?? null;
  const news = {
    kind: 'swap-agreed' as const,
    ...{ at, by, communityId, sessionId: turn.turn.id, date: turn.turn.date, otherDate },
  };
  return {
    changes: [...one.changes, ...(other?.changes ?? [])],
    leads: [...one.leads, ...(other?.leads ?? [])],
    lines: [
      lineOn(turn, { what: 'swapped', by, at, person: swap.by, until: otherDate, reason: word || swap.word }),
    ],
    told: [{ personId: swap.by.id, news }],
  };
}
