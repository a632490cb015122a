import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Role } from '../../domain/community/community.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { id, someone, startCommunity, table } from '../http/guild.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let world: TestWorld;
let priya: Person;
let ana: Person;
let ben: Person;
beforeAll(async () => {
  world = await testWorld();
  [priya, ana, ben] = [0, 1, 2].map((index) => someone(world, index)) as [Person, Person, Person];
});
afterAll(() => world.stop());

/** What somebody was, from when to when, oldest first; the term they are in ends with ''. */
async function termsOf(communityId: string, person: Person) {
  const terms: { role: string; from: string; to: string }[] = [];
  for await (const row of table(world).listEntities<Record<string, string>>()) {
    const { partitionKey = '', rowKey = '', role = '', from = '', to = '', roleSince = '', leftAt } = row;
    if (!partitionKey.endsWith(communityId)) continue;
    if (rowKey.startsWith(`role-term|${person.id}|`)) terms.push({ role, from, to });
    if (rowKey === `member|${person.id}` && leftAt === '') terms.push({ role, from: roleSince, to: '' });
  }
  return terms.sort((a, b) => a.from.localeCompare(b.from));
}

const add = (communityId: string, person: Person, role: Role, operation = id()) =>
  world.ask(priya, API.addMember, {
    params: { communityId, personId: person.id },
    body: { role },
    operation,
  });
const remove = (communityId: string, person: Person) =>
  world.ask(priya, API.removeMember, { params: { communityId, personId: person.id } });

test('whatever becomes of somebody, their terms follow one another, and only what they are now is open', async () => {
  const step = fc.constantFrom<Role | 'out'>('organiser', 'member', 'mentor', 'guest', 'out');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const communityId = await startCommunity(world, priya);
      const held: Role[] = [];
      let now: Role | 'out' = 'out';
      for (const next of steps) {
        const done = next === 'out' ? await remove(communityId, ana) : await add(communityId, ana, next);
        if (next === 'out' && held.length === 0) expect(done.status).toBe(404);
        else expect(done.status).toBe(200);
        if (next !== 'out' && next !== now) held.push(next);
        now = next;
      }
      const terms = await termsOf(communityId, ana);
      expect(terms.map(({ role }) => role)).toEqual(held);
      for (const [index, { from, to }] of terms.entries()) {
        const following = terms[index + 1];
        if (following) expect(to !== '' && to >= from && to <= following.from).toBe(true);
        else if (now === 'out') expect(to >= from).toBe(true);
        else expect(to).toBe('');
      }
    }),
    { numRuns: 8 },
  );
}, 60_000);

test('of those who change one role at the same moment each ends the term that the one before began', async () => {
  const communityId = await startCommunity(world, priya, [[ben, 'member']]);
  const answers = await Promise.all(
    (['mentor', 'sponsor', 'guest', 'organiser'] as const).map((role) => add(communityId, ben, role)),
  );
  const changed = answers.filter(({ status }) => status === 200).length;
  const terms = await termsOf(communityId, ben);
  expect(terms).toHaveLength(1 + changed);
  for (const [index, { to }] of terms.entries()) expect(to).toBe(terms[index + 1]?.from ?? '');
});

test('an import that meets somebody who is just being added leaves them in the role that they were given', async () => {
  const communityId = await startCommunity(world, priya);
  const csv = `Mail\n${ana.mail}\n${ben.mail}`;
  await Promise.all([
    add(communityId, ana, 'mentor'),
    world.ask(priya, API.importMembers, {
      params: { communityId },
      body: { csv, role: 'member', commit: true, leaveOut: [] },
    }),
  ]);
  await world.settled();
  const terms = await termsOf(communityId, ana);
  expect(terms.at(-1)).toMatchObject({ role: 'mentor', to: '' });
  // Where the list was faster she was a member for a moment.
  for (const [index, { to }] of terms.entries()) expect(to).toBe(terms[index + 1]?.from ?? '');
  expect(await termsOf(communityId, ben)).toMatchObject([{ role: 'member', to: '' }]);
});
