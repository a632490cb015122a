import { chooseFacilitator as contract } from '../../domain/rota/contract.ts';
import { canLead, mayChoose } from '../../domain/rota/policy.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeTurn } from './change-turn.ts';
import { leading, lineOn } from './turn-writes.ts';

/** The account of whoever is chosen pays for the turn like any other. */
export const chooseFacilitator = serve(contract, async (call, world) => {
  const { me, body, place } = call;
  const by = { id: me.id, name: me.name };
  const at = world.now().toISOString();
  return changeTurn(world, call, (rota, turn, now) => {
    const chosen = rota.people.find(({ id }) => id === body.personId);
    const isTheirs = turn.person === body.personId && turn.how !== 'proposed';
    if (isTheirs && !now.agreed.givenBack) return undefined;
    requirePermission(mayChoose(me, now));
    if (!chosen || !canLead(chosen, turn.turn.date)) throw new Refusal('cannot-lead');
    const person = { id: chosen.id, name: chosen.name };
    const agreed = { person, how: 'chosen' as const, by, at, reason: body.reason };
    const about = {
      ...{ at, by, communityId: place.communityId, sessionId: turn.turn.id, date: turn.turn.date },
      reason: body.reason,
    };
    const former = turn.person;
    return {
      ...leading(turn, agreed),
      lines: [lineOn(turn, { what: 'chosen', by, at, person, reason: body.reason })],
      told: [
        ...(person.id === me.id
          ? []
          : [{ personId: person.id, news: { kind: 'turn-yours' as const, ...about } }]),
        ...(former === null || former === me.id || former === person.id
          ? []
          : [
              {
                personId: former,
                news: { kind: 'turn-taken' as const, how: 'chosen' as const, ...about },
              },
            ]),
      ],
    };
  });
});
