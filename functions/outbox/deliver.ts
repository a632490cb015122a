import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { intoMeeting } from '../calendar/meeting.ts';
import { bringInLine } from '../calendar/reconcile.ts';
import { membersChanged } from '../community/members-changed.ts';
import { GraphFailure } from '../graph/graph.ts';
import { carryOver } from '../sessions/carry-over.ts';
import { type Place, placeOf } from '../tables/community-store.ts';
import type { Work } from '../tables/outbox-store.ts';
import type { World } from '../world.ts';
import {
  BUSY_WAIT_MS,
  codeOf,
  inWords,
  isStorageDown,
  isTemporary,
  MailboxBusy,
  type Outcome,
  of,
} from './failures.ts';

export const workMessage = z.object({ tenantId: z.string(), communityId: z.string(), key: z.string() });
export type WorkMessage = z.infer<typeof workMessage>;

/** Tries before a person is told: with the waits below, about a day. */
const TRIES = 30;
/** The app in the meeting's chat is a convenience: an hour of tries is enough, and nobody is told. */
const MEETING_TRIES = 12;
const LONGEST_WAIT_MS = 3_600_000;
/** Work that no page offers to try again is tried by itself so long after it was given up. */
const ANEW_MS = 86_400_000;

/** How long to wait before the next try: doubling from two seconds to an hour, spread so that not all come at once. */
export function backOff(attempts: number, random: number): number {
  return Math.min(2_000 * 2 ** (attempts - 1), LONGEST_WAIT_MS) * (0.75 + random * 0.5);
}

/**
 * Does one piece of work from the outbox. Work that is done, waits for a person or is not due yet is passed over, so
 * messages may come twice, late or never. Throws only what nobody foresaw; the queue then tries again.
 */
export async function deliver(world: World, message: WorkMessage): Promise<Outcome> {
  const place = placeOf(message.tenantId, message.communityId);
  try {
    const work = await world.outbox.get(place, message.key);
    if (!work || waitsForPerson(work)) return of('passed-over');
    // What Graph is asked goes on under the id of the click that caused it.
    if (work.correlation) world.trace.correlation = work.correlation;
    if (work.notBefore && Date.parse(work.notBefore) > world.now().getTime()) return of('passed-over');
    try {
      await doWork(world, place, work);
      // Asked for once more while it was being done: what was asked for then may not have been seen.
      if (!(await world.outbox.done(place, work))) await world.hurry(place, work.key);
      return of('done');
    } catch (error) {
      return await putOff(world, place, work, error);
    }
  } catch (error) {
    // Without storage nothing can be noted down; the work stays in the outbox and the sweeper brings it again.
    if (!isStorageDown(error)) throw error;
    return of('put-off', error);
  }
}

async function doWork(world: World, place: Place, work: Work): Promise<void> {
  if (work.kind === 'calendar') return bringInLine(world, place, work.subject);
  if (work.kind === 'meeting') return intoMeeting(world, place, work.subject);
  if (work.kind === 'carry-over') return carryOver(world, place, work.subject);
  return membersChanged(world, place, work);
}

async function putOff(world: World, place: Place, work: Work, error: unknown): Promise<Outcome> {
  const now = world.now().getTime();
  if (error instanceof MailboxBusy) {
    await later(world, place, work, now + BUSY_WAIT_MS, work.attempts);
    return of('put-off', error);
  }
  const attempts = work.attempts + 1;
  const temporary = isTemporary(error);
  if (temporary && attempts < (work.kind === 'meeting' ? MEETING_TRIES : TRIES)) {
    // Never before Graph said, and our own wait where it said nothing or something in the past.
    const asked = error instanceof GraphFailure ? (error.retryAt?.getTime() ?? 0) : 0;
    await later(world, place, work, Math.max(asked, now + backOff(attempts, Math.random())), attempts);
    return of('put-off', error);
  }
  if (!temporary && !(error instanceof GraphFailure)) throw error;
  if (work.kind === 'meeting') {
    await world.outbox.done(place, work);
    return of('given-up', error);
  }
  await world.outbox.tried(place, work, givenUp(world, work, codeOf(error)));
  if (work.kind === 'calendar') await tell(world, place, work.subject, error);
  return of('given-up', error);
}

/** An invite waits until somebody asks for it on its session; for everything else there is nobody to ask. */
export function waitsForPerson({ kind, problem }: Work): boolean {
  return kind === 'calendar' && problem !== '';
}

/** How to note that work was given up, with when it is tried again where nobody can ask for it. */
function givenUp(world: World, work: Work, problem: string) {
  const attempts = work.attempts + 1;
  if (work.kind === 'calendar') return { problem, attempts };
  return { problem, attempts, notBefore: new Date(world.now().getTime() + ANEW_MS) };
}

async function later(world: World, place: Place, work: Work, at: number, attempts: number): Promise<void> {
  const notBefore = new Date(at);
  await world.outbox.tried(place, work, { notBefore, attempts });
  await world.hurry(place, work.key, notBefore);
}

/** Says on the session that its invite needs a person. */
async function tell(world: World, place: Place, sessionId: string, error: unknown): Promise<void> {
  const change = { invite: 'failed', inviteProblem: inWords(error) } as const;
  await world.sessions.note(place, sessionId, change, randomUUID());
}

/**
 * After five failed tries the queue gives up on a message: the work is marked, so that a person sees it and can ask
 * again, or it is tried again a day later.
 */
export async function giveUp(world: World, message: WorkMessage): Promise<Outcome> {
  const place = placeOf(message.tenantId, message.communityId);
  const work = await world.outbox.get(place, message.key);
  if (!work) return of('passed-over');
  if (work.correlation) world.trace.correlation = work.correlation;
  await world.outbox.tried(place, work, givenUp(world, work, 'unexpected'));
  const sessions =
    work.kind === 'members'
      ? (await world.sessions.upcoming(place, world.now())).map(({ id }) => id)
      : work.kind === 'calendar'
        ? [work.subject]
        : [];
  for (const sessionId of sessions) await tell(world, place, sessionId, undefined);
  return of('given-up', undefined);
}
