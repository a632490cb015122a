import { type Attendance, type AttendanceReading, attendeesOf } from '../../domain/sessions/attendance.ts';
import { mayRecordAttendance } from '../../domain/sessions/policy.ts';
import type { Membership } from '../tables/community-store.ts';
import type { InSession } from '../tables/in-session-rows.ts';
import type { StoredSession } from '../tables/session-store.ts';
import { REPORT_WAIT_MS } from './read-attendance.ts';

/** Who was at a session, as far as it is known; null before it is closed. */
export function attendanceIn(
  { session, ledBy }: StoredSession,
  { rsvps, summary, attended }: InSession,
  me: Membership,
  now: Date,
): Attendance | null {
  if (session.state !== 'closed') return null;
  const known = [
    session.facilitator,
    ...(summary?.led ?? []).map(({ person }) => person),
    ...rsvps.map(({ personId, name }) => ({ id: personId, name })),
  ];
  return {
    reading: attended.attendance?.reading ?? expected(session.joinUrl, summary?.closedAt, now),
    people: attendeesOf({
      answers: rsvps,
      led: known.filter(({ id }) => ledBy.has(id)),
      reported: attended.reported,
      marks: attended.marks,
    }),
    others: attended.attendance?.others ?? 0,
    record: mayRecordAttendance(me, session),
  };
}

/** What is to be expected where nothing was read yet. */
function expected(joinUrl: string | null, closedAt: string | undefined, now: Date): AttendanceReading {
  if (joinUrl === null) return 'no-meeting';
  const since = now.getTime() - Date.parse(closedAt ?? '');
  return since < REPORT_WAIT_MS ? 'waiting' : 'nothing';
}
