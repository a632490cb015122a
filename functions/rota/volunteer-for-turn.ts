import { volunteerForTurn as contract } from '../../domain/rota/contract.ts';
import { mayVolunteer } from '../../domain/rota/policy.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { askedToTake } from '../turns/coming-turns.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeTurn } from './change-turn.ts';
import { leading, lineOn } from './turn-writes.ts';

/** Whoever gave the turn back counts as not being there for it. */
export const volunteerForTurn = serve(contract, async (call, world) => {
  const { me, body, place } = call;
  const by = { id: me.id, name: me.name };
  const at = world.now().toISOString();
  return changeTurn(world, call, (rota, turn, now) => {
    const { givenBack } = now.agreed;
    if (!body.takes) {
      if (givenBack?.declined.includes(me.id)) return undefined;
      if (!givenBack || askedToTake(rota, turn, world.now()) !== me.id) throw new Refusal('turn-taken');
      const change = { givenBack: { ...givenBack, declined: [...givenBack.declined, me.id] } };
      const lines = [lineOn(turn, { what: 'declined', by, at, reason: body.word, person: givenBack.by })];
      return { changes: [{ turn, change }], lines };
    }
    requirePermission(mayVolunteer(me, now));
    const former = rota.people.find(({ id }) => id === turn.person) ?? givenBack?.by ?? null;
    const agreed = { person: by, how: 'volunteered' as const, by, at, reason: body.word };
    const giver = givenBack ? { person: givenBack.by, reason: givenBack.reason, at } : undefined;
    const person = former && { id: former.id, name: former.name };
    const news = {
      kind: 'turn-taken' as const,
      ...{ at, by, communityId: place.communityId, sessionId: turn.turn.id, date: turn.turn.date },
      ...{ how: 'volunteered' as const, reason: body.word },
    };
    return {
      ...leading(turn, agreed, giver),
      lines: [lineOn(turn, { what: 'volunteered', by, at, reason: body.word, person })],
      told: person ? [{ personId: person.id, news }] : [],
    };
  });
});
