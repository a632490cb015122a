import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { none } from '../../domain/shared/route.ts';
import { fieldsOf } from './gathered.ts';
import { messages } from './guild.ts';
import { type Attempt, type Hostile, hostileWorld, saidTo } from './hostile.ts';
import { BROKEN_BODIES, nastyBodies, WRONG_TYPES } from './nasties.ts';
import { ROUTES, writes } from './raw.ts';

let hostile: Hostile;
let refused = 0;

beforeAll(async () => {
  hostile = await hostileWorld();
});
afterAll(() => hostile.world.stop());

const LIMIT = 65_536;
const WRITING = ROUTES.filter(([, route]) => writes(route));

describe.each(WRITING)('%s', (name, route) => {
  test('refuses every body that is wrong in one place, and writes nothing', async () => {
    const { sampleOf, withBody, untouched } = hostile;
    const sample = await sampleOf(name);
    const wrong = nastyBodies(sample.body ?? {}, fieldsOf(name));
    refused += wrong.length;
    const said = saidTo(name, route.body, wrong, ({ body }) => JSON.parse(body));
    await untouched(said.map(({ what, body }): Attempt => [what, () => withBody(route, sample, body)]));
  });

  test('refuses what is not JSON, not text, far too deep, or called something else', async () => {
    const { sampleOf, withBody, untouched } = hostile;
    const sample = await sampleOf(name);
    const right = JSON.stringify(sample.body ?? {});
    await untouched([
      ...BROKEN_BODIES.map(([what, body]): Attempt => [what, () => withBody(route, sample, body)]),
      ...WRONG_TYPES.map((type): Attempt => [type, () => withBody(route, sample, right, type)]),
      ...(route.body === none ? [] : [['nothing', () => withBody(route, sample, '')] as Attempt]),
      ['the right thing twice', () => withBody(route, sample, `${right}${right}`)],
    ]);
  });

  test('refuses a body one byte too long before it reads it as JSON', async () => {
    const { sampleOf, withBody, untouched } = hostile;
    const sample = await sampleOf(name);
    const limit = route.maxBytes ?? LIMIT;
    const tooLong = async () => {
      const answer = await withBody(route, sample, `{${' '.repeat(limit - 1)}}`);
      expect([answer.status, answer.code]).toEqual([413, 'too-large']);
      expect(answer.text).toContain(String(limit));
      return answer;
    };
    await untouched([['one byte too long', tooLong]]);
  });
});

test('thousands of wrong things were refused, and thousands of them over HTTP', () => {
  expect(refused).toBeGreaterThan(10_000);
  expect(hostile.asked()).toBeGreaterThan(3_500);
  // What the samples asked for still waits: work that anything wrong had asked for would have been seen.
  expect(messages(hostile.world)).toBeGreaterThan(100);
});
