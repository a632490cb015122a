import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@microsoft/microsoft-graph-client';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Microsoft365, type Person, publishedApp } from '../../local/microsoft365/server.ts';
import { openStore } from '../../local/microsoft365/state.ts';
import {
  anyClient,
  appClient,
  type GraphEvent,
  personClient,
  refusal,
  session,
  start,
  who,
} from './microsoft365-harness.ts';

let m365: Microsoft365;
let priya: Person;
let ana: Person;
let app: Client;
let events: string;
beforeAll(async () => {
  m365 = await start();
  [priya, ana] = [who(m365, 0), who(m365, 1)];
  app = appClient(m365);
  events = `/users/${priya.id}/events`;
});
afterAll(() => m365.stop());
afterEach(() => {
  m365.faults.clear();
  m365.requests.clear();
});

describe('people', () => {
  const search = (text: string) =>
    app
      .api('/users')
      .header('ConsistencyLevel', 'eventual')
      .query({ $search: text })
      .select('id,displayName,mail')
      .count(true)
      .get()
      .then((page) => page.value.map((one: Person) => one.displayName));

  it('are found by the beginnings of words, not by their insides', async () => {
    expect(await search('"displayName:raman"')).toEqual(['Priya Raman']);
    expect(await search('"displayName:pri ram"')).toEqual(['Priya Raman']);
    expect(await search('"displayName:iya"')).toEqual([]);
    expect(await search('"displayName:iva" OR "mail:oskar"')).toEqual(['Iva Kovač', 'Oskar Lindqvist']);
    expect(await search('"displayName:iva" AND "mail:oskar"')).toEqual([]);
  });

  it('are found by symbols in their names only where these are the same, and by words that only symbols separate', async () => {
    expect(await search('"displayName:o\'neill"')).toEqual(["Siobhán O'Neill"]);
    expect(await search('"displayName:o neill"')).toEqual(["Siobhán O'Neill"]);
    expect(await search('"displayName:oneill"')).toEqual(["Siobhán O'Neill"]);
    expect(await search('"displayName:o’neill"')).toEqual([]);
    expect(await search('"displayName:Raman, Priya"')).toEqual([]);
    expect(await search('"userPrincipalName:bwhitlock@corp"')).toEqual(['Ben Whitlock']);
    expect(await search('"mail:bwhitlock@corp"')).toEqual([]);
  });

  it('want eventual consistency for a search, and a limit on alternatives', async () => {
    expect(await refusal(app.api('/users').query({ $search: '"displayName:iva"' }).get())).toBe(
      '400 Request_UnsupportedQuery',
    );
    const mails = m365.people.map(({ mail }) => `'${mail.replaceAll("'", "''")}'`);
    const some = await app
      .api('/users')
      .filter(`mail in (${mails.slice(3, 18).join(',')})`)
      .get();
    expect(some.value).toHaveLength(15);
    expect(
      await refusal(
        app
          .api('/users')
          .filter(`mail in (${mails.slice(0, 16).join(',')})`)
          .get(),
      ),
    ).toBe('400 Request_UnsupportedQuery');
    expect(await refusal(app.api('/users').filter("officeLocation eq 'London'").get())).toBe(
      '400 Request_UnsupportedQuery',
    );
  });

  it('are looked up by mail or principal name, and read by id or principal name only', async () => {
    const ben = who(m365, 2);
    const found = await app
      .api('/users')
      .filter(`mail eq '${ben.mail}' or userPrincipalName eq '${ben.mail}'`)
      .get();
    expect(found.value).toMatchObject([{ id: ben.id }]);
    expect(await app.api(`/users/${ben.userPrincipalName}`).get()).toMatchObject({ id: ben.id });
    expect(await refusal(app.api(`/users/${ben.mail}`).get())).toBe('404 Request_ResourceNotFound');
  });

  it('show their name, mail and picture to whoever may read the basics, and their job to nobody but themselves', async () => {
    const fields =
      'id,displayName,givenName,surname,mail,userPrincipalName,jobTitle,department,officeLocation';
    const { id, displayName, givenName, surname, mail, userPrincipalName } = ana;
    const shown = { id, displayName, givenName, surname, mail, userPrincipalName };
    const hidden = { jobTitle: null, department: null, officeLocation: null };
    const [byApp, byPriya, byAna] = await Promise.all(
      [app, personClient(m365, priya), personClient(m365, ana)].map((client) =>
        client.api(`/users/${id}`).select(fields).get(),
      ),
    );
    expect(byApp).toMatchObject({ ...shown, ...hidden });
    expect(byPriya).toMatchObject({ ...shown, ...hidden });
    expect(byAna).toMatchObject({ ...shown, jobTitle: ana.jobTitle });
    expect((await app.api('/users').filter(`jobTitle eq '${ana.jobTitle}'`).get()).value).toEqual([]);
    m365.settings.application.add('User.Read.All');
    try {
      expect(await appClient(m365).api(`/users/${id}`).get()).toMatchObject({ jobTitle: ana.jobTitle });
    } finally {
      m365.settings.application.delete('User.Read.All');
    }
  });

  it('have working hours for themselves, a picture or none, and colleagues', async () => {
    const own = personClient(m365, priya);
    const settings = await own.api('/me/mailboxSettings').get();
    expect(settings.workingHours.startTime).toBe('09:00:00.0000000');
    expect(await refusal(own.api(`/users/${ana.id}/mailboxSettings`).get())).toBe('403 ErrorAccessDenied');
    const picture = await own
      .api('/me/photos/48x48/$value')
      .responseType('arraybuffer' as never)
      .get();
    expect(Buffer.from(picture).subarray(1, 4).toString()).toBe('PNG');
    expect(await refusal(own.api(`/users/${who(m365, 3).id}/photos/48x48/$value`).get())).toBe(
      '404 ImageNotFound',
    );
    const people = await own.api('/me/people').query({ $search: '"ana"' }).get();
    expect(people.value).toMatchObject([{ displayName: ana.displayName }]);
  });

  it('have a calendar that says whether it offers Teams meetings', async () => {
    const offers = async (index: number) =>
      (await app.api(`/users/${who(m365, index).id}/calendar`).get()).allowedOnlineMeetingProviders;
    expect(await offers(0)).toEqual(['teamsForBusiness']);
    expect(await offers(23)).toEqual([]);
  });

  it('are asked twenty at a time in a batch, each with its own answer', async () => {
    const reply = await app.api('/$batch').post({
      requests: [
        { id: '1', method: 'GET', url: `/users/${priya.id}?$select=mail` },
        { id: '2', method: 'GET', url: '/users/nobody@elsewhere.example' },
        { id: '3', method: 'GET', url: `/users/${ana.id}`, dependsOn: ['2'] },
      ],
    });
    expect(reply.responses.map((one: { id: string; status: number }) => `${one.id} ${one.status}`)).toEqual([
      '1 200',
      '2 404',
      '3 424',
    ]);
    expect(reply.responses[0].body.mail).toBe(priya.mail);
    expect(m365.requests.count({ path: '/v1.0/users' })).toBe(2);
    const many = Array.from({ length: 21 }, (_, i) => ({ id: String(i), method: 'GET', url: '/users' }));
    expect(await refusal(app.api('/$batch').post({ requests: many }))).toBe('400 BadRequest');
  });
});

describe('faults', () => {
  const post = (transactionId: string) => app.api(events).post(session([ana], { transactionId }));
  const made = (transactionId: string) =>
    m365.calendar(priya.id).filter((one) => one.transactionId === transactionId).length;

  it('throttles with the Retry-After that was asked for', async () => {
    const heads = async (retryAfter?: number | { date: number }) => {
      m365.faults.add({ status: 429, ...(retryAfter !== undefined && { retryAfter }) });
      const answer = await fetch(`${m365.url}/v1.0/users`);
      expect(answer.status).toBe(429);
      return answer.headers.get('retry-after');
    };
    expect(await heads(3)).toBe('3');
    expect(await heads()).toBeNull();
    expect(Date.parse((await heads({ date: -60 })) ?? '')).toBeLessThan(Date.now());
    expect(Date.parse((await heads({ date: 60 })) ?? '')).toBeGreaterThan(Date.now());
  });

  it('lets the real SDK retry into one event when the answer was lost after the effect', async () => {
    m365.faults.add({
      match: { method: 'POST', path: /events$/ },
      status: 503,
      retryAfter: 0,
      times: 2,
      afterEffect: true,
    });
    await post('lost-answer');
    expect(made('lost-answer')).toBe(1);
    expect(m365.requests.matching({ method: 'POST' }).map((one) => one.status)).toEqual([503, 503, 201]);
  });

  it.each([
    ['before', false, 0],
    ['after', true, 1],
  ])('breaks the connection %s the effect', async (when, afterEffect, events_) => {
    m365.faults.add({ match: { method: 'POST' }, connection: 'reset', afterEffect });
    await expect(post(`reset-${when}`)).rejects.toThrow();
    expect(made(`reset-${when}`)).toBe(events_);
    await post(`reset-${when}`);
    expect(made(`reset-${when}`)).toBe(1);
  });

  it('leaves a caller hanging after the effect', async () => {
    m365.faults.add({ match: { method: 'POST', person: priya.id }, connection: 'hang', afterEffect: true });
    const timedOut = app
      .api(events)
      .option('signal', AbortSignal.timeout(150))
      .post(session([ana], { transactionId: 'hang' }));
    await expect(timedOut).rejects.toThrow();
    expect(made('hang')).toBe(1);
  });

  it('takes a mailbox away, the whole of Graph down, and too many requests at once', async () => {
    m365.faults.settings.mailboxGone = [priya.id];
    expect(await refusal(post('gone'))).toBe('404 MailboxNotEnabledForRESTAPI');
    m365.faults.clear();
    m365.faults.settings.down = true;
    expect((await fetch(`${m365.url}/v1.0/users`)).status).toBe(503);
    m365.faults.clear();
    m365.faults.settings.mailboxConcurrency = 4;
    // Held until two more have been answered, however long those take to arrive.
    m365.faults.add({ match: { path: /top=4/ }, delay: 1_000, times: 'all' });
    const headers = { authorization: `Bearer ${await m365.graphAppToken()}` };
    const statusOf = async (query = '') =>
      (await fetch(`${m365.url}/v1.0${events}${query}`, { headers })).status;
    const held = Promise.all(Array.from({ length: 4 }, () => statusOf('?$top=4')));
    await expect.poll(() => Promise.all([statusOf(), statusOf()]), { interval: 10 }).toEqual([429, 429]);
    expect(await held).toEqual([200, 200, 200, 200]);
  });

  it('are set over HTTP, and refused when they make no sense', async () => {
    const put = (body: unknown) =>
      fetch(`${m365.url}/local/faults`, { method: 'PUT', body: JSON.stringify(body) });
    expect((await put({ down: true, rules: [{ status: 500, times: 'all' }] })).status).toBe(200);
    expect(m365.faults.settings.down).toBe(true);
    expect((await put({ down: 'yes' })).status).toBe(400);
    expect((await put({})).status).toBe(200);
    expect(m365.faults.settings.down).toBe(false);
  });

  it('a thousand lost answers leave a thousand events', async () => {
    const calm = await start();
    const client = appClient(calm);
    calm.faults.add({
      match: { method: 'POST' },
      status: 503,
      retryAfter: 0,
      afterEffect: true,
      times: 'all',
    });
    const names = Array.from({ length: 1000 }, (_, i) => `t${i}`);
    const headers = {
      authorization: `Bearer ${await calm.graphAppToken()}`,
      'content-type': 'application/json',
    };
    const send = (transactionId: string) =>
      fetch(`${calm.url}/v1.0${events}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(session([], { transactionId })),
      });
    for (const round of [1, 2]) {
      for (let at = 0; at < names.length; at += 50) await Promise.all(names.slice(at, at + 50).map(send));
      expect(calm.calendar(priya.id)).toHaveLength(1000);
      expect(calm.requests.count({ status: 503 })).toBe(round * 1000);
    }
    calm.faults.clear();
    expect((await client.api(events).top(1).get()).value).toHaveLength(1);
    await calm.stop();
  });
});

describe('change notifications', () => {
  let hook: Server;
  let url: string;
  let received: {
    clientState: string;
    changeType: string;
    resourceData: { id: string };
    lifecycleEvent?: string;
  }[];
  let manners: { echo: boolean; failures: number };
  beforeAll(async () => {
    received = [];
    manners = { echo: true, failures: 0 };
    hook = createServer((request, response) => {
      const asked = new URL(request.url ?? '/', 'http://localhost');
      const token = asked.searchParams.get('validationToken');
      if (token !== null) {
        response.writeHead(200, { 'content-type': 'text/plain' }).end(manners.echo ? token : 'hello');
        return;
      }
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => {
        if (manners.failures > 0) {
          manners.failures -= 1;
          response.writeHead(500).end();
          return;
        }
        received.push(...JSON.parse(text).value);
        response.writeHead(202).end();
      });
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
    url = `http://localhost:${(hook.address() as AddressInfo).port}/graph-webhook`;
  });
  afterAll(() => {
    hook.closeAllConnections();
    hook.close();
  });
  afterEach(async () => {
    for (const { id } of m365.subscriptions) await app.api(`/subscriptions/${id}`).delete();
    received = [];
    manners = { echo: true, failures: 0 };
  });

  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  const wanted = (more: Record<string, unknown> = {}) => ({
    changeType: 'created,updated,deleted',
    notificationUrl: url,
    lifecycleNotificationUrl: url,
    resource: `/users/${priya.id}/events`,
    expirationDateTime: inMinutes(10_000),
    clientState: 'a-secret',
    ...more,
  });
  const subscribe = (more?: Record<string, unknown>) => app.api('/subscriptions').post(wanted(more));

  it('arrive after a handshake, for every change, with the client state', async () => {
    const subscription = await subscribe();
    expect(subscription.clientState).toBeNull();
    const event: GraphEvent = await app.api(events).post(session([ana]));
    await app.api(`${events}/${event.id}`).patch({ subject: 'Another' });
    await app.api(`${events}/${event.id}`).delete();
    await m365.settled();
    expect(received.map((one) => one.changeType).sort()).toEqual(['created', 'deleted', 'updated']);
    expect(received.every((one) => one.clientState === 'a-secret' && one.resourceData.id === event.id)).toBe(
      true,
    );
  });

  it('carry immutable ids when the subscription prefers them, and tell of answers', async () => {
    await app.api('/subscriptions').header('Prefer', 'IdType="ImmutableId"').post(wanted());
    const event: GraphEvent = await app
      .api(events)
      .header('Prefer', 'IdType="ImmutableId"')
      .post(session([ana]));
    const [copy] = m365.calendar(ana.id).filter((one) => one.iCalUId === event.iCalUId);
    await personClient(m365, ana).api(`/me/events/${copy?.id}/accept`).post({});
    await m365.settled();
    expect(received.map((one) => one.resourceData.id)).toEqual([event.id, event.id]);
  });

  it('are tried again, lost, doubled and reordered', async () => {
    await subscribe();
    manners.failures = 1;
    await app.api(events).post(session([]));
    await m365.settled();
    expect(received).toHaveLength(1);
    expect(m365.deliveries.at(-1)).toMatchObject({ attempts: 2, status: 202 });

    m365.faults.settings.notifications.lose = 1;
    await app.api(events).post(session([]));
    await m365.settled();
    expect(received).toHaveLength(1);

    m365.faults.settings.notifications.duplicate = true;
    await app.api(events).post(session([]));
    await m365.settled();
    expect(received).toHaveLength(3);

    m365.faults.clear();
    m365.faults.settings.notifications.reorder = 2;
    const event: GraphEvent = await app.api(events).post(session([]));
    await app.api(`${events}/${event.id}`).patch({ subject: 'Later' });
    await m365.settled();
    expect(received).toHaveLength(5);
  });

  it('are refused an address that does not echo, is not https, or a life that is too long', async () => {
    manners.echo = false;
    expect(await refusal(subscribe())).toBe('400 ValidationError');
    manners.echo = true;
    expect(await refusal(subscribe({ notificationUrl: 'http://guildhall.example/hook' }))).toBe(
      '400 InvalidRequest',
    );
    expect(await refusal(subscribe({ expirationDateTime: inMinutes(10_090) }))).toBe('400 ExtensionError');
    expect(await refusal(subscribe({ clientState: 'x'.repeat(129) }))).toBe('400 RequestBodyRead');
    expect(await refusal(subscribe({ changeType: 'created,exploded' }))).toBe('400 InvalidRequest');
    expect(await refusal(subscribe({ resource: '/users/nobody/events' }))).toBe('404 ResourceNotFound');
    expect(m365.subscriptions).toHaveLength(0);
  });

  it('are subscribed to once, renewed, reauthorised, and told of their end', async () => {
    const { id } = await subscribe();
    expect(await refusal(subscribe({ changeType: 'deleted,created,updated' }))).toBe('409 Conflict');
    const renewed = await app.api(`/subscriptions/${id}`).patch({ expirationDateTime: inMinutes(1) });
    // Raised to three quarters of an hour.
    expect(Date.parse(renewed.expirationDateTime)).toBeGreaterThan(Date.now() + 44 * 60_000);
    await app.api(`/subscriptions/${id}/reauthorize`).post({});
    m365.sendLifecycle(id, 'reauthorizationRequired');
    m365.sendLifecycle(id, 'subscriptionRemoved');
    await m365.settled();
    expect(received.map((one) => one.lifecycleEvent).sort()).toEqual([
      'reauthorizationRequired',
      'subscriptionRemoved',
    ]);
    expect(await refusal(app.api(`/subscriptions/${id}`).get())).toBe('404 ResourceNotFound');
  });
});

describe('Teams', () => {
  async function meeting() {
    const event: GraphEvent = await app.api(events).post(session([ana]));
    const joinUrl = encodeURIComponent(event.onlineMeeting?.joinUrl ?? '');
    const found = await personClient(m365, priya).api('/me').get();
    expect(found.id).toBe(priya.id);
    const page = await app
      .api(`/users/${priya.id}/onlineMeetings`)
      .filter(`JoinWebUrl eq '${joinUrl}'`)
      .get();
    return { event, joinUrl, threadId: page.value[0].chatInfo.threadId as string };
  }

  it('shows a meeting to its organiser and the invited, and to the app under the access policy', async () => {
    const { joinUrl } = await meeting();
    const asked = async (person: Person) => {
      const token = await m365.userToken(person.id, {
        claims: { aud: 'https://graph.microsoft.com', scp: 'OnlineMeetings.Read' },
      });
      const page = await anyClient(m365, token)
        .api('/me/onlineMeetings')
        .filter(`JoinWebUrl eq '${joinUrl}'`)
        .get();
      return page.value.length;
    };
    expect([await asked(priya), await asked(ana), await asked(who(m365, 4))]).toEqual([1, 1, 0]);
    m365.settings.applicationAccessPolicy = false;
    expect(
      await refusal(app.api(`/users/${priya.id}/onlineMeetings`).filter(`JoinWebUrl eq '${joinUrl}'`).get()),
    ).toBe('403 Forbidden');
    m365.settings.applicationAccessPolicy = true;
    expect(await refusal(app.api(`/users/${priya.id}/onlineMeetings`).get())).toBe('400 BadRequest');
  });

  it('installs the app into the chat once, with exactly the consent of its manifest', async () => {
    const { threadId } = await meeting();
    const published = publishedApp({
      id: '6f0d0a4e-3b8e-4d3c-9a52-1f4f7f0f7c11',
      version: '1.0.0',
      name: { short: 'Guildhall' },
      staticTabs: [
        { entityId: 'pinned', name: 'Pinned', scopes: ['groupChat'], contentUrl: 'https://x.example' },
      ],
      authorization: {
        permissions: {
          resourceSpecific: [
            { name: 'TeamsTab.ReadWrite.Chat', type: 'Application' },
            { name: 'ChatMember.Read.Chat', type: 'Application' },
          ],
        },
      },
    });
    const { rsc } = published;
    Object.assign(m365.settings.teamsApp, published);
    const catalogue = await app
      .api('/appCatalogs/teamsApps')
      .filter(`externalId eq '${m365.settings.teamsApp.externalId}'`)
      .get();
    const bind = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${catalogue.value[0].id}`;
    const tab = {
      displayName: 'Session',
      'teamsApp@odata.bind': bind,
      configuration: { entityId: 'session-1', contentUrl: 'https://guildhall.example/panel.html' },
    };
    const apps = `/chats/${threadId}/installedApps`;
    expect(await refusal(app.api(`/chats/${threadId}/tabs`).post(tab))).toBe('400 BadRequest');
    expect(await refusal(app.api(`/chats/${threadId}/tabs`).get())).toBe('403 Authorization_RequestDenied');
    expect(await refusal(app.api(apps).post({ 'teamsApp@odata.bind': bind }))).toBe('400 BadRequest');
    const consented = {
      'teamsApp@odata.bind': bind,
      consentedPermissionSet: { resourceSpecificPermissions: rsc },
    };
    await app.api(apps).post(consented);
    expect(await refusal(app.api(apps).post(consented))).toBe('409 Conflict');
    const installed = await app
      .api(apps)
      .expand('teamsApp')
      .filter(`teamsApp/externalId eq '${m365.settings.teamsApp.externalId}'`)
      .get();
    expect(installed.value).toMatchObject([{ teamsApp: { id: m365.settings.teamsApp.catalogId } }]);
    // The consent now lets the app see its tabs.
    await app.api(`/chats/${threadId}/tabs`).post(tab);
    const tabs = await app.api(`/chats/${threadId}/tabs`).expand('teamsApp').get();
    expect(tabs.value).toMatchObject([
      { displayName: 'Pinned', configuration: { entityId: 'pinned' } },
      { displayName: 'Session', configuration: { entityId: 'session-1' } },
    ]);
    const members = await app.api(`/chats/${threadId}/members`).get();
    expect(members.value.map((one: { userId: string }) => one.userId)).toEqual([priya.id, ana.id]);
    delete m365.settings.teamsApp.activityTypes;
  });

  it('may be sent no consent where the manifest asks for delegated permissions only', async () => {
    const stage = { permissionValue: 'MeetingStage.Write.Chat', permissionType: 'delegated' } as const;
    const members = { permissionValue: 'ChatMember.Read.Chat', permissionType: 'application' } as const;
    const { teamsApp } = m365.settings;
    const bind = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${teamsApp.catalogId}`;
    const install = async (consented?: readonly { permissionValue: string; permissionType: string }[]) => {
      const { threadId } = await meeting();
      const installing = app.api(`/chats/${threadId}/installedApps`).post({
        'teamsApp@odata.bind': bind,
        ...(consented && { consentedPermissionSet: { resourceSpecificPermissions: consented } }),
      });
      return { installing, chat: m365.chats.find(({ id }) => id === threadId) };
    };
    const refused = async (consented?: Parameters<typeof install>[0]) =>
      refusal((await install(consented)).installing);
    teamsApp.rsc = [stage];
    for (const consented of [undefined, [{ ...stage, permissionType: 'Delegated' }]]) {
      const { installing, chat } = await install(consented);
      await installing;
      expect(chat?.installedApps).toMatchObject([{ consented: [stage] }]);
    }
    expect(await refused([])).toBe('400 BadRequest');
    expect(await refused([{ ...stage, permissionType: 'application' }])).toBe('400 BadRequest');
    expect(await refused([stage, members])).toBe('400 BadRequest');
    teamsApp.rsc = [stage, members];
    expect(await refused()).toBe('400 BadRequest');
    await (await install([members, stage])).installing;
  });

  it('puts a notification into somebody’s feed, and refuses a malformed one', async () => {
    const notify = (more: Record<string, unknown> = {}) =>
      app.api(`/users/${ana.id}/teamwork/sendActivityNotification`).post({
        topic: { source: 'text', value: 'Your turn', webUrl: 'https://teams.microsoft.com/l/entity/x/y' },
        activityType: 'yourTurn',
        previewText: { content: 'You facilitate on 14 January' },
        templateParameters: [{ name: 'session', value: 'Feedback that lands' }],
        ...more,
      });
    const { teamsApp } = m365.settings;
    // Without consent of the installation the app has to have the role.
    expect(await refusal(notify())).toBe('403 Forbidden');
    teamsApp.rsc = [{ permissionValue: 'TeamsActivity.Send.User', permissionType: 'application' }];
    await notify();
    expect(m365.activities(ana.id)).toMatchObject([
      {
        activityType: 'yourTurn',
        topic: { value: 'Your turn' },
        templateParameters: { session: 'Feedback that lands' },
      },
    ]);
    expect(
      await refusal(notify({ topic: { source: 'text', value: 'x', webUrl: 'https://guildhall.example' } })),
    ).toBe('400 BadRequest');
    teamsApp.activityTypes = new Map([['yourTurn', '{session} on {day}']]);
    expect(await refusal(notify())).toBe('400 BadRequest');
    expect(await refusal(notify({ activityType: 'other' }))).toBe('400 BadRequest');
    // This one needs no declaration.
    const templateParameters = [{ name: 'systemDefaultText', value: 'Your turn' }];
    await notify({ activityType: 'systemDefault', templateParameters, chainId: 7 });
    delete teamsApp.activityTypes;
    teamsApp.notInstalledFor.add(ana.id);
    expect(await refusal(notify())).toBe('403 Forbidden');
    teamsApp.notInstalledFor.clear();
    teamsApp.sharesRegistration = true;
    expect(await refusal(notify())).toBe('409 Conflict');
    await notify({ teamsAppId: teamsApp.catalogId, chainId: 7 });
    teamsApp.sharesRegistration = false;
    // The later one of a chain overrides the earlier one.
    expect(m365.activities(ana.id).map(({ activityType }) => activityType)).toEqual(['yourTurn', 'yourTurn']);
    // At once, because the limit is for a second. The client tries again when it was told to.
    await Promise.all(Array.from({ length: 6 }, () => notify()));
    expect(m365.requests.count({ method: 'POST', status: 429 })).toBeGreaterThan(0);
  });
});

describe('a restart', () => {
  it('keeps calendars, mails, delta links and tokens', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'microsoft365-'));
    const dataFile = join(folder, 'nested', 'state.json');
    const first = await start({ dataFile });
    const port = Number(new URL(first.url).port);
    const token = await first.graphAppToken();
    const event: GraphEvent = await appClient(first)
      .api(events)
      .post(session([ana], { transactionId: 'kept' }));
    const range = 'startDateTime=2027-03-10T00:00:00Z&endDateTime=2027-03-11T00:00:00Z';
    const delta = await appClient(first).api(`/users/${priya.id}/calendarView/delta?${range}`).get();
    await first.stop();

    const second = await start({ dataFile, port });
    const client = anyClient(second, token);
    expect(await client.api(`${events}/${event.id}`).get()).toMatchObject({ subject: event.subject });
    expect(second.mails(ana.id)).toHaveLength(1);
    expect((await client.api(delta['@odata.deltaLink']).get()).value).toEqual([]);
    expect((await client.api(events).post(session([ana], { transactionId: 'kept' }))).id).toBe(event.id);
    await second.stop();
    await rm(folder, { recursive: true });
  });

  it('that finds its port taken leaves nothing behind that writes over the next', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'microsoft365-'));
    const dataFile = join(folder, 'state.json');
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      await expect(start({ dataFile, port: Number(new URL(m365.url).port) })).rejects.toThrow('EADDRINUSE');
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
    await rm(folder, { recursive: true });
  });

  it('is not kept from ending well by something that could not be written a while ago', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'microsoft365-'));
    const dataFile = join(folder, 'blocked', 'state.json');
    const store = await openStore(dataFile);
    await writeFile(join(folder, 'blocked'), 'a file where a folder has to be');
    store.changed();
    await expect(store.save()).rejects.toThrow();
    await rm(join(folder, 'blocked'));
    await store.close();
    expect(JSON.parse(await readFile(dataFile, 'utf8'))).toMatchObject({ sequence: 1 });
    await rm(folder, { recursive: true });
  });
});
