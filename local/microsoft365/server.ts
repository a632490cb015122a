import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Composed, saveComposed, sendComposed } from './calendar/compose.ts';
import type { StoredEvent } from './calendar/event.ts';
import { box } from './calendar/mailbox.ts';
import { seriesOf } from './calendar/rhythm.ts';
import { otherPeople, otherTenantId, type Person, people, personById, tenantId } from './directory.ts';
import { entra } from './entra/server.ts';
import { openSigner } from './entra/signer.ts';
import { appToken, graphResource, graphUserToken, type TokenOverrides, userToken } from './entra/tokens.ts';
import { type Answer, type Broken, type Incoming, wait } from './exchange.ts';
import { createFaults, type Faults } from './faults.ts';
import { type Attended, reportAttendance } from './graph/attendance.ts';
import { graph, retryAfterHeader } from './graph/router.ts';
import type { Mail } from './mails.ts';
import type { StoredMessage } from './messages.ts';
import { createNotifier, type Delivery, type Lifecycle } from './notifier.ts';
import { type RequestLog, requestLog } from './requests.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { type Activity, type Chat, openStore, type Subscription } from './state.ts';
import type { AppRegistration, World } from './world.ts';

export type { TokenOverrides } from './entra/tokens.ts';
export { publishedApp } from './settings.ts';
export type { Activity, Chat, Faults, Mail, Person, RequestLog, Settings, StoredEvent, Subscription };

export interface Microsoft365 {
  /** https://localhost:PORT: authority host and Graph base in one */
  url: string;
  tenantId: string;
  otherTenantId: string;
  people: readonly Person[];
  /** of the other tenant, for hostile tests */
  otherPeople: readonly Person[];
  /** by oid, of either tenant */
  person(id: string): Person;
  /** An access token for the Guildhall API, as a host's getAuthToken gives it; overrides for hostile tests. */
  userToken(personId: string, overrides?: TokenOverrides): Promise<string>;
  /** A delegated Graph token as Outlook and Teams themselves have it (the workbench). */
  graphToken(personId: string): Promise<string>;
  /** An app-only Graph token as client credentials give it. */
  graphAppToken(tenant?: string): Promise<string>;
  /** A new signing key; the old one stays published. */
  rotateSigningKey(): void;
  /** What is stored in the person's calendar (their weekly rhythm, which is computed, is not). */
  calendar(personId: string): readonly StoredEvent[];
  /** The ids of the series in a person's calendar. */
  series(personId: string): string[];
  /** Saves or sends what the person composes in Outlook; returns its id. Without an id it is a new appointment. */
  compose(personId: string, composed: Composed, id?: string, send?: boolean): string;
  /** What reached the person's inbox, oldest first. Without a person: everybody's, also outside the directory. */
  mails(personId?: string): readonly Mail[];
  /** Drafts and sent messages of the person's mailbox. */
  messages(personId: string): readonly StoredMessage[];
  activities(personId?: string): readonly Activity[];
  readonly chats: readonly Chat[];
  readonly subscriptions: readonly Subscription[];
  readonly deliveries: readonly Delivery[];
  requests: RequestLog;
  faults: Faults;
  /** Consent, the app's package, policies: plain and mutable. */
  settings: Settings;
  sendLifecycle(subscriptionId: string, kind: Lifecycle): void;
  /** Everybody has left the meeting with this chat: its report is there some time later. */
  meetingEnded(chatId: string, stays: readonly Attended[]): void;
  /** Called before anybody is told of reports. */
  beforeReports(look: () => void): void;
  /** Every change notification has been delivered or given up. */
  settled(): Promise<void>;
  /** Remembers everything that is stored; the function that it gives puts it back. */
  keep(): () => void;
  stop(): Promise<void>;
}

/** Scopes of the Outlook and Teams clients themselves, whatever the Guildhall app was given. */
const clientScopes = [
  'Calendars.ReadWrite',
  'Chat.ReadBasic',
  'MailboxSettings.Read',
  'OnlineMeetings.Read',
  'People.Read',
  'TeamsAppInstallation.ReadForChat',
  'User.Read',
  'User.ReadBasic.All',
];

export async function startMicrosoft365(o: {
  key: string;
  cert: string;
  port?: number;
  dataFile?: string;
  app: AppRegistration;
  settings?: Partial<Omit<Settings, 'teamsApp'>> & { teamsApp?: Partial<Settings['teamsApp']> };
  now?: () => Date;
}): Promise<Microsoft365> {
  const now = o.now ?? (() => new Date());
  const store = await openStore(o.dataFile);
  const faults = createFaults();
  const usual = defaultSettings(o.app.clientId);
  const world: World = {
    origin: '',
    now,
    app: o.app,
    settings: { ...usual, ...o.settings, teamsApp: { ...usual.teamsApp, ...o.settings?.teamsApp } },
    store,
    signer: openSigner(store),
    faults,
    requests: requestLog(),
    notifier: createNotifier({ store, faults, now }),
    beforeReports: () => {},
  };
  const server = createServer({ key: o.key, cert: o.cert, keepAlive: true }, (request, response) => {
    respond(world, request, response).catch((error: unknown) => {
      console.error('The local Microsoft 365 failed:', error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  try {
    world.origin = `https://localhost:${await listen(server, o.port ?? 0)}`;
  } catch (error) {
    // Otherwise it would go on writing over what the next start on another port keeps.
    await store.close();
    throw error;
  }

  const known = (id: string): Person => {
    const person = personById(id);
    if (!person) throw new Error(`Nobody has the id ${id}`);
    return person;
  };
  const { state } = store;
  return {
    url: world.origin,
    tenantId,
    otherTenantId,
    people,
    otherPeople,
    person: known,
    userToken: async (id, overrides) => userToken(world, known(id), overrides),
    graphToken: async (id) => graphUserToken(world, known(id), clientScopes),
    graphAppToken: async (tenant = tenantId) => appToken(world, tenant, graphResource),
    rotateSigningKey: () => world.signer.rotate(),
    series: (id) => seriesOf(known(id)),
    calendar: (id) => [...box(world, known(id).id).values()].sort((a, b) => a.startMs - b.startMs),
    compose: (personId, composed, id, send = false) =>
      (send ? sendComposed : saveComposed)(world, known(personId), id, composed).id,
    mails: (id) => state.mails.filter((one) => id === undefined || one.personId === id),
    messages: (id) => state.messages.filter((one) => one.mailbox === id),
    activities: (id) => state.activities.filter((one) => id === undefined || one.to === id),
    get chats() {
      return state.chats;
    },
    get subscriptions() {
      return state.subscriptions;
    },
    deliveries: world.notifier.deliveries,
    requests: world.requests,
    faults,
    settings: world.settings,
    sendLifecycle: (id, kind) => world.notifier.lifecycle(id, kind),
    meetingEnded: (chatId, stays) => reportAttendance(world, chatId, stays),
    beforeReports: (look) => {
      world.beforeReports = look;
    },
    settled: () => world.notifier.settled(),
    keep: () => {
      const kept = structuredClone(state);
      return () => {
        Object.assign(state, structuredClone(kept));
        store.changed();
      };
    },
    stop: async () => {
      world.notifier.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

const largest = 4 * 1024 * 1024;

async function respond(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > largest) {
      response.writeHead(413).end();
      return;
    }
    chunks.push(chunk);
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  const incoming = {
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    headers,
    body: Buffer.concat(chunks),
  };
  const answer = await answerTo(world, incoming);
  if (answer === 'reset') {
    request.socket.destroy();
    return;
  }
  // Left hanging: the caller's own time-out has to end it.
  if (answer === 'hang') return;
  write(response, answer);
}

function answerTo(world: World, request: Incoming): Promise<Answer | Broken> {
  if (/^\/(v1\.0|beta)(\/|$|\?)/.test(request.target)) return graph(world, request);
  if (request.target === '/local/faults') return Promise.resolve(control(world, request));
  return entraWithFaults(world, request);
}

async function entraWithFaults(world: World, request: Incoming): Promise<Answer | Broken> {
  const { method, target } = request;
  const at = world.now();
  const fault = world.faults.take({ host: 'entra', method, path: target });
  if (fault?.delay) await wait(fault.delay);
  const answer: Answer | Broken = fault?.connection
    ? fault.connection
    : fault?.status
      ? {
          status: fault.status,
          headers: retryAfterHeader(world, fault),
          body: {
            error: 'temporarily_unavailable',
            error_description: 'AADSTS90033: A transient error has occurred.',
          },
        }
      : await entra(world, request);
  world.requests.add({
    ...{ at, method, path: target, host: 'entra', batched: false },
    'request-id': '',
    status: typeof answer === 'string' ? 0 : answer.status,
  });
  return answer;
}

/** Misbehaviour by remote control, for the workbench. */
function control(world: World, request: Incoming): Answer {
  if (request.method === 'PUT') {
    try {
      world.faults.set(JSON.parse(request.body.toString('utf8')));
    } catch (error) {
      return { status: 400, body: { error: error instanceof Error ? error.message : 'Not JSON' } };
    }
  } else if (request.method === 'DELETE') world.faults.clear();
  else if (request.method !== 'GET') return { status: 405 };
  return { status: 200, body: world.faults.settings };
}

function write(response: ServerResponse, { status, headers = {}, body }: Answer): void {
  const plain = typeof body === 'string' || Buffer.isBuffer(body);
  const text = body === undefined ? '' : plain ? body : JSON.stringify(body);
  response.writeHead(status, {
    ...(text.length > 0 &&
      !plain && { 'content-type': 'application/json; odata.metadata=minimal; charset=utf-8' }),
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
