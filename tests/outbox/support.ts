import { dirname } from 'node:path';
import { odata, TableClient } from '@azure/data-tables';
import type { Role } from '../../domain/community/community.ts';
import type { Credentials } from '../../functions/entra/credentials.ts';
import { graph } from '../../functions/graph/graph.ts';
import { SearchIndex } from '../../functions/search/search-index.ts';
import type { Settings } from '../../functions/settings.ts';
import { placeOf } from '../../functions/tables/community-store.ts';
import { Table } from '../../functions/tables/table.ts';
import { newTrace } from '../../functions/trace.ts';
import { Shared, storesOn } from '../../functions/world.ts';
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
import { Guild } from './guild.ts';
import { type Between, Clock, Process, plain, through, watched } from './process.ts';
import { withoutSockets } from './without-sockets.ts';

export type { Guild } from './guild.ts';
export { type Between, engine, heldAt, messageOf, type Process } from './process.ts';

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
  /**
   * Remembers the table, the calendars and the time; the function that it gives puts them back, any number of times.
   * Processes of before know more than there then is, so others have to be started.
   */
  keep(): () => void;
  stop(): Promise<void>;
}

/** Where nothing listens, Graph refuses to subscribe, and the timers have to do. */
const NOWHERE = 'http://localhost:9';

export async function workshop({
  publicUrl = NOWHERE,
  hideAttendeesAbove = 25,
  /** The place in the directory of whose mailbox hosts new sessions. */
  serviceMailbox = undefined as number | undefined,
} = {}): Promise<Workshop> {
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
  const serviceHost = serviceMailbox === undefined ? undefined : microsoft365.people[serviceMailbox];
  const settings: Settings = {
    tenantId: microsoft365.tenantId,
    clientId,
    clientSecret,
    managedIdentityClientId: undefined,
    allowedTenants: [microsoft365.tenantId],
    authorityHost: microsoft365.url,
    graphBaseUrl: microsoft365.url,
    publicUrl,
    hideAttendeesAbove,
    serviceMailbox: serviceHost && { id: serviceHost.id, name: 'Guildhall' },
    storage: { connectionString: azurite.connectionString },
    facilitatorAwayMs: 60_000,
    tabsFolder: undefined,
  };
  const httpClient = withoutSockets(azurite);
  const client = () =>
    TableClient.fromConnectionString(azurite.connectionString, 'guildhall', {
      allowInsecureConnection: true,
      httpClient,
    });
  await client().createTable();

  /** Tokens by the manual clock: the SDKs would keep theirs by the real one. */
  let kept = { roles: '', at: 0, token: '' };
  const asApp = async () => {
    const roles = [...microsoft365.settings.application].join();
    const at = clock.now().getTime();
    if (kept.roles !== roles || Math.abs(at - kept.at) > 1_800_000)
      kept = { roles, at, token: await microsoft365.graphAppToken() };
    return kept.token;
  };
  const credentials: Credentials = {
    asApp,
    onBehalfOf: ({ id }) => microsoft365.graphToken(id),
  };

  const shared = client();
  function start(between: Between = plain): Process {
    const reached = between === plain ? shared : watched(client(), between);
    const table = new Table(async () => ({ client: reached, odata }));
    const trace = newTrace();
    const stores = storesOn(table.counting(trace), new Shared(table));
    const reach = graph(settings, credentials, clock.now)(trace);
    return new Process(
      (enqueue) => ({
        ...stores,
        graph: { as: (caller) => reach.as(caller), asApp: (tenant) => through(between, reach.asApp(tenant)) },
        search: new SearchIndex(async () => [], { ...stores, trace }, clock.now),
        enqueue,
        enqueueNotification: async () => {},
        trace,
        now: clock.now,
        publicUrl: settings.publicUrl,
        graphBaseUrl: settings.graphBaseUrl,
        clientId,
        hideAttendeesAbove: settings.hideAttendeesAbove,
        serviceMailboxOf: () => settings.serviceMailbox,
      }),
      clock,
      between,
      settings.allowedTenants,
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
        [],
        clock.now(),
        crypto.randomUUID(),
      );
      const rest = others.map((person, index) => joining(person, roles[index] ?? 'member'));
      if (rest.length > 0) await world.communities.add(place, rest, [], clock.now(), crypto.randomUUID());
      return new Guild(place, people, clock);
    },
    keep: () => {
      const back = [azurite.keepRows('guildhall'), microsoft365.keep(), clock.keep()];
      return () => {
        for (const putBack of back) putBack();
      };
    },
    stop: async () => {
      await microsoft365.stop();
      await azurite.stop();
    },
  };
}

/** The host's event of a session, as the calendar has it; undefined if there is none. */
export function hostEvent(microsoft365: Microsoft365, host: Person, topic: string): StoredEvent | undefined {
  const found = microsoft365
    .calendar(host.id)
    .filter((event) => event.isOrganizer && event.subject.startsWith(topic));
  if (found.length > 1) throw new Error(`${found.length} events for ${topic}`);
  return found[0];
}
