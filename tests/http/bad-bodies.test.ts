import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { none } from '../../domain/shared/route.ts';
import { fieldsOf } from './gathered.ts';
import { type Attempt, type Hostile, hostileWorld } from './hostile.ts';
import { BROKEN_BODIES, nastyBodies, WRONG_TYPES } from './nasties.ts';
import { ROUTES, writes } from './raw.ts';

let hostile: Hostile;

beforeAll(async () => {
  hostile = await hostileWorld();
});
afterAll(() => hostile.world.stop());

const WRITING = ROUTES.filter(([, route]) => writes(route));

describe.each(WRITING)('%s', (name, route) => {
  test('refuses every body that is wrong in one place, and writes nothing', async () => {
    const { sampleOf, withBody, untouched } = hostile;
    const sample = await sampleOf(name);
    const attempts = nastyBodies(sample.body ?? {}, fieldsOf(name)).map(
      ({ what, body }): Attempt => [what, () => withBody(route, sample, body)],
    );
    await untouched(attempts);
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
      [
        'too much of it',
        () => withBody(route, sample, `${right.slice(0, -1)}${' '.repeat(route.maxBytes ?? 65_536)}}`),
      ],
    ]);
  });
});

test('thousands of wrong things were said', () => {
  expect(hostile.asked()).toBeGreaterThan(3_500);
});
