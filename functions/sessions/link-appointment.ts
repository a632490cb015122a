import { linkAppointment as contract } from '../../domain/sessions/appointment.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { isOpen } from '../../domain/sessions/session.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { CALENDAR_EVENT, objectionTo } from '../calendar/work.ts';
import { readOwnEvent } from '../graph/own-event.ts';
import { isTemporary } from '../outbox/failures.ts';
import type { CalendarEvent } from '../tables/invite-store.ts';
import { changeOpOf } from '../tables/session-rows.ts';
import { changingSession } from '../tables/session-writes.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeHead } from './change-head.ts';
import { requireSession } from './session-guards.ts';

/**
 * Checks on behalf of the host that the appointment is one to make a session of, and leaves the linking to the calendar
 * work, which also waits for an appointment that Exchange does not have yet, and for Graph.
 */
export const linkAppointment = serve(contract, async (call, world) => {
  const { caller, place, me, params, body, operation } = call;
  const { session } = await requireSession(world, place, me, params.sessionId);
  const mine = ({ host }: Pick<Session, 'host'>) => (host.id === me.id ? 'yes' : 'host-only');
  requirePermission(mine(session));
  if (!isOpen(session.state)) throw new Refusal('session-over');
  let silence: unknown;
  const own = await readOwnEvent(world.graph.as(caller), body.item).catch((error: unknown) => {
    // The calendar work looks again by itself, also once the pane is closed.
    if (!isTemporary(error)) throw error;
    silence = error;
    return undefined;
  });
  const takes = (event: CalendarEvent | undefined) => {
    if (!event) throw new Refusal('not-found');
    // A repeated call, whose first try was carried on already.
    if (event.eventId && own && event.iCalUId === own.iCalUId) return false;
    // It may be that try, which cannot be seen now.
    if (event.eventId && silence) throw silence;
    // It has an event, or Guildhall is making one, which may be there already although nobody knows its id.
    if (event.eventId || !event.appointment) throw new Refusal('linked-already');
    return true;
  };
  if (own) {
    const objection = objectionTo(own);
    if (objection) throw new Refusal(objection);
    // Before it is claimed, because a claim is not taken back.
    takes(await world.invites.event(place, session.id));
    const claimed = await world.invites.claimAppointment(place, own.iCalUId, session.id, operation);
    if (!claimed) throw new Refusal('appointment-taken');
  }
  const after = await changeHead(world, call, mine, async (stored) => {
    const event = await world.invites.event(place, session.id);
    if (!event || !takes(event)) return undefined;
    const linking = {
      appointment: own?.id ?? body.item,
      appointmentMark: body.mark,
      askedAt: world.now().toISOString(),
    };
    return [
      world.invites.changing(session.id, linking, event.etag),
      ...changingSession(stored, { invite: 'waiting', inviteProblem: null }, changeOpOf(operation, me)),
      world.outbox.asking(CALENDAR_EVENT, session.id, operation, world.now()),
    ];
  });
  return { session: after.session, linked: own !== undefined };
});
