import { dirname } from 'node:path';
import { ClientSecretCredential } from '@azure/identity';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { Client, type GraphError } from '@microsoft/microsoft-graph-client';
import { localCertificate } from '../../local/certificate.ts';
import { type Microsoft365, type Person, startMicrosoft365 } from '../../local/microsoft365/server.ts';

export const clientId = '5a3c8e51-0b0e-4f0e-9d57-7f9b2a1c6d10';
export const clientSecret = 'a-secret-for-one-machine';
export const appIdUri = `api://localhost/${clientId}`;

export async function start(
  more: Partial<Parameters<typeof startMicrosoft365>[0]> = {},
): Promise<Microsoft365> {
  const caFile = process.env.NODE_EXTRA_CA_CERTS;
  if (!caFile) throw new Error('NODE_EXTRA_CA_CERTS must name the CA of local/certificate.ts');
  const { key, cert } = await localCertificate(dirname(dirname(caFile)));
  return startMicrosoft365({ key, cert, app: { clientId, clientSecret, appIdUri }, ...more });
}

/** The person at this place of the directory: 0 Priya, 1 Ana, 2 Ben … 22 has no mailbox, 23 no Teams. */
export function who(m365: Microsoft365, index: number): Person {
  const person = m365.people[index];
  if (!person) throw new Error(`There are not ${index + 1} people`);
  return person;
}

/** As functions/entra does it: on behalf of a person with msal-node. */
export function confidentialClient(m365: Microsoft365, tenant = m365.tenantId, secret = clientSecret) {
  return new ConfidentialClientApplication({
    auth: {
      clientId,
      clientSecret: secret,
      authority: `${m365.url}/${tenant}`,
      knownAuthorities: [new URL(m365.url).host],
    },
  });
}

/** As the outbox worker does it: an app-only credential of @azure/identity. */
export function credential(m365: Microsoft365, secret = clientSecret) {
  return new ClientSecretCredential(m365.tenantId, clientId, secret, {
    authorityHost: m365.url,
    disableInstanceDiscovery: true,
  });
}

function client(m365: Microsoft365, token: () => Promise<string>): Client {
  return Client.initWithMiddleware({
    baseUrl: `${m365.url}/`,
    customHosts: new Set(['localhost']),
    authProvider: { getAccessToken: token },
  });
}

export function appClient(m365: Microsoft365): Client {
  return client(m365, () => m365.graphAppToken());
}

export function personClient(m365: Microsoft365, person: Person): Client {
  return client(m365, () => m365.graphToken(person.id));
}

export function anyClient(m365: Microsoft365, token: string): Client {
  return client(m365, async () => token);
}

/** What a call was refused with, as `status code`. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const { statusCode, code } = error as GraphError;
    return `${statusCode} ${code}`;
  }
  throw new Error('It was not refused');
}

export interface GraphEvent {
  id: string;
  iCalUId: string;
  subject: string;
  '@odata.etag': string;
  isOnlineMeeting: boolean;
  onlineMeeting: { joinUrl: string } | null;
  onlineMeetingProvider: string;
  isCancelled: boolean;
  isOrganizer: boolean;
  showAs: string;
  body: { contentType: string; content: string };
  start: { dateTime: string; timeZone: string };
  end: { dateTime: string; timeZone: string };
  attendees: {
    emailAddress: { address: string };
    status: { response: string };
    proposedNewTime?: { start: { dateTime: string } };
  }[];
  responseStatus: { response: string };
  singleValueExtendedProperties?: { id: string; value: string }[];
  '@removed'?: { reason: string };
}

export interface Page<T = GraphEvent> {
  value: T[];
  '@odata.count'?: number;
  '@odata.nextLink'?: string;
  '@odata.deltaLink'?: string;
}

export const attendee = ({ mail, displayName }: Person) => ({
  type: 'required',
  emailAddress: { address: mail, name: displayName },
});

export function session(people: Person[], more: Record<string, unknown> = {}) {
  return {
    subject: 'Feedback that lands',
    body: { contentType: 'html', content: '<p>Check-in, demonstration, debrief</p>' },
    start: { dateTime: '2027-03-10T14:00:00', timeZone: 'Europe/London' },
    end: { dateTime: '2027-03-10T15:00:00', timeZone: 'GMT Standard Time' },
    attendees: people.map(attendee),
    isOnlineMeeting: true,
    onlineMeetingProvider: 'teamsForBusiness',
    ...more,
  };
}
