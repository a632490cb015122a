import { randomUUID } from 'node:crypto';
import type { AppointmentParts } from '../../domain/sessions/appointment.ts';
import type { InviteTry } from '../../domain/sessions/invite-problem.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { findEvent, readEvent } from '../graph/calendar.ts';
import { isMailboxGone } from '../graph/failures.ts';
import { type CallGraph, GraphFailure } from '../graph/graph.ts';
import type { Place } from '../tables/community-store.ts';
import { nothing, type WorkName } from '../tables/outbox-store.ts';
import { timeOf } from '../tables/row-codec.ts';
import type { World } from '../world.ts';
import { appForLinks } from './catalogue.ts';
import { BUSY_WAIT_MS, inviteProblemOf, MailboxBusy } from './failures.ts';
import { inMailbox } from './mailbox.ts';
import { everyoneOn, wantedFor } from './wanted.ts';

/** Bring the calendars in line with a session. Areas ask for it together with what they change. */
export const CALENDAR_EVENT: WorkName<null> = { kind: 'calendar', payload: nothing };

/** Put the app into the chat of a session's meeting. */
export const MEETING_APP: WorkName<null> = { kind: 'meeting', payload: nothing };

/** Who should be able to run the meeting of a session that the service mailbox hosts: its planner and its facilitator. */
export function coorganisersOf(
  world: World,
  { tenantId }: Place,
  { host, plannedBy, facilitator }: Pick<Session, 'host' | 'plannedBy' | 'facilitator'>,
): string[] {
  if (host.id !== world.serviceMailboxOf(tenantId)?.id) return [];
  return [...new Set([...(plannedBy ? [plannedBy.id] : []), facilitator.id])];
}

/** The write that makes a new facilitator a co-organiser, where the service mailbox hosts the session. */
export function coorganising(world: World, place: Place, session: Session, operation: string) {
  return coorganisersOf(world, place, session).length > 0
    ? [world.outbox.asking(MEETING_APP, session.id, operation, world.now())]
    : [];
}

export { appForLinks } from './catalogue.ts';
export { AWAITED, objectionTo } from './link.ts';

/** What an appointment of the host's needs, so that linking it changes nothing else of it. */
export async function appointmentPartsOf(
  world: World,
  place: Place,
  session: Session,
): Promise<AppointmentParts> {
  const { content } = await wantedFor(world, place, session, await appForLinks(world, place.tenantId));
  const { invited } = everyoneOn({ attendees: [] }, content.attendees, new Set());
  return {
    subject: content.subject,
    html: content.html,
    mark: content.agendaMark,
    attendees: invited.map(({ mail, name, type }) => ({
      mail,
      name,
      type: type === 'optional' ? 'optional' : 'required',
    })),
  };
}

/** Says on a session that its invite needs a person. */
export async function markInviteFailed(
  world: World,
  place: Place,
  sessionId: string,
  error: unknown,
): Promise<void> {
  const change = { invite: 'failed', inviteProblem: inviteProblemOf(error) } as const;
  // What a former host's mailbox refuses says nothing about the present one.
  const mailbox = error instanceof GraphFailure ? error.mailbox : undefined;
  const concerns = ({ host }: Session) => mailbox === undefined || mailbox === host.id;
  await world.sessions.note(place, sessionId, change, randomUUID(), concerns);
}

/**
 * Runs `change` after having seen that the session's event is not in its host's calendar any more, and while no worker
 * is in that mailbox. Refuses where the event still stands, or could still be made.
 */
export async function whileEventIsGone<T>(
  world: World,
  place: Place,
  session: Session,
  change: () => Promise<T>,
): Promise<T> {
  try {
    return await inMailbox(world, place.tenantId, session.host.id, async (call) => {
      if (await mayStillStand(world, place, session, call)) throw new Refusal('host-still-there');
      return change();
    });
  } catch (error) {
    if (error instanceof MailboxBusy) throw new Refusal('busy', { retryAfterSeconds: BUSY_WAIT_MS / 1_000 });
    throw error;
  }
}

async function mayStillStand(
  world: World,
  place: Place,
  { id, host, zone }: Session,
  call: CallGraph,
): Promise<boolean> {
  const event = await world.invites.event(place, id);
  try {
    if (!event?.eventId) {
      await findEvent(call, host.id, id);
      // There is a mailbox, in which the calendar work may still make the event.
      return true;
    }
    const there = await readEvent(call, host.id, event.eventId, zone);
    return there !== undefined && !there.isCancelled;
  } catch (error) {
    if (isMailboxGone(error)) return false;
    // Guildhall may not look, so the event may be there.
    if (error instanceof GraphFailure && (error.status === 403 || error.status === 401)) return true;
    throw error;
  }
}

/** The time between two tries in one mailbox that visits of its sessions' pages cause, however many people look. */
const VISITS_APART_MS = 10_000;

/**
 * When an invite is tried next that could not be sent so far; null for any other. Because somebody is looking, a try that
 * is far off is brought forward, but never before the moment that Graph asked for.
 */
export async function hurryInvite(world: World, place: Place, session: Session): Promise<InviteTry | null> {
  if (session.invite !== 'waiting') return null;
  const waiting = await world.outbox.waiting(place, CALENDAR_EVENT.kind, session.id);
  const [work] = waiting
    .filter(({ problem }) => problem === '')
    .sort((a, b) => a.notBefore.localeCompare(b.notBefore));
  if (!work || work.attempts === 0) return null;
  const now = world.now().getTime();
  const planned = { next: work.notBefore };
  if (timeOf(work.notBefore) - now <= VISITS_APART_MS) return planned;
  const mailbox = await world.mailboxes.open(place.tenantId, session.host.id);
  const at = Math.max(
    now,
    timeOf(work.graphNotBefore),
    timeOf(mailbox.notBefore),
    timeOf(work.triedAt) + VISITS_APART_MS,
    timeOf(mailbox.visitedAt) + VISITS_APART_MS,
  );
  if (at >= timeOf(work.notBefore)) return planned;
  const next = new Date(at);
  // Of many who look at the same time one writes it.
  if (!(await world.mailboxes.change(mailbox, { visitedAt: next.toISOString() }))) return planned;
  if (!(await world.outbox.bringForward(place, work, next))) return planned;
  await world.enqueue(place, work.key, next);
  return { next: next.toISOString() };
}
