import { API } from '../domain/api.ts';
import type { Person } from '../local/microsoft365/server.ts';
import { type TestWorld, testWorld } from '../tests/support/world.ts';
import { manyMembers, plannedSession, sessionDraft, startedCommunity } from './fixtures.ts';
import { loopActions } from './loop-counts.ts';

export interface Count {
  readonly storageCalls: number;
  readonly rowsRead: number;
  readonly graphCalls: number;
}

/** Counts what steps cost in one world, by name. */
function counting(world: TestWorld) {
  const costs: Record<string, Count> = {};
  const cost = async (name: string, ...steps: (() => Promise<unknown>)[]) => {
    world.clearCosts();
    for (const step of steps) await step();
    costs[name] = world.costs().reduce(
      (sum, one) => ({
        storageCalls: sum.storageCalls + one.storageCalls,
        rowsRead: sum.rowsRead + one.rowsRead,
        graphCalls: sum.graphCalls + one.graphCalls,
      }),
      { storageCalls: 0, rowsRead: 0, graphCalls: 0 },
    );
  };
  return { costs, cost };
}

/** What everyday actions cost in calls and rows, in a community of a given size. */
async function actions(
  world: TestWorld,
  person: Person,
  size: { members: number; sessions: number; notes: number },
) {
  const communityId = await startedCommunity(world, person);
  const { tenantId } = world.microsoft365;
  await manyMembers(world, tenantId, communityId, size.members);
  const noteBody = (text: string) => ({
    note: { kind: 'insight' as const, text, agendaItemId: null, tags: [], ownerId: null, due: null },
    secret: null,
  });
  // Sessions of the past, each with its notes, as they pile up over the years.
  for (let index = 0; index < size.sessions; index += 1) {
    const sessionId = crypto.randomUUID();
    const { agenda, artifactIds, ...draft } = sessionDraft(person.id, '2025-06-05');
    const params = { communityId, sessionId };
    await world.call(person, API.planSession, {
      params,
      body: { ...draft, agenda: [...agenda], artifactIds: [...artifactIds] },
    });
    for (let note = 0; note < size.notes / size.sessions; note += 1) {
      const noteId = crypto.randomUUID();
      await world.call(person, API.captureNote, {
        params: { ...params, noteId },
        body: noteBody(`note ${note} of ${index}`),
      });
    }
    await world.call(person, API.closeSession, { params });
  }
  const { sessionId } = await plannedSession(world, person, communityId);
  const params = { communityId, sessionId };
  const chatId = (await world.call(person, API.openSession, { params })).session.chatId ?? '';
  const { costs, cost } = counting(world);
  let cursor = '';
  await cost(
    'panel open',
    () => world.call(person, API.findMeeting, { params: { chatId } }),
    async () => {
      cursor = (await world.call(person, API.followSession, { params, query: {} })).cursor;
    },
  );
  await cost('live refresh', () =>
    world.call(person, API.followSession, { params, query: { since: cursor } }),
  );
  const noteId = crypto.randomUUID();
  let etag = '';
  let authorKey = '';
  await cost('capture a note', async () => {
    const note = await world.call(person, API.captureNote, {
      params: { ...params, noteId },
      body: noteBody('A thought'),
    });
    ({ etag, authorKey } = note);
  });
  await cost('edit a note', () =>
    world.call(person, API.editNote, {
      params: { ...params, noteId },
      query: { authorKey },
      body: noteBody('A better thought'),
      etag,
    }),
  );
  await cost('plan a session', () => {
    const { agenda, artifactIds, ...draft } = sessionDraft(person.id);
    return world.call(person, API.planSession, {
      params: { communityId, sessionId: crypto.randomUUID() },
      body: { ...draft, agenda: [...agenda], artifactIds: [...artifactIds] },
    });
  });
  await world.call(person, API.searchKnowledge, { params: { communityId }, query: { q: 'thought' } });
  await cost('search', () =>
    world.call(person, API.searchKnowledge, { params: { communityId }, query: { q: 'thou' } }),
  );
  await cost('home', () => world.call(person, API.openHome, {}));
  await world.settled();
  return costs;
}

/** P10 of pilots, annotations and topics, in a world of their own. */
export async function loopCounts(): Promise<{ small: Record<string, Count>; large: Record<string, Count> }> {
  const world = await testWorld();
  const [priya, ana] = world.microsoft365.people;
  const measured = async (person: Person | undefined, times: number) => {
    if (!person) throw new Error('too few people');
    const { costs, cost } = counting(world);
    await loopActions(
      world,
      person,
      {
        pilots: 100 * times,
        reports: 10 * times,
        artifacts: 10 * times,
        annotations: 1_000 * times,
        topics: 25 * times,
      },
      cost,
    );
    return costs;
  };
  try {
    return { small: await measured(priya, 1), large: await measured(ana, 10) };
  } finally {
    await world.stop();
  }
}

/** P8, P9 and P10. */
export async function counts() {
  const world = await testWorld();
  try {
    const [priya, ana, ben] = world.microsoft365.people;
    if (!priya || !ana || !ben) throw new Error('too few people');
    const small = await actions(world, priya, { members: 12, sessions: 6, notes: 60 });
    const large = await actions(world, ana, { members: 120, sessions: 60, notes: 600 });
    const communityId = await startedCommunity(world, ben);
    await manyMembers(world, world.microsoft365.tenantId, communityId, 500);
    const { requests } = world.microsoft365;
    requests.clear();
    const { sessionId } = await plannedSession(world, ben, communityId);
    const posts = requests.count({ method: 'POST', path: /\/events$/ });
    requests.clear();
    const params = { communityId, sessionId };
    const { session, agenda } = await world.call(ben, API.openSession, { params });
    const { topic: _, agenda: __, artifactIds, ...draft } = sessionDraft(ben.id);
    await world.call(ben, API.changeSession, {
      params,
      etag: session.etag,
      body: {
        ...draft,
        topic: 'Feedback that is heard',
        agenda: agenda.items.map(({ startedAt, endedAt, ...item }) => item),
        artifactIds: [...artifactIds],
      },
    });
    await world.settled();
    const patches = requests.count({ method: 'PATCH', path: /\/events\// });
    requests.clear();
    await world.call(ben, API.openSession, { params });
    await world.call(ben, API.openHome, {});
    return { small, large, posts, patches, reads: requests.count({}) };
  } finally {
    await world.stop();
  }
}
