import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { type Callers, expected, gatherCallers, KNOWN, STRANGERS } from './callers.ts';
import { NOTHING_THERE, SAMPLES } from './gathered.ts';
import { changed, dump, messages } from './guild.ts';
import { ROUTES, send } from './raw.ts';

let callers: Callers;

beforeAll(async () => {
  callers = await gatherCallers();
});

afterAll(() => callers.world.stop());

test('every route has a sample to be asked with, and no sample is for a route that is gone', () => {
  expect(Object.keys(SAMPLES).sort()).toEqual(Object.keys(API).sort());
  expect(Object.entries(API).every(([name, route]) => route.name === name)).toBe(true);
});

test('the function app serves every route of the contracts, and nothing else but what is public', () => {
  const served = callers.world.host.functions
    .filter((one) => one.type === 'httpTrigger')
    .map((one) => `${one.methods?.join()} /${one.route}`);
  const told = ROUTES.map(([, route]) => `${route.method} ${route.path}`);
  expect(served.filter((one) => !told.includes(one)).sort()).toEqual([
    'GET /api/health',
    'GET /api/openapi.json',
    'GET /api/sign-in',
    // The pages, and what is no address of the API.
    'GET,HEAD,POST,PUT,PATCH,DELETE,OPTIONS /{*path}',
    'POST /api/graph/lifecycle',
    'POST /api/graph/notifications',
  ]);
  expect(told.filter((one) => !served.includes(one))).toEqual([]);
});

/** What only two may know of does not exist to others. */
const STATUS_OF: Readonly<Record<string, number>> = {
  'no-token': 401,
  'token-refused': 401,
  'not-found': 404,
};

describe.each(ROUTES)('%s', (name, route) => {
  test('turns away whoever may not, and nothing is written', async () => {
    const { world, sampleOf, tokens } = callers;
    const sample = await sampleOf(name);
    const before = await dump(world);
    const asked = messages(world);
    const wrong: string[] = [];
    for (const identity of [...STRANGERS, ...KNOWN]) {
      const wanted = expected(name, identity);
      if (wanted === 'in') continue;
      const answer = await send(world, route, sample, tokens[identity]);
      const status = STATUS_OF[wanted] ?? 403;
      if (answer.code !== wanted || answer.status !== status)
        wrong.push(`${identity}: ${answer.status} ${answer.code}, not ${wanted}`);
      if (/\bat .+:\d+|node_modules|\.ts\b|\.cjs\b/.test(answer.text))
        wrong.push(`${identity}: ${answer.text}`);
      if (status === 401 && answer.headers.get('www-authenticate') !== 'Bearer')
        wrong.push(`${identity}: not told how to sign in`);
      if (answer.headers.get('cache-control') !== 'no-store') wrong.push(`${identity}: may be cached`);
    }
    expect(wrong).toEqual([]);
    await world.settled();
    expect(changed(before, await dump(world))).toEqual([]);
    expect(messages(world)).toBe(asked);
  });

  test('lets in whoever may', async () => {
    const { world, sampleOf, tokens } = callers;
    const may = KNOWN.filter((identity) => expected(name, identity) === 'in');
    const wrong: string[] = [];
    for (const identity of may) {
      const answer = await send(world, route, await sampleOf(name), tokens[identity]);
      if (answer.status !== (NOTHING_THERE.has(name) ? 404 : 200))
        wrong.push(`${identity}: ${answer.status} ${answer.text}`);
    }
    expect(wrong).toEqual([]);
    expect(may.length).toBeGreaterThan(0);
  });
});

test('everyone may leave: a guest ends their own membership, and is a former member from then on', async () => {
  const { world, scene, people } = callers;
  const params = { communityId: scene.communityId, personId: people.guest.id };
  expect(await world.call(people.guest, API.removeMember, { params })).toEqual({ removed: people.guest.id });
  const { communityId } = scene;
  const after = await world.ask(people.guest, API.openCommunity, { params: { communityId } });
  expect(after.body).toMatchObject({ status: 403, code: 'former-member' });
});
