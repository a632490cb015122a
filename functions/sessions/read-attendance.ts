import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { bothCame, timeHeld, type Visit, whoCame } from '../../domain/sessions/attendance.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { attendanceReports, visitsIn } from '../graph/attendance.ts';
import { GraphFailure } from '../graph/graph.ts';
import { findOnlineMeeting } from '../graph/meetings.ts';
import { RetryLater } from '../outbox/failures.ts';
import { workKind } from '../outbox/kinds.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { WorkName } from '../tables/outbox-store.ts';
import type { Write } from '../tables/table.ts';
import { settlingTurn } from '../turns/work.ts';
import type { World } from '../world.ts';

const MINUTE_MS = 60_000;
/**
 * When the reports are looked for, counted from the closing. Teams makes one some time after everybody has left, and
 * another each time the meeting is used again.
 */
const LOOKS_MS = [5, 30, 120, 720, 1_440].map((minutes) => minutes * MINUTE_MS);
const LAST_LOOK_MS = LOOKS_MS.at(-1) ?? 0;
/** After this time no report is expected any more: the last look may have been tried for an hour. */
export const REPORT_WAIT_MS = LAST_LOOK_MS + 120 * MINUTE_MS;

/**
 * After this time no further page of a report is asked for. A function that exceeds `functionTimeout` of host.json ends
 * its whole process.
 */
const READING_MS = 2 * MINUTE_MS;

/** Read who was in the meeting of a closed session. */
export const READ_ATTENDANCE: WorkName<{ closedAt: string }> = {
  kind: 'attendance',
  payload: z.object({ closedAt: z.string() }),
};

export const readAttendanceKind = workKind({
  ...READ_ATTENDANCE,
  run: (world, place, { subject, payload }) => readAttendance(world, place, subject, payload.closedAt),
  // Only the last look is tried several times, for an hour. Until then a look that fails waits for the next one.
  tries: 10,
  whenGivenUp: 'drop',
  report: (world, place, { subject }) => settle(world, place, subject, 'nothing'),
});

/** The write that asks for it. A session that is closed again is looked for anew, and only once. */
export function readingAttendance(world: World, sessionId: string, closedAt: Date): Write {
  const payload = { closedAt: closedAt.toISOString() };
  const work = world.outbox.asking(READ_ATTENDANCE, sessionId, sessionId, closedAt, payload);
  return world.outbox.later(work, nextLook(payload.closedAt, closedAt) ?? closedAt);
}

function nextLook(closedAt: string, now: Date): Date | undefined {
  const at = LOOKS_MS.map((after) => Date.parse(closedAt) + after).find((look) => look > now.getTime());
  return at === undefined ? undefined : new Date(at);
}

/** This look has not settled it. */
class LookLater extends RetryLater {
  constructor(afterMs: number) {
    super('AttendanceLater', afterMs);
  }
}

async function readAttendance(
  world: World,
  place: Place,
  sessionId: string,
  closedAt: string,
): Promise<void> {
  const stored = await world.sessions.head(place, sessionId);
  // One that was reopened asks again when it is closed.
  if (stored?.session.state !== 'closed' || !stored.session.joinUrl) return;
  const now = world.now();
  const next = nextLook(closedAt, now);
  let isNew: boolean;
  try {
    isNew = await look(world, place, stored.session, stored.session.joinUrl, closedAt);
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    if (error.status === 403) return settle(world, place, sessionId, 'not-granted');
    if (next) throw new LookLater(Math.max(next.getTime(), error.retryAt?.getTime() ?? 0) - now.getTime());
    if (error.temporary) throw error;
    return settle(world, place, sessionId, 'nothing');
  }
  // What a reopened session's reports have may be from before it was reopened.
  if (next && (isNew || stored.session.reopened)) throw new LookLater(next.getTime() - now.getTime());
  if (!next) await settle(world, place, sessionId, 'nothing');
}

/** Looks for reports; false if those that are there were all read before, so that no further one is expected. */
async function look(
  world: World,
  place: Place,
  session: Session,
  joinUrl: string,
  closedAt: string,
): Promise<boolean> {
  // Not the call for the host's mailbox: where Teams asks for a pause, Outlook need not make one.
  const call = world.graph.asApp(place.tenantId);
  const hostId = session.host.id;
  const meeting = await findOnlineMeeting(call, hostId, joinUrl);
  if (!meeting) return true;
  const held = timeHeld(session, closedAt);
  const all = await attendanceReports(call, hostId, meeting.id);
  const reports = all.filter(({ run }) => run.until >= held.from && run.from <= held.until);
  const known = await world.attendance.known(place, session.id);
  if (reports.length === 0) return true;
  if (reports.every(({ id }) => known.attendance?.reports.has(id))) return false;
  const people = await peopleOf(world, place, session.id);
  const until = world.now().getTime() + READING_MS;
  const isTimeUp = () => world.now().getTime() > until;
  let visits: Visit[] = [];
  const read: string[] = [];
  for (const report of reports) {
    const some = await visitsIn(call, hostId, meeting.id, report, isTimeUp);
    // What is not read now is left to the next look.
    if (!some) break;
    visits = visits.concat(some);
    read.push(report.id);
  }
  const came = bothCame(
    { there: known.reported.map(({ id }) => id), others: known.attendance?.others ?? 0 },
    whoCame(visits, people, held),
  );
  const named = new Map([...known.reported, ...people].map(({ id, name }) => [id, { id, name }]));
  await keep(
    world,
    place,
    session.id,
    world.attendance.reading(
      session.id,
      {
        reading: 'read',
        reports: new Set([...(known.attendance?.reports ?? []), ...read]),
        others: came.others,
      },
      came.there.flatMap((id) => named.get(id) ?? []),
      known,
    ),
  );
  return true;
}

/** The people whom the reports are matched to: the members, and whoever was invited and has left since. */
async function peopleOf(world: World, place: Place, sessionId: string): Promise<Membership[]> {
  const [memberships, answers] = await Promise.all([
    world.communities.memberships(place),
    world.invites.readableAnswers(place, sessionId),
  ]);
  const invited = new Set(answers.map(({ personId }) => personId));
  return memberships.filter(({ id, leftAt }) => leftAt === null || invited.has(id));
}

/** Keeps why nothing was read, unless something was. */
async function settle(
  world: World,
  place: Place,
  sessionId: string,
  reading: 'nothing' | 'not-granted',
): Promise<void> {
  const known = await world.attendance.known(place, sessionId);
  if (known.attendance?.reading === 'read' || known.attendance?.reading === reading) return;
  const read = { reading, reports: new Set<string>(), others: 0 };
  await keep(world, place, sessionId, world.attendance.reading(sessionId, read, known.reported, known));
}

/** Writes what was read, and has the rota learn who has been to a session. */
async function keep(world: World, place: Place, sessionId: string, reading: readonly Write[]): Promise<void> {
  const operation = randomUUID();
  const work = settlingTurn(world, sessionId, operation);
  await world.write(place, operation, [...reading, work]);
  await world.enqueue(place, work.key);
}
