import { dirname } from 'node:path';
import { odata, TableClient } from '@azure/data-tables';
import type { Role } from '../../domain/community/community.ts';
import type { Session, SessionDraft } from '../../domain/sessions/session.ts';
import { addMember } from '../../functions/community/add-member.ts';
import { removeMember } from '../../functions/community/remove-member.ts';
import type { Credentials } from '../../functions/entra/credentials.ts';
import { graph } from '../../functions/graph/graph.ts';
import { SearchIndex } from '../../functions/knowledge/search-index.ts';
import { deliver, giveUp } from '../../functions/outbox/deliver.ts';
import { sweep } from '../../functions/outbox/sweep.ts';
import { cancelSession } from '../../functions/sessions/cancel-session.ts';
import { changeSession } from '../../functions/sessions/change-session.ts';
import { closeSession } from '../../functions/sessions/close-session.ts';
import { handOver } from '../../functions/sessions/hand-over.ts';
import { planSession } from '../../functions/sessions/plan-session.ts';
import { retryInvite } from '../../functions/sessions/retry-invite.ts';
import type { Settings } from '../../functions/settings.ts';
import { type Membership, type Place, placeOf } from '../../functions/tables/community-store.ts';
import { Table } from '../../functions/tables/table.ts';
import type { Served } from '../../functions/use-case.ts';
import { storesOn, type World } from '../../functions/world.ts';
import { startAzurite } from '../../local/azurite.ts';
import { localCertificate } from '../../local/certificate.ts';
import {
  type Microsoft365,
  type Person,
  publishedApp,
  type StoredEvent,
  startMicrosoft365,
} from '../../local/microsoft365/server.ts';
import { LOCAL_APP } from '../../local/world.ts';
import { manifestFor } from '../../scripts/package-app.ts';

/** A clock that only moves when told; it begins in the present, because tokens are checked against the real one too. */
export class Clock {
  #at = Date.now();
  now = () => new Date(this.#at);
  advance(ms: number): void {
    this.#at += ms;
  }
}

/** Stands between the code under test and everything outside: each effect goes through here. */
export interface Between {
  /** Before and after an effect on the table, on Graph or on the queue. May throw, and then nobody comes back. */
  effect<T>(name: string, act: () => Promise<T>): Promise<T>;
}

const plain: Between = { effect: (_, act) => act() };

export interface Workshop {
  readonly clock: Clock;
  readonly microsoft365: Microsoft365;
  readonly storage: string;
  /** Another process of the function app: nothing remembered, the same table and the same Microsoft 365. */
  process(between?: Between): Process;
  guild(people: readonly Person[], roles?: readonly Role[]): Promise<Guild>;
  /** As somebody does it in their own Outlook. */
  inOutlook(person: Person, method: string, path: string, body?: unknown): Promise<void>;
  /** Somebody of the directory, by place. */
  who(index: number): Person;
  stop(): Promise<void>;
}

/** One process of the function app with its own caches; its queue is a list that nobody empties by itself. */
export class Process {
  readonly world: World;
  readonly queue: { place: Place; key: string; notBefore: number }[] = [];
  readonly #clock: Clock;

  constructor(make: (hurry: World['hurry']) => World, clock: Clock, between: Between) {
    this.#clock = clock;
    this.world = make((place, key, notBefore) =>
      between.effect('hurry', async () => {
        this.queue.push({ place, key, notBefore: notBefore?.getTime() ?? 0 });
      }),
    );
  }

  /** Delivers what is due now, in the order it was sent, also what it causes; returns how many. */
  async work(): Promise<number> {
    for (let done = 0; ; done += 1) {
      const now = this.#clock.now().getTime();
      const next = this.queue.findIndex((message) => message.notBefore <= now);
      const [message] = next < 0 ? [] : this.queue.splice(next, 1);
      if (!message) return done;
      await deliver(this.world, messageOf(message));
    }
  }

  /** Works, waits and works until nothing waits any more; gives up after so much time on the clock. */
  async settle(within = 3 * 86_400_000): Promise<void> {
    const until = this.#clock.now().getTime() + within;
    await this.work();
    while (this.queue.length > 0) {
      const soonest = Math.min(...this.queue.map(({ notBefore }) => notBefore));
      if (soonest > until) return;
      this.#clock.advance(Math.max(0, soonest - this.#clock.now().getTime()));
      await this.work();
    }
  }

  async giveUp(place: Place, key: string): Promise<void> {
    await giveUp(this.world, messageOf({ place, key }));
  }

  async sweep(): Promise<number> {
    return sweep(this.world);
  }
}

export function messageOf({ place, key }: { place: Place; key: string }) {
  return { tenantId: place.tenantId, communityId: place.communityId, key };
}

/** A community with its people, and what they can do, through the product's own use cases. */
export class Guild {
  readonly place: Place;
  readonly people: readonly Person[];
  readonly #clock: Clock;
  readonly #operation: string | undefined;

  constructor(place: Place, people: readonly Person[], clock: Clock, operation?: string) {
    this.place = place;
    this.people = people;
    this.#clock = clock;
    this.#operation = operation;
  }

  /** The same guild, where everything that is done is one intent: said twice, it is the same intent repeated. */
  intending(): Guild {
    return new Guild(this.place, this.people, this.#clock, crypto.randomUUID());
  }

  async #as(process: Process, person: Person): Promise<Membership> {
    const { world } = process;
    const me = await world.communities.membership(this.place, person.id, world.now());
    if (!me) throw new Error(`${person.displayName} is not a member`);
    return me;
  }

  async run<T>(process: Process, served: Served, person: Person, call: Partial<Call> = {}): Promise<T> {
    const me = await this.#as(process, person);
    const said = {
      caller: { tenantId: person.tenantId, id: person.id, name: person.displayName, token: person.id },
      params: {},
      query: {},
      body: {},
      operation: this.#operation ?? crypto.randomUUID(),
      etag: '',
      place: this.place,
      me,
      ...call,
    };
    return (await served.run(said as never, process.world)) as T;
  }

  draft(change: Partial<SessionDraft> = {}): SessionDraft {
    const inAWeek = new Date(this.#clock.now().getTime() + 7 * 86_400_000);
    return {
      topic: 'Feedback that lands',
      purpose: 'Practise the first sentence.',
      format: 'demonstration',
      taxonomy: 'people',
      when: { date: inAWeek.toISOString().slice(0, 10), time: '14:00', minutes: 60, zone: 'Europe/London' },
      facilitatorId: this.first.id,
      agenda: [{ id: crypto.randomUUID(), kind: 'topic', title: 'Check-in', prompt: 'One word', minutes: 5 }],
      artifactIds: [],
      ...change,
    };
  }

  get first(): Person {
    return this.person(0);
  }

  person(index: number): Person {
    const person = this.people[index];
    if (!person) throw new Error(`There are not ${index + 1} people`);
    return person;
  }

  plan(
    process: Process,
    change: Partial<SessionDraft> = {},
    id: string = crypto.randomUUID(),
    by = this.first,
  ) {
    return this.run<Session>(process, planSession, by, {
      params: { sessionId: id },
      body: this.draft(change),
    });
  }

  async change(process: Process, session: Session, change: Partial<SessionDraft>): Promise<Session> {
    return this.send(process, session, await this.edit(process, session, change));
  }

  /** A form as it is filled in, with the version it was opened at. */
  async edit(process: Process, session: Session, change: Partial<SessionDraft>) {
    const { world } = process;
    const [stored, agenda] = await Promise.all([
      world.sessions.head(this.place, session.id),
      world.sessions.agenda(this.place, session.id),
    ]);
    if (!stored || !agenda) throw new Error('There is no such session');
    const now = stored.session;
    const body = {
      ...this.draft(),
      topic: now.topic,
      purpose: now.purpose,
      facilitatorId: now.facilitator.id,
      when: { ...now.wall, minutes: now.minutes, zone: now.zone },
      agenda: agenda.items.map(({ startedAt: _s, endedAt: _e, ...item }) => item),
      ...change,
    };
    return { body, etag: now.etag };
  }

  send(process: Process, session: Session, edit: Awaited<ReturnType<Guild['edit']>>): Promise<Session> {
    return this.run(process, changeSession, this.first, { params: { sessionId: session.id }, ...edit });
  }

  cancel(process: Process, session: Session, comment = 'We meet in March instead.') {
    return this.run<Session>(process, cancelSession, this.first, {
      params: { sessionId: session.id },
      body: { comment },
    });
  }

  close(process: Process, session: Session) {
    return this.run(process, closeSession, this.first, { params: { sessionId: session.id } });
  }

  retry(process: Process, session: Session) {
    return this.run<Session>(process, retryInvite, this.first, { params: { sessionId: session.id } });
  }

  handOver(process: Process, session: Session, to: Person) {
    return this.run<Session>(process, handOver, this.first, {
      params: { sessionId: session.id },
      body: { to: to.id },
    });
  }

  add(process: Process, person: Person, role: Role = 'member') {
    return this.run(process, addMember, this.first, { params: { personId: person.id }, body: { role } });
  }

  remove(process: Process, person: Person) {
    return this.run(process, removeMember, this.first, { params: { personId: person.id } });
  }

  async session(process: Process, session: { id: string }): Promise<Session> {
    const stored = await process.world.sessions.head(this.place, session.id);
    if (!stored) throw new Error('There is no such session');
    return stored.session;
  }
}

interface Call {
  params: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
  operation: string;
  etag: string;
}

/** Where nothing listens, Graph refuses to subscribe, and the timers have to do. */
const NOWHERE = 'http://localhost:9';

export async function workshop({ publicUrl = NOWHERE } = {}): Promise<Workshop> {
  const caFile = process.env.NODE_EXTRA_CA_CERTS;
  if (!caFile) throw new Error('NODE_EXTRA_CA_CERTS must name the CA of local/certificate.ts');
  const clock = new Clock();
  const { key, cert } = await localCertificate(dirname(dirname(caFile)));
  const { clientId, clientSecret, domain } = LOCAL_APP;
  const microsoft365 = await startMicrosoft365({
    key,
    cert,
    app: { clientId, clientSecret, appIdUri: `api://${domain}/${clientId}` },
    settings: { teamsApp: publishedApp(manifestFor({ domain, clientId, version: '1.0.0' })) },
    now: clock.now,
  });
  const azurite = await startAzurite({ folder: 'memory' });
  const settings: Settings = {
    tenantId: microsoft365.tenantId,
    clientId,
    clientSecret,
    managedIdentityClientId: undefined,
    allowedTenants: [microsoft365.tenantId],
    authorityHost: microsoft365.url,
    graphBaseUrl: microsoft365.url,
    publicUrl,
    storage: { connectionString: azurite.connectionString },
    tabsFolder: undefined,
  };
  const client = () =>
    TableClient.fromConnectionString(azurite.connectionString, 'guildhall', {
      allowInsecureConnection: true,
    });
  await client().createTable();

  /** Tokens by the manual clock: the SDKs would keep theirs by the real one. */
  const credentials: Credentials = {
    asApp: () => microsoft365.graphAppToken(),
    onBehalfOf: ({ id }) => microsoft365.graphToken(id),
  };

  const shared = client();
  function start(between: Between = plain): Process {
    const reached = between === plain ? shared : watched(client(), between);
    const table = new Table(async () => ({ client: reached, odata }));
    const reach = graph(settings, credentials, clock.now);
    const stores = storesOn(table);
    return new Process(
      (hurry) => ({
        ...stores,
        graph: { as: (caller) => reach.as(caller), asApp: (tenant) => through(between, reach.asApp(tenant)) },
        search: new SearchIndex(stores, clock.now),
        hurry,
        now: clock.now,
        publicUrl: settings.publicUrl,
        graphBaseUrl: settings.graphBaseUrl,
        clientId,
      }),
      clock,
      between,
    );
  }

  return {
    clock,
    microsoft365,
    storage: azurite.connectionString,
    process: start,
    async inOutlook(person, method, path, body) {
      const answer = await fetch(`${microsoft365.url}/v1.0/me${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await microsoft365.graphToken(person.id)}`,
          'content-type': 'application/json',
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    who: (index) => {
      const person = microsoft365.people[index];
      if (!person) throw new Error(`There are not ${index + 1} people`);
      return person;
    },
    async guild(people, roles = []) {
      const { world } = start();
      const [first, ...others] = people;
      if (!first) throw new Error('A guild needs somebody');
      const place = placeOf(first.tenantId, crypto.randomUUID());
      const joining = (person: Person, role: Role) => ({
        id: person.id,
        name: person.displayName,
        mail: person.mail,
        jobTitle: person.jobTitle,
        role,
        zone: null,
      });
      await world.communities.start(
        place,
        {
          name: 'Leaders who listen',
          purpose: 'Practise together.',
          northStar: '',
          norms: [],
          zone: 'Europe/London',
          cadence: { every: 'month', week: 2, weekday: 4, time: '14:00', minutes: 60 },
          settings: { unattributedNotes: true },
        },
        joining(first, 'organiser'),
        clock.now(),
        crypto.randomUUID(),
      );
      const rest = others.map((person, index) => joining(person, roles[index] ?? 'member'));
      if (rest.length > 0) await world.communities.add(place, rest, [], clock.now(), crypto.randomUUID());
      return new Guild(place, people, clock);
    },
    stop: async () => {
      await microsoft365.stop();
      await azurite.stop();
    },
  };
}

const WRITES = new Set(['createEntity', 'updateEntity', 'upsertEntity', 'deleteEntity', 'submitTransaction']);

/** The table's client, with every write as an effect. */
function watched(client: TableClient, between: Between): TableClient {
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (!WRITES.has(String(name))) return value.bind(target);
      return (...given: unknown[]) => between.effect(String(name), () => value.apply(target, given));
    },
  });
}

type Call365 = ReturnType<World['graph']['asApp']>;

function through(between: Between, call: Call365): Call365 {
  return (asked, answer) =>
    asked.method === 'GET'
      ? call(asked, answer)
      : between.effect(`${asked.method} ${asked.path.split('/').at(-1)}`, () => call(asked, answer));
}

/** The host's event of a session, as the calendar has it; undefined if there is none. */
export function hostEvent(microsoft365: Microsoft365, host: Person, topic: string): StoredEvent | undefined {
  const found = microsoft365
    .calendar(host.id)
    .filter((event) => event.isOrganizer && event.subject.startsWith(topic));
  if (found.length > 1) throw new Error(`${found.length} events for ${topic}`);
  return found[0];
}
