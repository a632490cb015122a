import { undoHandOver as contract, UNDO_HAND_OVER_MS } from '../../domain/sessions/leading.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { coorganising } from '../calendar/work.ts';
import { changeOpOf } from '../tables/session-rows.ts';
import { changingSession } from '../tables/session-writes.ts';
import { rotaChanged } from '../turns/work.ts';
import { serve } from '../use-case.ts';
import { changeHead } from './change-head.ts';
import { sessionChanged } from './session-feed.ts';

/** An undo that was pressed in time may arrive later than that. */
const ON_ITS_WAY_MS = 5_000;

/**
 * Restores what a hand-over has changed, also who led, unless more has changed since. A hand-over mails nobody; the
 * feeds that it has updated are updated again.
 */
export const undoHandOver = serve(contract, async (call, world) => {
  const { session } = await changeHead(
    world,
    call,
    () => 'yes',
    (stored) => {
      const { session: there, beforeHandOver: before } = stored;
      const { handedOver } = there;
      const age = world.now().getTime() - Date.parse(handedOver?.at ?? '');
      const stands =
        !before ||
        before.revision !== Number(there.etag) ||
        handedOver?.by.id !== call.me.id ||
        !(age <= UNDO_HAND_OVER_MS + ON_ITS_WAY_MS);
      if (stands) throw new Refusal('hand-over-stands', { current: { session: there } });
      const { facilitator } = before;
      return [
        ...changingSession(
          stored,
          {
            facilitator,
            handedOver: before.handedOver,
            // Before the session is live a hand-over changes nothing of who led.
            ...(there.state === 'live' && {
              ledBy: new Set(before.ledBy),
              terms: before.terms ?? [...stored.terms],
            }),
            beforeHandOver: null,
          },
          changeOpOf(call.operation, call.me),
        ),
        ...coorganising(world, call.place, { ...there, facilitator }, call.operation),
        sessionChanged(world, there.id, call.operation),
        rotaChanged(world),
      ];
    },
  );
  return session;
});
