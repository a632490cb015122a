import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { directoryPerson, role } from '../../domain/community/community.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { GraphFailure } from '../graph/graph.ts';
import { type Place, placeOf } from '../tables/community-store.ts';
import type { Work } from '../tables/outbox-store.ts';
import { adopt } from '../trace.ts';
import type { World } from '../world.ts';
import { bringInLine, LeaseHeld } from './calendar.ts';
import { carryOver } from './carry-over.ts';

export const workMessage = z.object({ tenantId: z.string(), communityId: z.string(), key: z.string() });
export type WorkMessage = z.infer<typeof workMessage>;

/** Tries before a person is told: with the waits below, about a day. */
const TRIES = 30;
const LONGEST_WAIT_MS = 3_600_000;

/** How long to wait before the next try: doubling from two seconds to an hour, spread so that not all come at once. */
export function backOff(attempts: number, random: number): number {
  return Math.min(2_000 * 2 ** (attempts - 1), LONGEST_WAIT_MS) * (0.75 + random * 0.5);
}

/**
 * Does one piece of work from the outbox. Work that is done, is given up or is not due yet is passed over, so messages
 * may come twice, late or never. Throws only what nobody foresaw; the queue then tries again.
 */
export async function deliver(world: World, message: WorkMessage): Promise<void> {
  const place = placeOf(message.tenantId, message.communityId);
  const work = await world.outbox.get(place, message.key);
  if (!work || work.problem) return;
  adopt(work.correlation);
  if (work.notBefore && Date.parse(work.notBefore) > world.now().getTime()) return;
  try {
    await doWork(world, place, work);
    await world.outbox.done(place, work);
  } catch (error) {
    await putOff(world, place, work, error);
  }
}

async function doWork(world: World, place: Place, work: Work): Promise<void> {
  if (work.kind === 'calendar') return inMailbox(world, place, work.subject);
  if (work.kind === 'carry-over') return carryOver(world, place, work.subject);
  return membersChanged(world, place, work);
}

/** Respects what Graph asked for this host's mailbox, whichever session it was asked about. */
async function inMailbox(world: World, place: Place, sessionId: string): Promise<void> {
  const stored = await world.sessions.head(place, sessionId);
  if (!stored) return;
  const mailbox = await world.mailboxes.open(place.tenantId, stored.session.host.id);
  if (mailbox.notBefore && Date.parse(mailbox.notBefore) > world.now().getTime()) {
    throw new GraphFailure(
      429,
      'MailboxThrottled',
      'this mailbox asked for a pause',
      new Date(mailbox.notBefore),
    );
  }
  try {
    await bringInLine(world, place, sessionId);
  } catch (error) {
    if (error instanceof GraphFailure && error.retryAt) {
      const fresh = await world.mailboxes.open(place.tenantId, stored.session.host.id);
      await world.mailboxes.change(fresh, { notBefore: error.retryAt.toISOString() });
    }
    throw error;
  }
}

const importedPeople = z.array(z.object({ ...directoryPerson.shape, role, zone: z.null() }));

/** People came or went: finishes an import that was interrupted, then every coming session follows. */
async function membersChanged(world: World, place: Place, work: Work): Promise<void> {
  if (work.payload) {
    const people = importedPeople.parse(JSON.parse(work.payload));
    const there = new Set((await world.communities.members(place)).map((member) => member.id));
    const missing = people.filter((person) => !there.has(person.id));
    if (missing.length > 0) await world.communities.add(place, missing, [], world.now(), randomUUID());
  }
  let failure: unknown;
  for (const session of await world.sessions.upcoming(place, world.now())) {
    try {
      await inMailbox(world, place, session.id);
    } catch (error) {
      // The others are not made to wait for one that cannot be done now.
      failure ??= error;
      if (error instanceof GraphFailure && !error.temporary) await tell(world, place, session.id, error);
    }
  }
  if (failure) throw failure;
}

async function putOff(world: World, place: Place, work: Work, error: unknown): Promise<void> {
  const now = world.now().getTime();
  if (error instanceof LeaseHeld) {
    await later(world, place, work, new Date(now + 2_000), work.attempts);
    return;
  }
  const attempts = work.attempts + 1;
  const temporary =
    (error instanceof GraphFailure && error.temporary) ||
    (error instanceof Refusal && (error.code === 'storage-unavailable' || error.code === 'busy'));
  if (temporary && attempts < TRIES) {
    const asked = error instanceof GraphFailure ? (error.retryAt?.getTime() ?? 0) : 0;
    // Never before Graph said, and our own wait where it said nothing or something in the past.
    await later(
      world,
      place,
      work,
      new Date(Math.max(asked, now + backOff(attempts, Math.random()))),
      attempts,
    );
    return;
  }
  if (error instanceof GraphFailure) {
    await world.outbox.tried(place, work, { problem: error.code, attempts });
    if (work.kind === 'calendar') await tell(world, place, work.subject, error);
    return;
  }
  throw error;
}

async function later(
  world: World,
  place: Place,
  work: Work,
  notBefore: Date,
  attempts: number,
): Promise<void> {
  await world.outbox.tried(place, work, { notBefore, attempts });
  await world.hurry(place, work.key, notBefore);
}

/** Says on the session that its invite needs a person. */
async function tell(world: World, place: Place, sessionId: string, error: GraphFailure): Promise<void> {
  await world.sessions.note(
    place,
    sessionId,
    { invite: 'failed', inviteProblem: inWords(error) },
    randomUUID(),
  );
}

export function inWords(error: GraphFailure): string {
  if (error.code === 'EventDeleted') return 'The event was deleted from the host’s calendar.';
  if (error.status === 404)
    return 'The host’s mailbox cannot be found. Another organiser can plan the session anew.';
  if (error.status === 403) return 'Guildhall is not allowed to write to the host’s calendar.';
  if (error.temporary) return 'Outlook has not answered for a day.';
  return `Outlook refused the invite (${error.code}).`;
}

/** After five failed tries the queue gives up on a message: the work is marked, so that a person sees it and can ask again. */
export async function giveUp(world: World, message: WorkMessage): Promise<void> {
  const place = placeOf(message.tenantId, message.communityId);
  const work = await world.outbox.get(place, message.key);
  if (!work) return;
  await world.outbox.tried(place, work, { problem: 'unexpected', attempts: work.attempts + 1 });
  if (work.kind === 'calendar') {
    const problem = 'Something unforeseen stopped the invite.';
    await world.sessions.note(
      place,
      work.subject,
      { invite: 'failed', inviteProblem: problem },
      randomUUID(),
    );
  }
}

/** Work older than this has lost its message, or never had one. */
const MISSED_MS = 30_000;

/** Finds work that waits in any outbox and calls the worker for it. */
export async function sweep(world: World): Promise<number> {
  let found = 0;
  const now = world.now().getTime();
  for (const place of await world.communities.all()) {
    for (const work of await world.outbox.waiting(place)) {
      const due = work.notBefore ? Date.parse(work.notBefore) : Date.parse(work.createdAt) + MISSED_MS;
      if (work.problem || due > now) continue;
      await world.hurry(place, work.key);
      found += 1;
    }
  }
  return found;
}
