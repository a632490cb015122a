import { retryInvite as contract } from '../../domain/sessions/contract.ts';
import { leads } from '../../domain/sessions/policy.ts';
import { AWAITED, CALENDAR_EVENT } from '../calendar/work.ts';
import { givenUp } from '../tables/outbox-store.ts';
import { changeOpOf } from '../tables/session-rows.ts';
import { changingSession } from '../tables/session-writes.ts';
import { serve } from '../use-case.ts';
import { changeHead } from './change-head.ts';

/**
 * Replaces work that was given up by new work. The new work compares with the calendar, so it does all that was left.
 */
export const retryInvite = serve(contract, async (call, world) => {
  const { place, me, operation } = call;
  const { session } = await changeHead(
    world,
    call,
    (there) => (leads(me, there) ? 'yes' : 'facilitator-only'),
    async (stored) => {
      const [waiting, event] = await Promise.all([
        world.outbox.waiting(place, CALENDAR_EVENT.kind, stored.session.id),
        world.invites.event(place, stored.session.id),
      ]);
      // Microsoft 365 has not let the linking of an appointment through; the appointment itself is as good as before.
      const linksStill = stored.session.invite === 'failed' && event?.appointment !== AWAITED;
      return [
        // An event that its host has deleted is created again, with another link and another chat. A session that was
        // planned from an appointment which never came gets an event that Guildhall makes, unless the appointment is
        // found to have been linked after all.
        ...(event?.deleted || (event?.appointment && !event.eventId && !linksStill)
          ? [world.invites.anew(stored.session.id, event)]
          : []),
        ...changingSession(
          stored,
          {
            invite: 'waiting',
            inviteProblem: null,
            ...(event?.deleted && { joinUrl: null, chatId: null }),
          },
          changeOpOf(operation, me),
        ),
        ...givenUp(waiting),
        world.outbox.asking(CALENDAR_EVENT, stored.session.id, operation, world.now()),
      ];
    },
  );
  return session;
});
