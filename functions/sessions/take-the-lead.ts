import { takeTheLead as contract } from '../../domain/sessions/leading.ts';
import { mayTakeLead } from '../../domain/sessions/policy.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { coorganising } from '../calendar/work.ts';
import { changeOpOf } from '../tables/session-rows.ts';
import { changingSession } from '../tables/session-writes.ts';
import { serve } from '../use-case.ts';
import { changeHead } from './change-head.ts';
import { sessionChanged } from './session-feed.ts';

/** Of two who take it at once, one becomes the facilitator and the other is told who. */
export const takeTheLead = serve(contract, async (call, world) => {
  const { place, me, params, body } = call;
  const there = await world.sessions.whoIsThere(place, params.sessionId);
  const { session } = await changeHead(
    world,
    call,
    (stands) => mayTakeLead(me, stands, there?.facilitatorAway ?? false),
    (stored) => {
      const { facilitator: before } = stored.session;
      if (before.id === me.id) return undefined;
      if (before.id !== body.from) throw new Refusal('lead-taken', { current: { session: stored.session } });
      const facilitator = { id: me.id, name: me.name };
      return [
        ...changingSession(
          stored,
          {
            facilitator,
            handedOver: { by: facilitator, at: world.now().toISOString() },
            ledBy: new Set([...stored.ledBy, me.id]),
          },
          changeOpOf(call.operation, call.me),
        ),
        ...coorganising(world, place, stored.session, call.operation),
        sessionChanged(world, stored.session.id, call.operation),
      ];
    },
  );
  return session;
});
