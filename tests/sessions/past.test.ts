import { afterAll, beforeAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { day, pastSessionDraft, planSession, sessionDraft, someone, startCommunity } from '../http/guild.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let world: TestWorld;
let priya: Person;
let ana: Person;
let guest: Person;
beforeAll(async () => {
  world = await testWorld();
  [priya, ana, guest] = [0, 1, 2].map((index) => someone(world, index)) as [Person, Person, Person];
});
afterAll(() => world.stop());

const newCommunity = () =>
  startCommunity(world, priya, [
    [ana, 'member'],
    [guest, 'guest'],
  ]);
const page = (communityId: string, after?: string, person = ana) =>
  world.call(person, API.listSessions, {
    params: { communityId },
    query: { when: 'past', ...(after && { after }) },
  });

async function everyPage(communityId: string, person = ana): Promise<Session[][]> {
  const pages: Session[][] = [];
  let after: string | null | undefined;
  do {
    const { sessions, next } = await page(communityId, after ?? undefined, person);
    pages.push(sessions);
    after = next;
  } while (after);
  return pages;
}

/** So many sessions, one a day, planned in no order. */
async function plan(communityId: string, count: number, format: 'demonstration' | 'showcase') {
  const days = Array.from({ length: count }, (_, index) => index + 1).sort((a, b) => (a % 7) - (b % 7));
  for (const ago of days)
    await planSession(
      world,
      priya,
      communityId,
      pastSessionDraft(ana, {
        topic: `${format} ${ago} days ago`,
        format,
        when: { date: day(-ago), time: '06:00', minutes: 60, zone: 'UTC' },
      }),
    );
}

test('past sessions come a page at a time, latest first, each once', async () => {
  const communityId = await newCommunity();
  await plan(communityId, 23, 'demonstration');
  await planSession(world, priya, communityId, sessionDraft(ana));
  const pages = await everyPage(communityId);
  expect(pages.map((sessions) => sessions.length)).toEqual([10, 10, 3]);
  expect(pages.flat().map(({ topic }) => topic)).toEqual(
    Array.from({ length: 23 }, (_, index) => `demonstration ${index + 1} days ago`),
  );
}, 30_000);

test('a page costs the same, however many sessions there have been', async () => {
  const [few, many] = [await newCommunity(), await newCommunity()];
  await plan(few, 11, 'demonstration');
  await plan(many, 30, 'demonstration');
  const [one, other] = await Promise.all(
    [few, many].map(async (communityId) => {
      await page(communityId);
      return communityId;
    }),
  );
  const cost = async (communityId = '') => {
    world.clearCosts();
    await page(communityId);
    const [{ storageCalls, rowsRead } = { storageCalls: 0, rowsRead: 0 }] = world.costs();
    return { storageCalls, rowsRead };
  };
  expect(await cost(other)).toEqual(await cost(one));
  expect((await cost(one)).storageCalls).toBe(11);
}, 30_000);

test('a guest leafs through the showcases alone, in full pages', async () => {
  const communityId = await newCommunity();
  await plan(communityId, 14, 'demonstration');
  await plan(communityId, 12, 'showcase');
  const pages = await everyPage(communityId, guest);
  expect(pages.map((sessions) => sessions.length)).toEqual([10, 2]);
  expect(pages.flat().every(({ format }) => format === 'showcase')).toBe(true);
}, 30_000);

test('a session goes where it is over: moved, cancelled or closed before its time', async () => {
  const communityId = await newCommunity();
  const topics = async () => (await everyPage(communityId)).flat().map(({ topic }) => topic);
  const moved = await planSession(world, priya, communityId, sessionDraft(ana, { topic: 'Moved' }));
  const cancelled = await planSession(world, priya, communityId, sessionDraft(ana, { topic: 'Cancelled' }));
  const closed = await planSession(world, priya, communityId, sessionDraft(ana, { topic: 'Closed' }));
  await plan(communityId, 2, 'demonstration');
  expect(await topics()).toEqual(['demonstration 1 days ago', 'demonstration 2 days ago']);

  const at = (session: Session) => ({ params: { communityId, sessionId: session.id } });
  const { agenda } = await world.call(ana, API.openSession, at(moved));
  const body = {
    ...pastSessionDraft(ana, {
      topic: 'Moved',
      when: { date: day(-1), time: '12:00', minutes: 30, zone: 'UTC' },
    }),
    agenda: agenda.items.map(({ startedAt, endedAt, ...item }) => item),
  };
  await world.call(ana, API.changeSession, { ...at(moved), body, etag: moved.etag });
  await world.call(ana, API.cancelSession, { ...at(cancelled), body: { comment: 'Snow' } });
  const open = await world.call(ana, API.openSession, at(closed));
  await world.call(ana, API.moveAgenda, {
    ...at(closed),
    body: { to: open.agenda.items[0]?.id ?? null },
    etag: open.agenda.etag,
  });
  expect(await topics()).not.toContain('Closed');
  await world.call(ana, API.closeSession, at(closed));
  expect(await topics()).toEqual([
    'Closed',
    'Cancelled',
    'Moved',
    'demonstration 1 days ago',
    'demonstration 2 days ago',
  ]);
}, 30_000);

test.each(['x', '', '9'.repeat(13), `${'0'.repeat(13)}|~`, 'over|1|2'])(
  'a page after "%s" is refused',
  async (after) => {
    const communityId = await newCommunity();
    const answer = await world.ask(ana, API.listSessions, {
      params: { communityId },
      query: { when: 'past', after },
    });
    expect(answer.body).toMatchObject({ status: 400, code: 'invalid-input' });
  },
);

test('nobody leafs back into what is still to come', async () => {
  const communityId = await newCommunity();
  await planSession(world, priya, communityId, sessionDraft(ana));
  const early = `${'0'.repeat(13)}|${crypto.randomUUID()}`;
  expect((await page(communityId, early)).sessions).toEqual([]);
});
