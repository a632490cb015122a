import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import {
  artifactDraft,
  changed,
  communityDraft,
  dump,
  id,
  planSession,
  publishArtifact,
  quiet,
  sessionDraft,
  someone,
  startCommunity,
} from '../http/guild.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterEach(() => world.microsoft365.faults.clear());
afterAll(() => world.stop());

const [PRIYA, ANA, BEN] = [0, 1, 2];

test('whoever starts a community is its organiser, and finds it among their own', async () => {
  const priya = someone(world, PRIYA);
  const communityId = id();
  const draft = communityDraft();
  const started = await world.call(priya, API.startCommunity, { params: { communityId }, body: draft });
  expect(started).toMatchObject({
    ...draft,
    id: communityId,
    startedBy: { id: priya.id, name: 'Priya Raman' },
  });
  const opened = await world.call(priya, API.openCommunity, { params: { communityId } });
  expect(opened).toMatchObject({ details: started, role: 'organiser', abilities: { runCommunity: 'yes' } });
  const me = await world.call(priya, API.whoAmI);
  expect(me.communities).toContainEqual({ id: communityId, name: draft.name, role: 'organiser' });
  const { members } = await world.call(priya, API.listMembers, { params: { communityId } });
  expect(members).toMatchObject([{ id: priya.id, mail: priya.mail, role: 'organiser' }]);
});

test('starting is done once, however often the same try arrives', async () => {
  const priya = someone(world, PRIYA);
  const params = { communityId: id() };
  const operation = id();
  const said = { params, body: communityDraft(), operation };
  const answers = await Promise.all([1, 2, 3].map(() => world.call(priya, API.startCommunity, said)));
  const later = await world.call(priya, API.startCommunity, said);
  expect(new Set([...answers, later].map((answer) => JSON.stringify(answer))).size).toBe(1);
  const { members } = await world.call(priya, API.listMembers, { params });
  expect(members).toHaveLength(1);
});

test('a community that is there is never started over, by nobody, and the try leaves no trace', async () => {
  const [priya, ana] = [someone(world, PRIYA), someone(world, ANA)];
  const communityId = await startCommunity(world, priya);
  await quiet(world);
  const before = await dump(world);
  for (const person of [ana, priya]) {
    const body = communityDraft({ name: 'Mine now' });
    const again = await world.ask(person, API.startCommunity, { params: { communityId }, body });
    expect(again.body).toMatchObject({ status: 409, code: 'already-exists' });
  }
  expect(changed(before, await dump(world))).toEqual([]);
  const seen = await world.ask(ana, API.openCommunity, { params: { communityId } });
  expect(seen.body.code).toBe('not-a-member');
});

test('a founder who was removed reads nothing of the community by repeating how they started it', async () => {
  const [priya, ben] = [someone(world, PRIYA), someone(world, BEN)];
  const params = { communityId: id() };
  const said = { params, body: communityDraft(), operation: id() };
  await world.call(ben, API.startCommunity, said);
  await world.call(ben, API.addMember, {
    params: { ...params, personId: priya.id },
    body: { role: 'organiser' },
  });
  await world.call(priya, API.removeMember, { params: { ...params, personId: ben.id } });
  await world.settled();
  const again = await world.ask(ben, API.startCommunity, said);
  expect(again.body).toMatchObject({ status: 403, code: 'former-member' });
  await world.settled();
  const { communities } = await world.call(ben, API.openHome);
  expect(communities.map((one) => one.id)).not.toContain(params.communityId);
});

test('without Microsoft Graph a community can still be started', async () => {
  const ben = someone(world, BEN);
  world.microsoft365.faults.set({ consentMissing: [{ person: ben.id }] });
  const communityId = await startCommunity(world, ben);
  const { members } = await world.call(ben, API.listMembers, { params: { communityId } });
  expect(members).toMatchObject([{ id: ben.id, name: 'Ben Whitlock', role: 'organiser' }]);
});

test('what is typed is kept as it is meant: trimmed, with one kind of line end, in any script', async () => {
  const priya = someone(world, PRIYA);
  const communityId = await startCommunity(world, priya, [], {
    name: '  Führung & 信頼  ',
    purpose: 'One\r\nTwo\rThree  \n\n',
    norms: [' Start on time '],
  });
  const { details } = await world.call(priya, API.openCommunity, { params: { communityId } });
  expect(details).toMatchObject({
    name: 'Führung & 信頼',
    purpose: 'One\nTwo\nThree',
    norms: ['Start on time'],
  });
});

test('changing a community names the version, and whoever comes second sees what stands there now', async () => {
  const [priya, ana] = [someone(world, PRIYA), someone(world, ANA)];
  const communityId = await startCommunity(world, priya, [[ana, 'organiser']]);
  const params = { communityId };
  const { details } = await world.call(priya, API.openCommunity, { params });
  const first = await world.call(priya, API.reviseCommunity, {
    params,
    body: communityDraft({ name: 'First' }),
    etag: details?.etag ?? '',
  });
  expect(first.name).toBe('First');
  expect(first.etag).not.toBe(details?.etag);
  const second = await world.ask(ana, API.reviseCommunity, {
    params,
    body: communityDraft({ name: 'Second' }),
    etag: details?.etag ?? '',
  });
  expect(second.body).toMatchObject({ status: 412, code: 'changed-meanwhile', current: { name: 'First' } });
  const third = await world.call(ana, API.reviseCommunity, {
    params,
    body: communityDraft({ name: 'Second' }),
    etag: (second.body.current as { etag: string }).etag,
  });
  expect(third.name).toBe('Second');
});

test('a change whose answer was lost is not a conflict when it is sent again', async () => {
  const priya = someone(world, PRIYA);
  const params = { communityId: await startCommunity(world, priya) };
  const { details } = await world.call(priya, API.openCommunity, { params });
  const said = { params, body: communityDraft({ name: 'Once' }), etag: details?.etag ?? '', operation: id() };
  const answers = [
    await world.call(priya, API.reviseCommunity, said),
    await world.call(priya, API.reviseCommunity, said),
  ];
  expect(answers[1]).toEqual(answers[0]);
});

test('a guest is told of a community’s name and of nothing its members are to each other', async () => {
  const [priya, ana] = [someone(world, PRIYA), someone(world, ANA)];
  const communityId = await startCommunity(world, priya, [[ana, 'guest']]);
  const told = await world.call(ana, API.openCommunity, { params: { communityId } });
  expect(told).toMatchObject({ role: 'guest', details: null });
  expect(told.community).toEqual({ id: communityId, name: communityDraft().name });
  const said = JSON.stringify(told);
  for (const word of [
    communityDraft().purpose,
    communityDraft().northStar,
    'Start on time',
    '14:00',
    priya.id,
  ])
    expect(said).not.toContain(word);
  const { details } = await world.call(priya, API.openCommunity, { params: { communityId } });
  expect(details).toMatchObject({ purpose: communityDraft().purpose, zone: 'Europe/London' });
});

test('communities know nothing of each other: a member of one is a stranger in the next', async () => {
  const [priya, ana] = [someone(world, PRIYA), someone(world, ANA)];
  const mine = await startCommunity(world, priya);
  const hers = await startCommunity(world, ana, [], { name: 'Hers alone' });
  for (const route of [
    API.openCommunity,
    API.listMembers,
    API.listNews,
    API.listArtifacts,
    API.listOpenActions,
  ]) {
    const answer = await world.ask(priya, route, { params: { communityId: hers } });
    expect([answer.status, answer.body.code]).toEqual([403, 'not-a-member']);
  }
  const me = await world.call(priya, API.whoAmI);
  expect(me.communities.map((one) => one.id)).toContain(mine);
  expect(JSON.stringify(me)).not.toContain('Hers alone');
});

test('a community that is not there and one that is not mine look the same', async () => {
  const priya = someone(world, PRIYA);
  const hers = await startCommunity(world, someone(world, ANA));
  const [there, nowhere] = await Promise.all(
    [hers, id()].map((communityId) => world.ask(priya, API.openCommunity, { params: { communityId } })),
  );
  expect({ ...there?.body, instance: '' }).toEqual({ ...nowhere?.body, instance: '' });
});

test('a community tells its members its own news, newest first, and guests none', async () => {
  const [priya, ana, ben] = [PRIYA, ANA, BEN].map((index) => someone(world, index)) as [
    Person,
    Person,
    Person,
  ];
  const communityId = await startCommunity(world, priya, [
    [ana, 'member'],
    [ben, 'guest'],
  ]);
  const other = await startCommunity(world, priya, [[ana, 'member']]);
  await planSession(world, priya, communityId, sessionDraft(priya, { topic: 'Planned first' }));
  await planSession(world, priya, other, sessionDraft(priya, { topic: 'Elsewhere' }));
  const playbook = await publishArtifact(world, priya, communityId, artifactDraft());
  const { news } = await world.call(ana, API.listNews, { params: { communityId } });
  expect(news).toMatchObject([
    { kind: 'published', artifactId: playbook.id, by: { id: priya.id }, communityId },
    { kind: 'planned', topic: 'Planned first', by: { id: priya.id }, communityId },
  ]);
  for (let count = 1; count <= 8; count += 1)
    await planSession(world, priya, communityId, sessionDraft(priya, { topic: `Session ${count}` }));
  const later = await world.call(ana, API.listNews, { params: { communityId } });
  expect(later.news.map((item) => item.topic)).toEqual(
    Array.from({ length: 8 }, (_, at) => `Session ${8 - at}`),
  );
  const refused = await world.ask(ben, API.listNews, { params: { communityId } });
  expect([refused.status, refused.body.code]).toEqual([403, 'role-may-not']);
});
