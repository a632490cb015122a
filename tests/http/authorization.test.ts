import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { type Callers, expected, gatherCallers, KNOWN, STRANGERS } from './callers.ts';
import { SAMPLES } from './gathered.ts';
import { changed, dump, quiet } from './guild.ts';
import { ROUTES, send } from './raw.ts';

let callers: Callers;
let asItBegan: () => void;

beforeAll(async () => {
  callers = await gatherCallers();
  await quiet(callers.world);
  asItBegan = callers.world.keepRows('guildhall');
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
    const { world, scene, tokens } = callers;
    const sample = await SAMPLES[name](scene);
    await quiet(world);
    const before = await dump(world);
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
    asItBegan();
  });
});
