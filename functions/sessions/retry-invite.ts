import { retryInvite as contract } from '../../domain/sessions/contract.ts';
import { leads } from '../../domain/sessions/policy.ts';
import { serve } from '../use-case.ts';
import { changeHead } from './change-head.ts';

/** What was given up is taken off the outbox; the new work compares with the calendar anyway and makes up for all of it. */
export const retryInvite = serve(contract, async (call, world) => {
  const { place, me, operation } = call;
  const { session } = await changeHead(
    world,
    call,
    (there) => (leads(me, there) ? 'yes' : 'facilitator-only'),
    async (stored) => {
      const given = await world.outbox.waiting(place, 'calendar', stored.session.id);
      return [
        world.sessions.changing(stored, { invite: 'waiting', inviteProblem: null }),
        ...given.filter((work) => work.problem).map((work) => ({ do: 'remove', key: work.key }) as const),
        world.outbox.asking('calendar', stored.session.id, operation, world.now()),
      ];
    },
  );
  return session;
});
