import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestWorld, testWorld } from '../support/world.ts';
import { changed, dump, id, quiet, someone } from './guild.ts';
import { addressOf, ROUTES, sendRaw } from './raw.ts';

let world: TestWorld;
let token: string;
beforeAll(async () => {
  world = await testWorld();
  token = await world.microsoft365.userToken(someone(world, 0).id);
});
afterAll(() => world.stop());

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

const UNKNOWN = [
  '/api',
  '/api/',
  '/api/nothing',
  '/API/Nothing',
  '/api/communities/',
  '/api/nothing/at/all?x=1',
  '/api/openapi.json/more',
  '/api/index.html',
  '/api/a%2Fb',
  '/api//home',
  '/api/me//',
  '/api/%zz',
  '/api/%E9',
  '/api/home%2F',
];

async function ask(method: string, address: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${world.url}${address}`, { method, headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

describe.each(METHODS)('%s', (method) => {
  test.each(UNKNOWN)('of %s is told that there is no such address, signed in or not', async (address) => {
    for (const headers of [{}, { authorization: `Bearer ${token}` }, { authorization: 'Bearer x' }]) {
      const answer = await ask(method, address, headers as Record<string, string>);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
      if (method === 'HEAD') continue;
      const said = JSON.parse(answer.text) as Record<string, unknown>;
      expect(said).toMatchObject({ status: 404, code: 'unknown-address' });
      expect(Object.keys(said).sort()).toEqual(['code', 'instance', 'status', 'title', 'type']);
    }
  });
});

test('an address that exists says which methods it has, whoever asks', async () => {
  const known = ROUTES.map(([, route]) => {
    const params = Object.fromEntries(
      [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [String(name), id()]),
    );
    const address = addressOf(route, { params });
    // A fixed word may stand where another route takes anything: /members/import and /members/{personId}.
    const segments = address.split('/');
    const there = ROUTES.filter(([, { path }]) => {
      const asked = path.split('/');
      return (
        asked.length === segments.length &&
        asked.every((one, at) => one.startsWith('{') || one === segments[at])
      );
    });
    return { address, methods: [...new Set(there.map(([, { method }]) => String(method)))] };
  });
  known.push(
    { address: '/api/health', methods: ['GET'] },
    { address: '/api/sign-in', methods: ['GET'] },
    { address: '/api/OpenApi.json', methods: ['GET'] },
    { address: '/api/graph/notifications', methods: ['POST'] },
  );
  await quiet(world);
  const before = await dump(world);
  for (const { address, methods } of known) {
    for (const method of METHODS.filter((one) => !methods.includes(one))) {
      const answer = await ask(method, address);
      expect([method, address, answer.status]).toEqual([method, address, 405]);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.headers.get('allow')?.split(', ').sort()).toEqual([...methods].sort());
      if (method !== 'HEAD') expect(JSON.parse(answer.text)).toMatchObject({ code: 'wrong-method' });
    }
  }
  expect(changed(before, await dump(world))).toEqual([]);
});

test('a line of the log tells of it, without the address', async () => {
  world.clearCosts();
  await sendRaw(world, 'POST', '/api/Wanjiru-said-this', {}, '{}');
  const [line] = world.costs();
  expect(line).toMatchObject({ route: 'unknown', status: 404, code: 'unknown-address', storageCalls: 0 });
  expect(JSON.stringify(world.logs)).not.toContain('Wanjiru-said-this');
});

test('pages are for GET and HEAD alone', async () => {
  for (const address of ['/', '/about', '/communities/x', '/assets/nothing.js']) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await ask(method, address);
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'wrong-method' });
    }
    const { status, text } = await ask('HEAD', address);
    expect([status, text]).toEqual([(await ask('GET', address)).status, '']);
  }
});

test.each(['/%E9', '/%zz', '/communities/%C3%28', '/communities/100%'])(
  'an escape that is malformed is nobody’s address: %s',
  async (address) => {
    for (const method of METHODS) {
      const answer = await ask(method, address);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    }
  },
);

test('an address that is escaped twice is not taken for the one it would become', async () => {
  const answer = await ask('GET', '/%252e%252e/api/me');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
});

test('the pages keep their addresses', async () => {
  for (const address of ['/', '/apiary', '/communities/x', '/about'])
    expect((await ask('GET', address)).headers.get('content-type')).toMatch(/^text\/html/);
});
