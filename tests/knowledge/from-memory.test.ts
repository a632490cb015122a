import { afterAll, beforeAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { someone, startCommunity } from '../http/guild.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let world: TestWorld;
let priya: Person;
let stranger: Person;
let communityId: string;

beforeAll(async () => {
  world = await testWorld();
  [priya, stranger] = [someone(world, 0), someone(world, 1)];
  communityId = await startCommunity(world, priya);
});
afterAll(() => world.stop());

const search = (person: Person, query: { q: string }) =>
  world.ask(person, API.searchKnowledge, { params: { communityId }, query });

test('answers from memory leave no line in the log; the next line of their route counts them', async () => {
  await search(priya, { q: 'openers' });
  world.clearCosts();
  const answers = [];
  for (let n = 0; n < 5; n += 1) answers.push(await search(priya, { q: 'openers' }));
  expect(world.costs()).toEqual([]);
  for (const { status, headers } of answers) {
    expect(status).toBe(200);
    expect(headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  }
  expect((await search(priya, { q: 'x'.repeat(500) })).status).toBe(400);
  expect(world.costs()).toMatchObject([{ route: 'searchKnowledge', code: 'invalid-input', fromMemory: 5 }]);
  expect((await search(priya, { q: 'x'.repeat(500) })).status).toBe(400);
  expect(world.costs()[1]).not.toHaveProperty('fromMemory');
});

test('what is remembered of an address lets nobody in who asks for the same one', async () => {
  expect((await search(priya, { q: 'openers' })).status).toBe(200);
  expect(await search(stranger, { q: 'openers' })).toMatchObject({
    status: 403,
    body: { code: 'not-a-member' },
  });
});

test('whoever is taken out of a community is no longer answered from memory', async () => {
  const params = { communityId, personId: stranger.id };
  await world.call(priya, API.addMember, { params, body: { role: 'member' } });
  expect((await search(stranger, { q: 'openers' })).status).toBe(200);
  await world.call(priya, API.removeMember, { params });
  expect(await search(stranger, { q: 'openers' })).toMatchObject({
    status: 403,
    body: { code: 'former-member' },
  });
});
