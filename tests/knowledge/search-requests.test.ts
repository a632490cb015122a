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

test('every search leaves one line in the log, also one that asks neither storage nor Graph', async () => {
  await search(priya, { q: 'openers' });
  world.clearCosts();
  const answers = [];
  for (let n = 0; n < 5; n += 1) answers.push(await search(priya, { q: 'openers' }));
  const refused = await search(priya, { q: 'x'.repeat(500) });
  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
  const lines = world.costs();
  expect(lines).toHaveLength(6);
  for (const line of lines.slice(0, 5))
    expect(line).toMatchObject({ route: 'searchKnowledge', code: 'ok', storageCalls: 0, graphCalls: 0 });
  expect(lines[5]).toMatchObject({ code: 'invalid-input', status: 400 });
  expect(lines.map(({ correlation }) => correlation)).toEqual(
    [...answers, refused].map(({ headers }) => headers.get('x-correlation-id')),
  );
});

test('a stranger who asks for an address that a member has just asked for is refused', async () => {
  expect((await search(priya, { q: 'openers' })).status).toBe(200);
  expect(await search(stranger, { q: 'openers' })).toMatchObject({
    status: 403,
    body: { code: 'not-a-member' },
  });
});

test('somebody who is removed from a community can no longer search it', async () => {
  const params = { communityId, personId: stranger.id };
  await world.call(priya, API.addMember, { params, body: { role: 'member' } });
  expect((await search(stranger, { q: 'openers' })).status).toBe(200);
  await world.call(priya, API.removeMember, { params });
  expect(await search(stranger, { q: 'openers' })).toMatchObject({
    status: 403,
    body: { code: 'former-member' },
  });
});
