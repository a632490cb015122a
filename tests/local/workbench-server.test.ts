import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appOf } from '../../local/workbench/app.ts';
import { appLink, whereTo } from '../../local/workbench/page/links.ts';
import { momentOf, span, wallOf } from '../../local/workbench/page/time.ts';
import { Rooms } from '../../local/workbench/rooms.ts';
import { workbench } from '../../local/workbench/server.ts';
import { manifest } from './workbench-fixture/manifest.ts';
import { appId, catalogId, marcus, priya, startOffice, tenantId } from './workbench-fixture/office.ts';

let office: Awaited<ReturnType<typeof startOffice>>;
let folder: string;
let server: Server;
let origin = '';

async function serve(): Promise<void> {
  server = createServer(
    workbench({
      microsoft365: office.office,
      assets: folder,
      manifest,
      appUrl: () => origin,
      stateFile: join(folder, 'kept', 'channels.json'),
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
}

const close = () => new Promise<void>((resolve) => void server.close(() => resolve()));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbench-'));
  await writeFile(join(folder, 'index.html'), '<title>Workbench</title>');
  office = await startOffice();
  await serve();
});

afterAll(async () => {
  server.closeAllConnections();
  await close();
  await office.stop();
  await rm(folder, { recursive: true, force: true });
});

const ask = (path: string, init?: RequestInit) => fetch(`${origin}/workbench/${path}`, init);
const put = (body: unknown): RequestInit => ({ method: 'PUT', body: JSON.stringify(body) });

/** Without the tidying a browser does to an address. */
const askRaw = (path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number | undefined; location: string | undefined; body: string }>(
    (resolve, reject) => {
      request(origin, { path, headers }, (answer) => {
        let body = '';
        answer.on('data', (chunk: Buffer) => {
          body += chunk.toString();
        });
        answer.on('end', () =>
          resolve({ status: answer.statusCode, location: answer.headers.location, body }),
        );
      })
        .on('error', reject)
        .end();
    },
  );

describe('the workbench server', () => {
  test('serves its page and leads 127.0.0.1 to the one origin where drafts are kept', async () => {
    expect(await (await ask('')).text()).toContain('Workbench');
    const { port } = new URL(origin);
    const led = await askRaw('/workbench/?theme=dark', { host: `127.0.0.1:${port}` });
    expect([led.status, led.location]).toEqual([302, `${origin}/workbench/?theme=dark`]);
  });

  test('serves nothing outside its folder', async () => {
    for (const path of [
      '/workbench/../package.json',
      '/workbench/..%2f..%2fetc/passwd',
      '/workbench/%2e%2e/%2e%2e/etc/passwd',
    ]) {
      const { status, body } = await askRaw(path);
      expect([path, status]).toEqual([path, 404]);
      expect(body).not.toContain('root:');
    }
  });

  test('hands out tokens of people who live here only', async () => {
    expect(await (await ask(`api/token?person=${priya.id}`)).json()).toEqual({
      token: `token-of-${priya.id}`,
    });
    const expired = await (await ask(`api/token?person=${priya.id}&expired=1`)).json();
    expect(expired).toEqual({ token: `token-of-${priya.id}-expired` });
    for (const path of [
      'api/token',
      'api/token?person=nobody',
      'api/mails?person=',
      'graph/v1.0/me/calendarView',
    ]) {
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
    }
  });

  test('calls Graph as the person, with what Graph reads and nothing else', async () => {
    const answer = await ask('graph/v1.0/me/calendarView?$top=1', {
      headers: { 'x-person': marcus.id, cookie: 'a=b' },
    });
    const { value } = (await answer.json()) as { value: { id: string }[] };
    expect(value[0]?.id).toBe(`event-of-${marcus.id}`);
    expect(office.calls.at(-1)).toMatchObject({ person: marcus.id, path: '/v1.0/me/calendarView?$top=1' });
  });

  test('refuses what it does not understand and keeps nothing of it', async () => {
    const bad = [
      ['api/channels/c1', put({ entityId: '', contentUrl: '' })],
      ['api/channels/c1', { method: 'PUT', body: '{' }],
      ['api/faults', put({ graph: 'sideways' })],
      [`api/rooms/r1/stage`, put({ by: priya.id })],
    ] as const;
    for (const [path, init] of bad) expect([path, (await ask(path, init)).status]).toEqual([path, 400]);
    expect(await (await ask('api/channels/c1')).json()).toBeNull();
    expect((await ask('api/nothing')).status).toBe(404);
    expect((await ask('api/%zz')).status).toBe(400);
  });

  test('a channel’s tab survives a restart', async () => {
    const config = { entityId: 'community-1', contentUrl: '/community/1' };
    await ask('api/channels/c2', put(config));
    await close();
    await serve();
    expect(await (await ask('api/channels/c2')).json()).toEqual(config);
    await ask('api/channels/c2', { method: 'DELETE' });
    expect(await (await ask('api/channels/c2')).json()).toBeNull();
  });
});

describe('a room', () => {
  test('forgets who was not heard of, and its stage when the last one is gone', () => {
    let now = 0;
    const rooms = new Rooms(() => now);
    rooms.join('c', 'ana', { microphone: true });
    rooms.join('c', 'ben', {});
    rooms.share('c', 'ana', 'http://localhost/stage');
    now += 100_000;
    rooms.join('c', 'ben', { camera: false });
    now += 100_000;
    expect(rooms.look('c').people).toMatchObject([{ personId: 'ben', camera: false, microphone: false }]);
    expect(rooms.look('c').stage?.by).toBe('ana');
    expect(rooms.leave('c', 'ben')).toEqual({ chatId: 'c', people: [] });
  });
});

describe('who was in a room', () => {
  test('is told each time that everybody has left it, also those who only closed their window', () => {
    let now = 0;
    const told: unknown[] = [];
    const rooms = new Rooms(
      () => now,
      (chatId, stays) => told.push([chatId, stays]),
    );
    rooms.join('c', 'ana', {});
    now = 60_000;
    rooms.join('c', 'ben', {});
    rooms.leave('c', 'ana');
    rooms.leave('c', 'ana');
    expect(told).toEqual([]);
    now = 400_000;
    rooms.expire();
    const ana = { personId: 'ana', from: 0, until: 60_000 };
    expect(told).toEqual([['c', [ana, { personId: 'ben', from: 60_000, until: 60_000 }]]]);
    rooms.expire();
    rooms.join('c', 'ana', {});
    now = 500_000;
    rooms.leave('c', 'ana');
    expect(told.slice(1)).toEqual([['c', [{ personId: 'ana', from: 400_000, until: 500_000 }]]]);
  });
});

describe('the manifest', () => {
  test('its addresses are taken from wherever the app is served', () => {
    const app = appOf(
      {
        ...manifest,
        staticTabs: [
          { entityId: 'home', contentUrl: 'https://[[TAB_DOMAIN]]/?x={theme}#/home', scopes: ['personal'] },
          { entityId: 'about', scopes: ['personal'] },
        ],
      },
      catalogId,
      false,
    );
    expect(app.tabs.map((tab) => tab.path)).toEqual(['/?x={theme}#/home']);
    expect(app.configuration?.path).toBe('/tab?configure=1');
  });
});

describe('a link', () => {
  const inTeams = { app: { id: appId, catalogId }, tenantId, host: 'teams' } as const;

  test('into the app leads where its context says', () => {
    expect(whereTo(appLink(catalogId, 'home', 'session/1?x=1&y=2'), inTeams)).toEqual({
      kind: 'here',
      hash: '#/teams/home/home?subPage=session%2F1%3Fx%3D1%26y%3D2',
    });
    const chat = appLink(catalogId, 'panel', undefined, { chatId: '19:meeting_x@thread.v2' });
    expect(whereTo(chat, inTeams)).toEqual({
      kind: 'here',
      hash: '#/meeting/19%3Ameeting_x%40thread.v2/chat',
    });
    const channel = appLink(catalogId, 'community', 'people', { channelId: '19:x@thread.tacv2' });
    expect(whereTo(channel, inTeams)).toEqual({ kind: 'here', hash: '#/teams/channel?subPage=people' });
  });

  test('into the app is refused in words where it names the manifest, another organisation, or is opened in Outlook', () => {
    const told = (link: string, change: Partial<Parameters<typeof whereTo>[1]> = {}) => {
      const opened = whereTo(link, { ...inTeams, ...change });
      return opened?.kind === 'told' ? opened.text : opened?.kind;
    };
    const link = appLink(catalogId, 'home', 'session/1');
    expect(told(appLink(appId, 'home', 'session/1'))).toContain('its id in the catalogue');
    expect(told(`https://teams.microsoft.com/l/app/${appId}`)).toContain('its id in the catalogue');
    expect(told(link, { tenantId: 'other' })).toBe('here');
    expect(told(`${link}&tenantId=${tenantId}`)).toBe('here');
    expect(told(`${link}&tenantId=${tenantId}`, { tenantId: 'other' })).toContain('another organisation');
    expect(told(link, { host: 'outlook' })).toContain('Outlook does not open');
    expect(told('https://teams.microsoft.com/meet/1?p=2', { host: 'outlook' })).toBe('here');
  });

  test('to a meeting is never taken apart', () => {
    for (const url of [
      'https://teams.microsoft.com/meet/2087531460?p=Hx7d',
      'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d',
    ]) {
      const opened = whereTo(url, inTeams);
      expect(opened).toMatchObject({ kind: 'here' });
      const query = opened?.kind === 'here' ? opened.hash.split('?')[1] : '';
      expect(new URLSearchParams(query).get('url')).toBe(url);
    }
  });

  test('to anywhere else opens elsewhere, and what is no web address opens nothing', () => {
    expect(whereTo('https://example.com/x', inTeams)).toEqual({
      kind: 'elsewhere',
      url: 'https://example.com/x',
    });
    expect(whereTo('https://teams.microsoft.com/l/entity/other/home', inTeams)).toMatchObject({
      kind: 'told',
    });
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'nonsense', '']) {
      expect([url, whereTo(url, inTeams)]).toEqual([url, undefined]);
    }
  });
});

describe('times', () => {
  test('are shown in the person’s zone on both sides of a clock change', () => {
    const start = momentOf({ dateTime: '2026-10-25T00:30:00.0000000', timeZone: 'UTC' });
    expect(wallOf(start, 'Europe/London')).toEqual({ date: '2026-10-25', time: '01:30' });
    expect(wallOf(start, 'America/New_York')).toEqual({ date: '2026-10-24', time: '20:30' });
    const end = new Date(start.getTime() + 3_600_000);
    expect(span(start, end, 'Asia/Kolkata')).toBe('Sun 25 Oct, 06:00–07:00');
  });
});
