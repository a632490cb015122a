import { afterAll, beforeAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import {
  artifactDraft,
  captureNote,
  day,
  noteDraft,
  pastSessionDraft,
  planSession,
  publishArtifact,
  sessionDraft,
  someone,
  startCommunity,
  table,
} from '../http/guild.ts';
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

/** Somebody's Home, once everybody has been shown what has changed. */
async function homeOf(person: Person) {
  await world.settled();
  return world.call(person, API.openHome);
}

/** The actions on somebody's Home, among whatever else is theirs to do. */
const actionsOf = async (person: Person) =>
  (await homeOf(person)).mine.flatMap(({ kind, noteId }) => (kind === 'action' ? [noteId] : []));

const at = (offset: number) => ({ date: day(offset), time: '10:00', minutes: 60, zone: 'UTC' });

test('whoever belongs to nothing yet has an empty home, not an error', async () => {
  const home = await homeOf(someone(world, 9));
  expect(home).toMatchObject({ communities: [], next: null, turns: [], mine: [], news: [] });
});

test('home begins with the session that comes next, of all my communities', async () => {
  const one = await startCommunity(world, priya, [[ana, 'member']]);
  const two = await startCommunity(world, priya, [[ana, 'member']]);
  await planSession(world, priya, one, sessionDraft(priya, { when: at(9), topic: 'Later' }));
  const soon = await planSession(world, priya, two, sessionDraft(priya, { when: at(3), topic: 'Soon' }));
  const turn = await planSession(world, priya, one, sessionDraft(ana, { when: at(20), topic: 'My turn' }));
  const home = await homeOf(ana);
  expect(home.me).toEqual({ id: ana.id, name: 'Ana Figueira' });
  expect(home.next?.session.id).toBe(soon.id);
  expect(home.next?.myAnswer).toBe('none');
  expect(home.turns.map((session) => session.id)).toEqual([turn.id]);
  await world.call(priya, API.cancelSession, {
    params: { communityId: two, sessionId: soon.id },
    body: { comment: '' },
  });
  expect((await homeOf(ana)).next?.session.topic).toBe('Later');
});

test('whoever is handed a session finds it on their home as their turn, with who handed it over', async () => {
  const communityId = await startCommunity(world, priya, [[ana, 'member']]);
  const session = await planSession(world, priya, communityId, sessionDraft(priya, { when: at(30) }));
  const turnsOf = async (person: Person) =>
    (await homeOf(person)).turns.filter(({ id }) => id === session.id);
  expect(await turnsOf(ana)).toEqual([]);
  const params = { communityId, sessionId: session.id };
  await world.call(priya, API.handOver, { params, body: { to: ana.id } });
  expect(await turnsOf(ana)).toMatchObject([{ handedOver: { by: { id: priya.id, name: 'Priya Raman' } } }]);
  expect(await turnsOf(priya)).toEqual([]);
});

test('what I have promised is on my home, soonest due first, until it is done, and on nobody else’s', async () => {
  const communityId = await startCommunity(world, priya, [
    [ana, 'member'],
    [ben, 'member'],
  ]);
  const session = await planSession(world, priya, communityId, pastSessionDraft(priya));
  const promise = (text: string, due: string | null) =>
    captureNote(world, ana, session, noteDraft(text, { kind: 'action', ownerId: ben.id, due }));
  const undated = await promise('Some day', null);
  const later = await promise('Later', day(20));
  const sooner = await promise('Sooner', day(5));
  await world.call(priya, API.closeSession, { params: { communityId, sessionId: session.id }, body: {} });
  const mine = () => actionsOf(ben);
  expect(await mine()).toEqual([sooner.id, later.id, undated.id]);
  await world.call(ben, API.finishAction, {
    params: { communityId, sessionId: session.id, noteId: sooner.id },
    query: { authorKey: sooner.authorKey },
    body: { done: true },
  });
  expect(await mine()).toEqual([later.id, undated.id]);
  expect(await actionsOf(ana)).not.toContain(later.id);
});

test('a session that is over and that nobody closed asks its facilitator, and organisers once that has not helped', async () => {
  const communityId = await startCommunity(world, priya, [
    [ana, 'member'],
    [ben, 'organiser'],
  ]);
  const ended = (topic: string, when: ReturnType<typeof at>) =>
    planSession(world, priya, communityId, sessionDraft(ana, { topic, when }));
  const justNow = await ended('Just over', at(-1));
  const forgotten = await ended('Forgotten', at(-4));
  await ended('Of another year', at(-90));
  const begun = await ended('Begun', at(-5));
  const params = (session: Session) => ({ communityId, sessionId: session.id });
  const { agenda } = await world.call(ana, API.openSession, { params: params(begun) });
  const to = agenda.items[0]?.id ?? null;
  await world.call(ana, API.moveAgenda, { params: params(begun), body: { to }, etag: agenda.etag });
  const asked = async (person: Person) =>
    (await homeOf(person)).toClose.flatMap((one) => (one.communityId === communityId ? [one.id] : []));
  expect(await asked(ana)).toEqual([begun.id, forgotten.id, justNow.id]);
  expect(await asked(ben)).toEqual([begun.id, forgotten.id]);
  const home = await homeOf(ana);
  expect(home.turns.map(({ id }) => id)).not.toContain(begun.id);
  expect(home.next?.session.id).not.toBe(begun.id);
  // Whoever has left cannot close it any more, and it still does not wait for ever.
  await world.call(priya, API.removeMember, { params: { communityId, personId: ana.id } });
  expect(await asked(ana)).toEqual([]);
  await world.call(ben, API.closeSession, { params: params(forgotten) });
  expect(await asked(ben)).toEqual([begun.id]);
});

test('what nobody closed costs Home no further storage call', async () => {
  const alone = someone(world, 11);
  const communityId = await startCommunity(world, alone);
  const cost = async () => {
    await world.settled();
    world.clearCosts();
    await world.call(alone, API.openHome);
    return world.costs().map(({ storageCalls }) => storageCalls);
  };
  await planSession(world, alone, communityId, sessionDraft(alone, { when: at(3) }));
  const before = await cost();
  await planSession(world, alone, communityId, sessionDraft(alone, { when: at(-3) }));
  expect((await homeOf(alone)).toClose).toHaveLength(1);
  expect(await cost()).toEqual(before);
});

test('what is new is told newest first: what was planned, published and closed', async () => {
  const communityId = await startCommunity(world, priya, [[ana, 'member']]);
  const session = await planSession(
    world,
    priya,
    communityId,
    pastSessionDraft(priya, { topic: 'A failure' }),
  );
  await captureNote(world, ana, session, noteDraft('It did not work', { kind: 'failure' }));
  await publishArtifact(world, priya, communityId, artifactDraft({ title: 'What we learned' }));
  await world.call(priya, API.closeSession, { params: { communityId, sessionId: session.id }, body: {} });
  const { news } = await homeOf(ana);
  const here = news.filter((item) => item.communityId === communityId);
  expect(here.map((item) => item.kind)).toContain('closed');
  expect(here.find((item) => item.kind === 'closed')).toMatchObject({ topic: 'A failure', failures: 1 });
  expect(here.find((item) => item.kind === 'published')).toMatchObject({
    title: 'What we learned',
    revision: 1,
  });
  const times = news.map((item) => item.at);
  expect(times).toEqual([...times].sort().reverse());
});

test('that a session was called off is told, so that nobody reads only that it was planned', async () => {
  const communityId = await startCommunity(world, priya, [[ana, 'member']], { name: 'Calls off' });
  const session = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(priya, { topic: 'Not after all', when: at(5) }),
  );
  await world.call(priya, API.cancelSession, {
    params: { communityId, sessionId: session.id },
    body: { comment: 'The day is taken' },
  });
  const { news } = await homeOf(ana);
  expect(news.find((item) => item.communityId === communityId)).toMatchObject({
    kind: 'cancelled',
    topic: 'Not after all',
    by: { id: priya.id },
  });
});

test('that a session was moved is told, with its new time; a correction of one that is over is not', async () => {
  const communityId = await startCommunity(world, priya, [[ana, 'member']], { name: 'Moves' });
  const session = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(priya, { topic: 'Another day', when: at(5) }),
  );
  const params = { communityId, sessionId: session.id };
  const change = async (draft: ReturnType<typeof sessionDraft>) => {
    const { etag } = (await world.call(priya, API.openSession, { params })).session;
    return world.call(priya, API.changeSession, { params, body: draft, etag });
  };
  await change(sessionDraft(priya, { topic: 'Another topic', when: at(5) }));
  const told = async () =>
    (await homeOf(ana)).news.filter((item) => item.communityId === communityId).map(({ kind }) => kind);
  expect(await told()).not.toContain('moved');
  const { startsAt } = await change(sessionDraft(priya, { topic: 'Another topic', when: at(6) }));
  const { news } = await homeOf(ana);
  expect(news.find((item) => item.communityId === communityId)).toMatchObject({
    ...{ kind: 'moved', topic: 'Another topic', startsAt, by: { id: priya.id } },
  });
  await change(sessionDraft(priya, { topic: 'Another topic', when: at(-6) }));
  expect((await told()).filter((kind) => kind === 'moved')).toHaveLength(1);
});

test('nothing of a community I have left, or never joined, is on my home', async () => {
  const communityId = await startCommunity(world, priya, [[ben, 'member']], { name: 'Left behind' });
  const session = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(ben, { topic: 'Behind closed doors' }),
  );
  await publishArtifact(world, priya, communityId, artifactDraft({ title: 'Behind closed doors too' }));
  expect(JSON.stringify(await homeOf(ben))).toContain('Behind closed doors');
  await world.call(ben, API.removeMember, { params: { communityId, personId: ben.id } });
  for (const person of [ben, someone(world, 9)]) {
    const home = JSON.stringify(await homeOf(person));
    for (const word of ['Left behind', 'Behind closed doors', session.id, communityId])
      expect(home).not.toContain(word);
  }
});

test('a guest’s home shows showcases, and nothing of what members promise, plan or publish', async () => {
  const visitor = someone(world, 10);
  const communityId = await startCommunity(world, priya, [[visitor, 'guest']]);
  await planSession(
    world,
    priya,
    communityId,
    sessionDraft(priya, { when: at(2), topic: 'Among ourselves' }),
  );
  const showcase = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(priya, { when: at(4), topic: 'Come and see', format: 'showcase' }),
  );
  await publishArtifact(world, priya, communityId, artifactDraft());
  const home = await homeOf(visitor);
  expect(home).toMatchObject({ next: { session: { id: showcase.id } }, mine: [], news: [], turns: [] });
  expect(JSON.stringify(home)).not.toContain('Among ourselves');
});

test('Home asks storage as often in twenty communities as in one', async () => {
  const busy = someone(world, 13);
  const costs = async () => {
    await world.settled();
    world.clearCosts();
    await world.call(busy, API.openHome);
    await world.call(busy, API.whoAmI);
    return world.costs().map(({ storageCalls }) => storageCalls);
  };
  const joined = async () => {
    const communityId = await startCommunity(world, busy);
    await planSession(world, busy, communityId, pastSessionDraft(busy));
    return communityId;
  };
  await planSession(world, busy, await joined(), sessionDraft(busy, { when: at(5) }));
  const inOne = await costs();
  for (let more = 1; more < 20; more += 1) await joined();
  expect((await homeOf(busy)).communities).toHaveLength(20);
  expect(await costs()).toEqual(inOne);
  expect(inOne).toEqual([5, 1]);
});

test('what I have just done is on my Home at once, before any work in the background', async () => {
  const doer = someone(world, 14);
  const now = async () => world.call(doer, API.openHome);
  const actions = async () => (await now()).mine.filter(({ kind }) => kind === 'action');
  const communityId = await startCommunity(world, doer);
  expect((await now()).communities.map(({ id }) => id)).toEqual([communityId]);
  const coming = await planSession(world, doer, communityId, sessionDraft(doer, { when: at(4) }));
  expect((await now()).next?.session.id).toBe(coming.id);
  expect((await now()).turns.map(({ id }) => id)).toEqual([coming.id]);
  // Work that shows what was before may be under way, and looks once more after it has written.
  await world.settled();
  await world.call(doer, API.cancelSession, {
    params: { communityId, sessionId: coming.id },
    body: { comment: '' },
  });
  expect(await now()).toMatchObject({ next: null, turns: [] });
  const past = await planSession(world, doer, communityId, pastSessionDraft(doer));
  expect((await now()).toClose.map(({ id }) => id)).toEqual([past.id]);
  const action = await captureNote(
    world,
    doer,
    past,
    noteDraft('I do it', { kind: 'action', ownerId: doer.id }),
  );
  await world.settled();
  await world.call(doer, API.closeSession, { params: { communityId, sessionId: past.id }, body: {} });
  expect((await now()).toClose).toEqual([]);
  expect(await actions()).toMatchObject([{ noteId: action.id }]);
  await world.settled();
  await world.call(doer, API.finishAction, {
    params: { communityId, sessionId: past.id, noteId: action.id },
    query: { authorKey: action.authorKey },
    body: { done: true },
  });
  expect(await actions()).toEqual([]);
});

test('whoever comes back in another role is shown what that role may see, and no more', async () => {
  const other = someone(world, 15);
  const communityId = await startCommunity(world, priya, [[other, 'member']], { name: 'Roles change' });
  await planSession(world, priya, communityId, sessionDraft(priya, { topic: 'For members', when: at(6) }));
  await publishArtifact(world, priya, communityId, artifactDraft({ title: 'Read by members' }));
  expect(JSON.stringify(await homeOf(other))).toContain('For members');
  const as = (role: 'guest' | 'member') =>
    world.call(priya, API.addMember, { params: { communityId, personId: other.id }, body: { role } });
  await as('guest');
  const guest = JSON.stringify(await homeOf(other));
  expect(guest).toContain('Roles change');
  for (const words of ['For members', 'Read by members']) expect(guest).not.toContain(words);
  await as('member');
  const member = JSON.stringify(await homeOf(other));
  for (const words of ['For members', 'Read by members']) expect(member).toContain(words);
});

test('what is due stands beside it by time, so that a timer need not look into communities', async () => {
  const communityId = await startCommunity(world, priya, [[ana, 'member']]);
  const session = await planSession(world, priya, communityId, sessionDraft(ana, { when: at(8) }));
  await world.settled();
  const due: string[] = [];
  const dayBefore = new Date(Date.parse(session.startsAt) - 86_400_000).toISOString();
  const filter = `PartitionKey eq 'due|${priya.tenantId}' and RowKey ge '${dayBefore}' and RowKey lt '${dayBefore}~'`;
  for await (const row of table(world).listEntities({ queryOptions: { filter } })) due.push(`${row.rowKey}`);
  expect(due).toContain(`${dayBefore}|${communityId}|session|${session.id}`);
});
