import { randomUUID } from 'node:crypto';
import { personById } from '../directory.ts';
import type { Answer } from '../exchange.ts';
import type { AttendanceRecord, AttendanceReport, OnlineMeeting } from '../state.ts';
import type { World } from '../world.ts';
import type { Call, Needs } from './call.ts';
import { badRequest, GraphError } from './errors.ts';
import { reader } from './meetings.ts';
import type { Route } from './router.ts';

/** Somebody's time in a meeting. People of neither tenant have a name only, as whoever joins without an account. */
export interface Attended {
  personId?: string;
  name?: string;
  from: number;
  until: number;
}

/** What Teams keeps for a run of a meeting once everybody has left. Chats of no meeting have no reports. */
export function reportAttendance(world: World, chatId: string, stays: readonly Attended[]): void {
  const { state } = world.store;
  const meeting = state.meetings.find(({ threadId }) => threadId === chatId);
  if (!meeting || stays.length === 0) return;
  const records = new Map<string, AttendanceRecord>();
  for (const { personId, name = '', from, until } of stays) {
    const key = personId ?? `name ${name}`;
    const record = records.get(key) ?? recordOf(meeting, personId, name);
    record.stays.push({ from, until });
    records.set(key, record);
  }
  const end = Math.max(...stays.map(({ until }) => until));
  state.attendanceReports.push({
    id: randomUUID(),
    meetingId: meeting.id,
    start: Math.min(...stays.map(({ from }) => from)),
    end,
    readyAt: world.now().getTime() + world.settings.attendance.delay,
    records: [...records.values()],
  });
  world.store.changed();
}

function recordOf(meeting: OnlineMeeting, personId: string | undefined, name: string): AttendanceRecord {
  const person = personId === undefined ? undefined : personById(personId);
  return {
    personId: person?.id ?? null,
    name: person?.displayName ?? name,
    // The principal name, not the mail address; empty for people without an account.
    emailAddress: person?.userPrincipalName ?? '',
    role: person?.id === meeting.organizerId ? 'Organizer' : 'Presenter',
    stays: [],
  };
}

const needs: Needs = {
  delegated: ['OnlineMeetingArtifact.Read.All'],
  application: ['OnlineMeetingArtifact.Read.All'],
  refusal: () => new GraphError(403, 'Forbidden', 'Missing OnlineMeetingArtifact.Read.All permission.'),
};

/** Graph lists the latest reports only. */
const REPORTS_MAX = 50;

/** Only its organiser may read a meeting's reports, also with the app's own token. */
function meetingOf(call: Call): OnlineMeeting {
  const personId = reader(call);
  const meeting = call.world.store.state.meetings.find(({ id }) => id === call.params.meeting);
  if (!meeting) throw new GraphError(404, 'NotFound', 'Meeting not found.');
  if (meeting.organizerId !== personId)
    throw new GraphError(403, 'Forbidden', 'Only the organizer may read the reports of this meeting.');
  return meeting;
}

function reportsOf(call: Call): AttendanceReport[] {
  const meeting = meetingOf(call);
  call.world.beforeReports();
  const now = call.world.now().getTime();
  return call.world.store.state.attendanceReports
    .filter(({ meetingId, readyAt }) => meetingId === meeting.id && readyAt <= now)
    .sort((a, b) => b.start - a.start)
    .slice(0, REPORTS_MAX);
}

function reportOf(call: Call): AttendanceReport {
  const report = reportsOf(call).find(({ id }) => id === call.params.report);
  if (!report) throw new GraphError(404, 'NotFound', 'Attendance report not found.');
  return report;
}

/** Times of intervals have seven digits behind the second, those of reports three. */
const exactly = (ms: number) => new Date(ms).toISOString().replace('Z', '0000Z');

const presentReport = (report: AttendanceReport): Record<string, unknown> => ({
  id: report.id,
  totalParticipantCount: report.records.length,
  meetingStartDateTime: new Date(report.start).toISOString(),
  meetingEndDateTime: new Date(report.end).toISOString(),
});

function presentRecord(record: AttendanceRecord): Record<string, unknown> {
  const seconds = ({ from, until }: { from: number; until: number }) => Math.round((until - from) / 1_000);
  const outside = record.personId !== null && personById(record.personId);
  return {
    id: randomUUID(),
    emailAddress: record.emailAddress,
    totalAttendanceInSeconds: record.stays.reduce((sum, stay) => sum + seconds(stay), 0),
    role: record.role,
    registrationId: null,
    identity: {
      '@odata.type': '#microsoft.graph.communicationsUserIdentity',
      id: record.personId,
      displayName: record.name,
      tenantId: outside ? outside.tenantId : null,
    },
    attendanceIntervals: record.stays.map((stay) => ({
      joinDateTime: exactly(stay.from),
      leaveDateTime: exactly(stay.until),
      durationInSeconds: seconds(stay),
    })),
  };
}

function list(call: Call): Answer {
  // Whatever is asked to be expanded, the list has no participants.
  const value = reportsOf(call).map((report) => ({ ...presentReport(report), attendanceRecords: [] }));
  return { status: 200, body: { '@odata.context': context(call, 'attendanceReports'), value } };
}

function one(call: Call): Answer {
  const report = reportOf(call);
  const expand = call.query.get('$expand');
  if (expand !== null && expand !== 'attendanceRecords')
    throw badRequest(
      `Could not find a property named '${expand}' on type 'microsoft.graph.meetingAttendanceReport'.`,
    );
  return {
    status: 200,
    body: {
      '@odata.context': context(call, 'attendanceReports/$entity'),
      ...presentReport(report),
      ...(expand && { attendanceRecords: report.records.map(presentRecord) }),
    },
  };
}

function records(call: Call): Answer {
  const report = reportOf(call);
  const { pageSize } = call.world.settings.attendance;
  const from = Number(call.query.get('$skiptoken') ?? 0);
  const next = from + pageSize < report.records.length;
  const path = call.target.split('?')[0];
  return {
    status: 200,
    body: {
      '@odata.context': context(call, 'attendanceRecords'),
      ...(next && { '@odata.nextLink': `${call.world.origin}${path}?$skiptoken=${from + pageSize}` }),
      value: report.records.slice(from, from + pageSize).map(presentRecord),
    },
  };
}

const context = (call: Call, what: string) => `${call.world.origin}/v1.0/$metadata#onlineMeetings/${what}`;

const reports = '/users/:user/onlineMeetings/:meeting/attendanceReports';
export const attendanceRoutes: Route[] = [
  { method: 'GET', path: reports, needs, handle: list },
  { method: 'GET', path: `${reports}/:report`, needs, handle: one },
  { method: 'GET', path: `${reports}/:report/attendanceRecords`, needs, handle: records },
];
