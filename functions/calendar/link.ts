import { randomUUID } from 'node:crypto';
import type { OBJECTIONS } from '../../domain/sessions/appointment.ts';
import type { InviteProblem } from '../../domain/sessions/invite-problem.ts';
import { type GraphEvent, markEvent, readEvent } from '../graph/calendar.ts';
import { type CallGraph, GraphFailure } from '../graph/graph.ts';
import { Unsettled } from '../outbox/failures.ts';
import type { Place } from '../tables/community-store.ts';
import type { EventChange } from '../tables/invite-rows.ts';
import { type CalendarEvent, markOf, timeMark, wordsMark } from '../tables/invite-store.ts';
import type { StoredSession } from '../tables/session-store.ts';
import type { World } from '../world.ts';
import { hasOurPart } from './invite.ts';
import type { Wanted } from './wanted.ts';

/** Classic Outlook hands an appointment to Exchange minutes after saving it. */
const AWAITED_MS = 3_600_000;

/** A session that was planned in Outlook's pane and has not been given its appointment. */
export const AWAITED = 'awaited';

type Objection = Exclude<(typeof OBJECTIONS)[number], 'appointment-elsewhere'>;
type Appointment = Pick<GraphEvent, 'isOrganizer' | 'isCancelled' | 'inSeries' | 'isPrivate'>;

/** Why an appointment cannot be a session's event; undefined if it can. */
export function objectionTo(there: Appointment): Objection | undefined {
  if (!there.isOrganizer) return 'appointment-missing';
  if (there.isCancelled) return 'appointment-cancelled';
  if (there.inSeries) return 'appointment-in-series';
  return there.isPrivate ? 'appointment-private' : undefined;
}

interface Linking {
  readonly world: World;
  readonly place: Place;
  readonly stored: StoredSession;
  readonly event: CalendarEvent;
  readonly wanted: Wanted;
  readonly call: CallGraph;
  readonly note: (change: EventChange) => Promise<unknown>;
  readonly say: (problem: InviteProblem) => Promise<void>;
}

/**
 * Makes an appointment of the host's the session's event: marks it with our extended properties, and takes it for the
 * event that Guildhall itself would have made. Nobody is mailed by that. Returns whether nothing is left to do.
 */
export async function linkAppointment(linking: Linking): Promise<boolean> {
  const { world, place, stored, event, wanted, call, note, say } = linking;
  const { session } = stored;
  const hostId = session.host.id;
  if (event.appointment === AWAITED) {
    await say({ code: 'appointment-awaited' });
    return true;
  }
  const there = await readEvent(call, hostId, event.appointment, session.zone);
  if (!there) {
    if (world.now().getTime() < Date.parse(event.askedAt) + AWAITED_MS) throw new Unsettled();
    await say({ code: 'appointment-missing' });
    return true;
  }
  // It was not there when the host said that it is the one.
  const objection = objectionTo(there);
  if (objection) {
    await say({ code: objection });
    return true;
  }
  if (!(await world.invites.claimAppointment(place, there.iCalUId, session.id, randomUUID()))) {
    await say({ code: 'appointment-taken' });
    return true;
  }
  const mark = hasOurPart(there.body) ? event.appointmentMark : '';
  try {
    await markEvent(call, hostId, there, session.id, mark);
  } catch (error) {
    // The appointment was changed after it was read. The next step reads it again.
    if (error instanceof GraphFailure && error.status === 412) return false;
    throw error;
  }
  const known = { eventId: there.id, iCalUId: there.iCalUId };
  await world.invites.indexEvent(place, hostId, known, session.id, randomUUID());
  const members = new Set(wanted.content.attendees.map(({ mail }) => mail.toLowerCase()));
  await note({
    ...known,
    appointment: '',
    // Those members whom the host has put on it are taken for invited by Guildhall; all others stay.
    ours: new Set(there.attendees.filter(({ mail }) => members.has(mail)).map(({ mail }) => markOf(mail))),
    times: new Set([timeMark(session)]),
    // What the host calls it from now on is the topic, also before it is sent.
    subjects: new Set([wordsMark(there.subject), wordsMark(wanted.content.subject)]),
    topic: wordsMark(session.topic),
  });
  return false;
}
