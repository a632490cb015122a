import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Microsoft365, Person } from '../../local/microsoft365/server.ts';
import {
  anyClient,
  appClient,
  attendee,
  type GraphEvent,
  refusal,
  start,
  who,
} from './microsoft365-harness.ts';

let m365: Microsoft365;
let [priya, ana]: Person[] = [];
let now = Date.now();
let meetingId = '';
let chatId = '';
const MINUTE = 60_000;

beforeAll(async () => {
  m365 = await start({ now: () => new Date(now) });
  [priya, ana] = [who(m365, 0), who(m365, 1)];
  const moment = (minutes: number) => ({
    dateTime: new Date(now + minutes * MINUTE).toISOString().slice(0, 19),
    timeZone: 'UTC',
  });
  const event: GraphEvent = await app()
    .api(`/users/${priya.id}/events`)
    .post({
      subject: 'Feedback',
      start: moment(60),
      end: moment(120),
      isOnlineMeeting: true,
      onlineMeetingProvider: 'teamsForBusiness',
      attendees: [attendee(ana)],
    });
  const joinUrl = encodeURIComponent(event.onlineMeeting?.joinUrl ?? '');
  const found = await app()
    .api(`/users/${priya.id}/onlineMeetings`)
    .filter(`JoinWebUrl eq '${joinUrl}'`)
    .get();
  meetingId = found.value[0].id;
  chatId = found.value[0].chatInfo.threadId;
});
afterAll(() => m365.stop());

const app = () => appClient(m365);
const reports = (person = priya) =>
  `/users/${person?.id}/onlineMeetings/${encodeURIComponent(meetingId)}/attendanceReports`;
const asked = async (path: string) => (await app().api(path).get()).value as Record<string, unknown>[];

it('makes a report some time after everybody has left, another for each further run, latest first', async () => {
  m365.meetingEnded(chatId, [
    { personId: priya?.id ?? '', from: now, until: now + 5 * MINUTE },
    { personId: ana?.id ?? '', from: now, until: now + MINUTE },
    { personId: ana?.id ?? '', from: now + 2 * MINUTE, until: now + 5 * MINUTE },
    { name: 'Sam (Guest)', from: now, until: now + 5 * MINUTE },
  ]);
  expect(await asked(reports())).toEqual([]);
  now += MINUTE;
  const [first] = await asked(reports());
  expect(first).toMatchObject({ totalParticipantCount: 3, attendanceRecords: [] });
  m365.meetingEnded(chatId, [{ personId: ana?.id ?? '', from: now + MINUTE, until: now + 2 * MINUTE }]);
  now += MINUTE;
  expect((await asked(reports())).map(({ id }) => id)).toEqual([
    expect.not.stringContaining(`${first?.id}`),
    first?.id,
  ]);
  // A list never has the people, whatever is asked to be expanded.
  const expanded = await app().api(reports()).expand('attendanceRecords').get();
  expect(expanded.value.map((one: { attendanceRecords: unknown }) => one.attendanceRecords)).toEqual([
    [],
    [],
  ]);
});

it('has of each person when they came and left, and of those without an account a name only', async () => {
  const { id } = (await asked(reports())).at(-1) ?? {};
  const records = await asked(`${reports()}/${id}/attendanceRecords`);
  expect(records).toMatchObject([
    { role: 'Organizer', identity: { id: priya?.id }, totalAttendanceInSeconds: 300 },
    { role: 'Presenter', emailAddress: ana?.userPrincipalName, totalAttendanceInSeconds: 240 },
    { emailAddress: '', identity: { id: null, displayName: 'Sam (Guest)', tenantId: null } },
  ]);
  expect(records[1]?.attendanceIntervals).toMatchObject([
    { durationInSeconds: 60 },
    { durationInSeconds: 180 },
  ]);
  expect(JSON.stringify(records)).toMatch(/"joinDateTime":"[\dT:.-]+\.\d{7}Z"/);
  const one = await app().api(`${reports()}/${id}`).get();
  expect(one.attendanceRecords).toBeUndefined();
  const whole = await app().api(`${reports()}/${id}`).expand('attendanceRecords').get();
  expect(whole.attendanceRecords).toHaveLength(3);
});

it('tells people on pages', async () => {
  const { id } = (await asked(reports())).at(-1) ?? {};
  m365.settings.attendance.pageSize = 2;
  const first = await app().api(`${reports()}/${id}/attendanceRecords`).get();
  const next = await app().api(first['@odata.nextLink']).get();
  m365.settings.attendance.pageSize = 100;
  expect([first.value.length, next.value.length, next['@odata.nextLink']]).toEqual([2, 1, undefined]);
});

it('shows reports to the organiser alone, and to the app with the permission and the policy', async () => {
  const as = async (person: Person | undefined, scp: string) => {
    const token = await m365.userToken(person?.id ?? '', {
      claims: { aud: 'https://graph.microsoft.com', scp },
    });
    return anyClient(m365, token).api(reports(person)).get();
  };
  expect((await as(priya, 'OnlineMeetingArtifact.Read.All')).value).toHaveLength(2);
  expect(await refusal(as(ana, 'OnlineMeetingArtifact.Read.All'))).toBe('403 Forbidden');
  expect(await refusal(as(priya, 'OnlineMeetings.Read'))).toBe('403 Forbidden');
  expect(await refusal(app().api(reports(ana)).get())).toBe('403 Forbidden');
  m365.settings.applicationAccessPolicy = false;
  expect(await refusal(app().api(reports()).get())).toBe('403 Forbidden');
  m365.settings.applicationAccessPolicy = true;
  m365.settings.application.delete('OnlineMeetingArtifact.Read.All');
  expect(await refusal(app().api(reports()).get())).toBe('403 Forbidden');
});
