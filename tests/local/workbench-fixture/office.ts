import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults } from '../../../local/microsoft365/faults.ts';
import type { Mail } from '../../../local/microsoft365/mails.ts';
import type { Office, WorkbenchPerson } from '../../../local/workbench/server.ts';

/** The manifest's id, and the one that the organisation's catalogue has given the app. */
export const appId = '5b1c9c7e-2f0a-4f0e-9a3d-3f2b1f6c8d10';
export const catalogId = '9d2e4b61-7c35-4a0f-8e1b-6f5a3c2d1e07';
export const tenantId = '6f2c1a90-4b7d-4e53-9a3e-0d5b8c7e2f14';
export const chatId = '19:meeting_ZTRkMmM3@thread.v2';
export const joinUrl = 'https://teams.microsoft.com/meet/2087531460?p=Hx7d';

const named = (id: string, displayName: string, jobTitle: string, timeZone: string): WorkbenchPerson => {
  const mail = `${displayName.toLowerCase().replace(' ', '.')}@example.com`;
  const [givenName = ''] = displayName.split(' ');
  return { id, displayName, givenName, jobTitle, timeZone, mail, userPrincipalName: mail };
};

export const priya = named(
  '00000000-0000-4000-8000-000000000001',
  'Priya Raman',
  'Director of Engineering',
  'Europe/London',
);
export const marcus = named(
  '00000000-0000-4000-8000-000000000002',
  'Marcus Bell',
  'Regional Director',
  'America/New_York',
);
export const devika = named(
  '00000000-0000-4000-8000-000000000003',
  'Devika Nair',
  'Programme Lead',
  'Asia/Kolkata',
);
const everyone = [priya, marcus, devika];

interface GraphCall {
  person: string;
  method: string;
  path: string;
  body: Record<string, unknown>;
}

/** The least of a Microsoft 365 that the workbench can stand on: one meeting that Priya organises. */
export async function startOffice() {
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const time = (clock: string) => ({ dateTime: `${day}T${clock}:00.0000000`, timeZone: 'UTC' });
  const responses = new Map<string, { response: string; proposedNewTime?: unknown }>();
  const calls: GraphCall[] = [];
  const state = { installed: true, hideAttendees: false, address: '' };

  const address = (one: WorkbenchPerson) => ({ name: one.displayName, address: one.mail });
  const deepLink = (id: string) =>
    `https://teams.microsoft.com/l/entity/${id}/home?tenantId=${tenantId}&amp;context=${encodeURIComponent('{"subEntityId":"session/7"}')}`;

  const event = (person: string) => ({
    id: `event-of-${person}`,
    subject: 'Feedback that lands',
    start: time('14:00'),
    end: time('15:00'),
    isOrganizer: person === priya.id,
    isAllDay: false,
    isCancelled: false,
    allowNewTimeProposals: true,
    hideAttendees: state.hideAttendees,
    originalStartTimeZone: 'America/New_York',
    organizer: { emailAddress: address(priya) },
    responseStatus: {
      response: person === priya.id ? 'organizer' : (responses.get(person)?.response ?? 'notResponded'),
    },
    attendees: [marcus, devika].map((one) => ({
      type: 'required',
      emailAddress: address(one),
      status: { response: responses.get(one.id)?.response ?? 'none' },
      proposedNewTime: responses.get(one.id)?.proposedNewTime,
    })),
    onlineMeeting: { joinUrl },
    body: {
      contentType: 'html',
      content:
        `<p>One topic: feedback that lands.</p><p><a href="${deepLink(catalogId)}">Open the session in Teams</a></p>` +
        `<p><a href="${deepLink(appId)}">By its manifest</a> <a href="${state.address}">Its page</a></p><hr>` +
        `<p><a href="${joinUrl}">Join the meeting</a></p><script>document.body.innerHTML = 'hacked'</script>`,
    },
  });

  const answer = ({ person, method, path, body }: GraphCall): [number, unknown] => {
    const at = path.split('?')[0] ?? '';
    const reply = /^\/v1\.0\/me\/events\/[^/]+\/(accept|tentativelyAccept|decline)$/.exec(at)?.[1];
    if (method === 'POST' && reply) {
      const words: Record<string, string> = { accept: 'accepted', tentativelyAccept: 'tentativelyAccepted' };
      responses.set(person, { response: words[reply] ?? 'declined', proposedNewTime: body.proposedNewTime });
      return [202, undefined];
    }
    if (at === '/v1.0/me/calendarView') return [200, { value: [event(person)] }];
    if (at.startsWith('/v1.0/me/events/')) return [200, event(person)];
    if (at === '/v1.0/me/onlineMeetings') {
      const found = decodeURIComponent(path).includes(joinUrl);
      const meeting = { id: 'm1', subject: 'Feedback that lands', chatInfo: { threadId: chatId } };
      return [200, { value: found ? [meeting] : [] }];
    }
    if (at.endsWith('/members')) return [200, { value: everyone.map((one) => ({ userId: one.id })) }];
    if (at.endsWith('/installedApps')) {
      return [200, { value: state.installed ? [{ id: '1', teamsApp: { externalId: appId } }] : [] }];
    }
    if (at.startsWith('/v1.0/chats/')) {
      return [200, { id: chatId, topic: 'Feedback that lands', onlineMeetingInfo: { joinWebUrl: joinUrl } }];
    }
    return [404, { error: { code: 'ResourceNotFound', message: `No ${at}` } }];
  };

  const server = createServer(async (req: IncomingMessage, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const call = {
      person: String(req.headers.authorization).replace('Bearer graph-', ''),
      method: req.method ?? 'GET',
      path: req.url ?? '/',
      body: text ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
    calls.push(call);
    const [status, body] = answer(call);
    res.writeHead(status, { 'content-type': 'application/json' });
    res.end(body === undefined ? undefined : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const mail = (person: WorkbenchPerson): Mail => ({
    id: `mail-${person.id}`,
    at: new Date().toISOString(),
    kind: 'invitation',
    from: address(priya),
    to: address(person),
    personId: person.id,
    subject: 'Feedback that lands',
    iCalUId: 'ical-1',
    eventId: `event-of-${person.id}`,
    start: time('14:00'),
    end: time('15:00'),
  });

  const office: Office = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tenantId,
    people: everyone,
    userToken: async (personId, overrides) => `token-of-${personId}${overrides?.lifetime ? '-expired' : ''}`,
    graphToken: async (personId) => `graph-${personId}`,
    compose: () => {
      throw new Error('Nothing is composed around the fixture tab');
    },
    mails: (personId) => everyone.filter((one) => one.id === personId && one !== priya).map(mail),
    chats: [],
    activities: () => [],
    faults: createFaults(),
    settings: { teamsApp: { catalogId } },
    meetingEnded: () => {},
    beforeReports: () => {},
  };
  return {
    office,
    calls,
    state,
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
