import { randomUUID } from 'node:crypto';
import { orEarlier, whoComes } from '../../domain/sessions/answers.ts';
import { hasEnded, isOpen, type Rsvp, type Session } from '../../domain/sessions/session.ts';
import { type GraphEvent, readEvent } from '../graph/calendar.ts';
import type { CallGraph } from '../graph/graph.ts';
import { Unsettled } from '../outbox/failures.ts';
import { type Membership, type Place, placeOf } from '../tables/community-store.ts';
import type { KnownAnswers } from '../tables/invite-store.ts';
import { unlessNewer } from '../tables/rows.ts';
import type { StoredSession } from '../tables/session-store.ts';
import type { World } from '../world.ts';
import { mailboxCall } from './mailbox.ts';
import { wasRenamed } from './outlook-changes.ts';
import { withWords } from './proposals.ts';
import { CALENDAR_EVENT } from './work.ts';

/**
 * The answers of our members: those on the host's copy of the event, and the host's own, with the words that came with
 * proposals of another time. People invited by hand are left out.
 */
export async function rsvpsOf(
  world: World,
  call: CallGraph,
  event: GraphEvent,
  members: readonly Membership[],
  stored: Pick<StoredSession, 'session' | 'ledBy'>,
  known: readonly Rsvp[],
): Promise<Rsvp[]> {
  const answers = answersOn(event, members, stored, known);
  return withWords(world, call, stored.session.host.id, answers, known, members);
}

function answersOn(
  event: GraphEvent,
  members: readonly Membership[],
  { session, ledBy }: Pick<StoredSession, 'session' | 'ledBy'>,
  known: readonly Rsvp[],
): Rsvp[] {
  // Earlier answers were to the time that the calendars had then.
  const earlier =
    session.answersTo === event.startsAt ? new Map(known.map((one) => [one.personId, one])) : undefined;
  const byMail = new Map(members.map((member) => [member.mail.toLowerCase(), member]));
  const answers = event.attendees.flatMap((attendee): Rsvp[] => {
    const member = byMail.get(attendee.mail);
    if (!member) return [];
    const { response, respondedAt, proposed } = attendee;
    const now = { personId: member.id, name: member.name, response, respondedAt, proposed };
    return [orEarlier(now, earlier?.get(member.id))];
  });
  const host = members.find(({ id }) => id === session.host.id);
  return whoComes(answers, host && { id: host.id, name: host.name }, ledBy);
}

export function sameAnswers(known: KnownAnswers, rsvps: readonly Rsvp[]): boolean {
  // Compared field by field, because stored and computed answers may order their fields differently.
  const told = (all: readonly Rsvp[]) =>
    JSON.stringify(
      all.map(({ personId, name, response, respondedAt, proposed, earlier }) => [
        ...[personId, name, response, respondedAt, proposed],
        earlier ?? false,
      ]),
    );
  return told(known.rsvps) === told(rsvps);
}

const TRIES = 5;
/**
 * Answers are read until a day after the session. Later the page keeps showing who came, even if some have left the
 * community.
 */
export const COUNTING_MS = 86_400_000;

/**
 * Reads the answers on one event back into its session. Events of no session are passed over. If the event was moved or
 * deleted, the calendar work decides what follows.
 */
export async function readAnswers(
  world: World,
  tenantId: string,
  hostId: string,
  eventId: string,
): Promise<void> {
  const found = await world.invites.sessionOfEvent(tenantId, hostId, eventId);
  if (!found) return;
  const { sessionId } = found;
  const place = placeOf(tenantId, found.communityId);
  const call = await mailboxCall(world, tenantId, hostId);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    // The stored answers are read before the calendar, so that an older reading cannot overwrite a newer one.
    const [stored, event, known] = await Promise.all([
      world.sessions.head(place, sessionId),
      world.invites.event(place, sessionId),
      world.invites.answers(place, sessionId),
    ]);
    // An event that was deleted and created again has another id.
    if (!stored || event?.eventId !== eventId || event.deleted) return;
    const { session } = stored;
    if (session.state === 'cancelled') return;
    if (Date.parse(session.endsAt) + COUNTING_MS < world.now().getTime()) return;
    const there = await readEvent(call, hostId, eventId, session.zone);
    if (isOpen(session.state) && (!there || !standsAs(there, session) || wasRenamed(there, session, event))) {
      await lookAgain(world, place, sessionId);
    }
    if (!there || there.isCancelled) return;
    const members = await world.communities.members(place, { every: true });
    const rsvps = await rsvpsOf(world, call, there, members, stored, known.rsvps);
    if (sameAnswers(known, rsvps)) return;
    if (await world.invites.noteAnswers(place, sessionId, rsvps, there.startsAt, known, randomUUID())) return;
  }
  throw new Unsettled();
}

function standsAs(there: GraphEvent, session: Session): boolean {
  return (
    !there.isCancelled &&
    // It was sent since.
    (there.isDraft || session.state !== 'planned') &&
    there.startsAt === session.startsAt &&
    there.endsAt === session.endsAt &&
    there.joinUrl === session.joinUrl
  );
}

/** Enqueues calendar work for all open sessions with an event in a person's calendar. */
export async function lookIntoAll(world: World, tenantId: string, hostId: string): Promise<void> {
  for (const { communityId, sessionId } of await world.invites.sessionsOfHost(tenantId, hostId)) {
    const place = placeOf(tenantId, communityId);
    const stored = await unlessNewer(world.trace, world.sessions.head(place, sessionId));
    if (stored?.session.host.id !== hostId || !isOpen(stored.session.state)) continue;
    if (!hasEnded(stored.session, world.now())) await lookAgain(world, place, sessionId);
  }
}

/** Enqueues calendar work. The key is always the same, so that an event that changes often causes one piece of work. */
async function lookAgain(world: World, place: Place, sessionId: string): Promise<void> {
  const work = world.outbox.asking(CALENDAR_EVENT, sessionId, 'seen-in-outlook', world.now());
  if (await world.outbox.ask(place, work)) await world.enqueue(place, work.key);
}
