import * as z from 'zod';
import type { Stay, Visit } from '../../domain/sessions/attendance.ts';
import { entraId } from '../../domain/shared/ids.ts';
import type { CallGraph } from './graph.ts';

/** The report of one run of a meeting. A meeting that everybody has left and entered again has two. */
export interface AttendanceReport {
  readonly id: string;
  readonly run: Stay;
}

/** Graph lists the latest 50 reports of a meeting. */
const REPORTS_MAX = 50;
/** How many pages of participants are read of a report. */
const PAGES_MAX = 40;

const moment = z
  .string()
  .transform((text) => Date.parse(text))
  .pipe(z.number());
const list = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().nullish() });
const listed = z.object({
  // It becomes a part of a path, and a word of a column.
  id: z.string().regex(/^[\w.@*+=-]{1,100}$/),
  meetingStartDateTime: moment,
  meetingEndDateTime: moment,
});
const interval = z.object({ joinDateTime: moment, leaveDateTime: moment });
const text = z.string().catch('');
const record = z.object({
  emailAddress: text,
  totalAttendanceInSeconds: z.number().nonnegative().catch(0),
  // People of other organisations and without an account may have no id, a null, or another kind of identity.
  identity: z.object({ id: text, displayName: text }).catch({ id: '', displayName: '' }),
  attendanceIntervals: z.array(z.unknown()).catch([]),
});

/** The reports of a meeting's runs. What is not as documented is passed over. */
export async function attendanceReports(
  call: CallGraph,
  hostId: string,
  meetingId: string,
): Promise<AttendanceReport[]> {
  const path = `/users/${hostId}/onlineMeetings/${encodeURIComponent(meetingId)}/attendanceReports`;
  const { value } = await call({ method: 'GET', path }, list);
  return value.slice(0, REPORTS_MAX).flatMap((one) => {
    const { data } = listed.safeParse(one);
    if (!data) return [];
    return [{ id: data.id, run: { from: data.meetingStartDateTime, until: data.meetingEndDateTime } }];
  });
}

/**
 * Everybody whom a report has; null if the time was up before all of them were read. The list of reports never has
 * them, so each report is asked.
 */
export async function visitsIn(
  call: CallGraph,
  hostId: string,
  meetingId: string,
  report: AttendanceReport,
  isTimeUp: () => boolean,
): Promise<Visit[] | null> {
  const meeting = `/users/${hostId}/onlineMeetings/${encodeURIComponent(meetingId)}`;
  const visits: Visit[] = [];
  let path: string | null | undefined = `${meeting}/attendanceReports/${report.id}/attendanceRecords`;
  for (let page = 0; path && page < PAGES_MAX; page += 1) {
    if (isTimeUp()) return null;
    const answer: z.output<typeof list> = await call({ method: 'GET', path }, list);
    for (const one of answer.value) {
      const { data } = record.safeParse(one);
      if (data) visits.push(visitOf(data, report.run));
    }
    path = answer['@odata.nextLink'];
  }
  return visits;
}

function visitOf(
  { identity, emailAddress, attendanceIntervals, totalAttendanceInSeconds }: z.output<typeof record>,
  run: Stay,
): Visit {
  const stays = attendanceIntervals.flatMap((one): Stay[] => {
    const { data } = interval.safeParse(one);
    return data && data.leaveDateTime > data.joinDateTime
      ? [{ from: data.joinDateTime, until: data.leaveDateTime }]
      : [];
  });
  return {
    personId: entraId.safeParse(identity.id.toLowerCase()).data ?? null,
    address: addressOf(emailAddress),
    name: identity.displayName,
    // Where no times can be used, the total is taken from when the run began.
    stays:
      stays.length > 0 ? stays : [{ from: run.from, until: run.from + totalAttendanceInSeconds * 1_000 }],
  };
}

/** In lower case. Guests of the organisation appear with a principal name that has their address within it. */
function addressOf(mail: string): string | null {
  const address = mail.trim().toLowerCase();
  const [, alias, domain] = /^(.+)_([^_]+)#ext#@/.exec(address) ?? [];
  if (alias && domain) return `${alias}@${domain}`;
  return address || null;
}
