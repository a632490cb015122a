import { handOver as contract } from '../../domain/sessions/contract.ts';
import { mayLead } from '../../domain/sessions/policy.ts';
import { coorganising } from '../calendar/work.ts';
import { changingSession } from '../tables/session-writes.ts';
import { serve } from '../use-case.ts';
import { changeHead } from './change-head.ts';
import { sessionChanged } from './session-feed.ts';
import { requireFacilitator } from './session-guards.ts';

/** The invite does not name the facilitator, so the calendars are not updated and nobody is mailed. */
export const handOver = serve(contract, async (call, world) => {
  const { session } = await changeHead(
    world,
    call,
    (there) => mayLead(call.me, there),
    async (stored) => {
      if (stored.session.facilitator.id === call.body.to) return undefined;
      // Checked only if something changes: a hand-over that is done stays, even if the person has left since.
      const facilitator = await requireFacilitator(world, call.place, call.body.to, 'to');
      return [
        ...changingSession(stored, {
          facilitator,
          handedOver: { by: { id: call.me.id, name: call.me.name }, at: world.now().toISOString() },
          ...(stored.session.state === 'live' && { ledBy: new Set([...stored.ledBy, facilitator.id]) }),
          beforeHandOver: {
            facilitator: stored.session.facilitator,
            handedOver: stored.session.handedOver,
            ledBy: [...stored.ledBy],
            terms: [...stored.terms],
            revision: Number(stored.session.etag) + 1,
          },
        }),
        ...coorganising(world, call.place, stored.session, call.operation),
        sessionChanged(world, stored.session.id, call.operation),
      ];
    },
  );
  return session;
});
