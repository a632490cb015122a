import { afterAll, beforeAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import {
  artifactDraft,
  captureNote,
  id,
  noteDraft,
  noteSecret,
  pastSessionDraft,
  planSession,
  publishArtifact,
  sessionDraft,
  someone,
  startCommunity,
} from '../http/guild.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let world: TestWorld;
let priya: Person;
let ana: Person;
let communityId: string;
let session: Session;
beforeAll(async () => {
  world = await testWorld();
  [priya, ana] = [someone(world, 0), someone(world, 1)];
  communityId = await startCommunity(world, priya, [[ana, 'member']]);
  session = await planSession(world, priya, communityId, pastSessionDraft(ana, { topic: 'Quokkas at work' }));
});
afterAll(() => world.stop());

const find = async (q: string, within = communityId, person = ana) =>
  (await world.call(person, API.searchKnowledge, { params: { communityId: within }, query: { q } })).hits;

test('what was just written is found at once, by the beginning of a word, in playbooks and in notes', async () => {
  const playbook = await publishArtifact(
    world,
    ana,
    communityId,
    artifactDraft({ title: 'Walrus retrospectives' }),
  );
  const note = await captureNote(world, ana, session, noteDraft('The walrus spoke last'));
  const hits = await find('walr');
  expect(hits.map((hit) => hit.id).sort()).toEqual([playbook.id, note.id].sort());
  expect(hits.find((hit) => hit.kind === 'note')).toMatchObject({
    sessionId: session.id,
    topic: 'Quokkas at work',
  });
  expect(hits.find((hit) => hit.kind === 'artifact')).toMatchObject({ title: 'Walrus retrospectives' });
});

test('a session is found by its topic and its purpose, and by the new ones once it is changed', async () => {
  const planned = await planSession(world, priya, communityId, sessionDraft(ana, { topic: 'Okapi hour' }));
  const hit = { kind: 'session', id: planned.id, startsAt: planned.startsAt, cancelled: false };
  expect(await find('okapi')).toMatchObject([{ ...hit, topic: 'Okapi hour' }]);
  const params = { communityId, sessionId: planned.id };
  const body = sessionDraft(ana, { topic: 'Tapir hour', purpose: 'Meet the numbats' });
  const { etag } = await world.call(priya, API.changeSession, { params, body, etag: planned.etag });
  expect(await find('okapi')).toEqual([]);
  const excerpt = expect.stringMatching(/^Meet the numbats · /);
  expect(await find('numbats')).toMatchObject([{ ...hit, topic: 'Tapir hour', excerpt }]);
  await world.call(priya, API.cancelSession, { params, body: { comment: '' }, etag });
  expect(await find('tapir')).toMatchObject([{ id: planned.id, cancelled: true }]);
});

test('a session is found by whoever facilitates it, also after a hand-over', async () => {
  const planned = await planSession(world, priya, communityId, sessionDraft(priya, { topic: 'Gnus' }));
  const params = { communityId, sessionId: planned.id };
  await world.call(priya, API.handOver, { params, body: { to: ana.id } });
  expect((await find(`gnus ${ana.displayName}`)).map((hit) => hit.id)).toEqual([planned.id]);
});

test('what is written in a session is found under its topic, also after it got another', async () => {
  const planned = await planSession(world, priya, communityId, sessionDraft(ana, { topic: 'Wombats' }));
  const note = await captureNote(world, ana, planned, noteDraft('Ask before you dig'));
  const topicOf = async () => (await find('dig')).map((hit) => hit.topic);
  expect(await topicOf()).toEqual(['Wombats']);
  const params = { communityId, sessionId: planned.id };
  const body = sessionDraft(ana, { topic: 'Badgers' });
  await world.call(priya, API.changeSession, { params, body, etag: planned.etag });
  expect(await topicOf()).toEqual(['Badgers']);
  expect((await find('badgers')).map((hit) => hit.id).sort()).toEqual([planned.id, note.id].sort());
});

test('a person is found by name while they belong to the community, with what they wrote and own', async () => {
  const community = await startCommunity(world, priya);
  const params = { communityId: community, personId: ana.id };
  const people = async () =>
    (await find(ana.displayName, community, priya)).filter(({ kind }) => kind === 'member');
  expect(await people()).toEqual([]);
  await world.call(priya, API.addMember, { params, body: { role: 'member' } });
  expect(await people()).toMatchObject([{ id: ana.id, name: ana.displayName, role: 'member' }]);
  await world.call(priya, API.addMember, { params, body: { role: 'mentor' } });
  expect(await people()).toMatchObject([{ id: ana.id, role: 'mentor' }]);
  await world.call(priya, API.removeMember, { params });
  expect(await people()).toEqual([]);
});

test('a note is found by who wrote it and an action by who owns it, but no note without a name by its author', async () => {
  const community = await startCommunity(world, priya, [[ana, 'member']]);
  const past = await planSession(world, priya, community, pastSessionDraft(priya, { topic: 'Names' }));
  const hers = await captureNote(world, ana, past, noteDraft('Ask before you answer'));
  const action = await captureNote(world, priya, past, {
    ...noteDraft('Ring the supplier'),
    kind: 'action',
    ownerId: ana.id,
  });
  await captureNote(world, ana, past, noteDraft('I was afraid to say so'), noteSecret());
  const [first = ''] = ana.displayName.split(' ');
  const notes = (await find(first, community)).filter(({ kind }) => kind === 'note');
  expect(notes.map((hit) => hit.id).sort()).toEqual([hers.id, action.id].sort());
  expect(notes.find((hit) => hit.id === action.id)).toMatchObject({ owner: ana.displayName });
});

test('an edited note is found by its new words only, and a removed one not at all', async () => {
  const note = await captureNote(world, ana, session, noteDraft('About pangolins'));
  expect(await find('pangolins')).toHaveLength(1);
  const { etag } = await world.call(ana, API.editNote, {
    params: { communityId, sessionId: session.id, noteId: note.id },
    query: { authorKey: note.authorKey },
    body: { note: noteDraft('About axolotls'), secret: null },
    etag: note.etag,
  });
  expect(etag).not.toBe(note.etag);
  expect(await find('pangolins')).toEqual([]);
  expect((await find('axolotls')).map((hit) => hit.id)).toEqual([note.id]);
  await world.call(ana, API.removeNote, {
    params: { communityId, sessionId: session.id, noteId: note.id },
    query: { authorKey: note.authorKey },
    body: { secret: null },
  });
  expect(await find('axolotls')).toEqual([]);
});

test('a draft is found by nobody before it is published, and a new revision by its new words only', async () => {
  const params = { communityId, artifactId: id() };
  const draft = await world.call(ana, API.draftArtifact, {
    params,
    body: artifactDraft({ body: 'The narwhal method' }),
  });
  expect(await find('narwhal')).toEqual([]);
  const first = await world.call(ana, API.publishArtifact, {
    params,
    body: { changeNote: 'First' },
    etag: draft.etag,
  });
  expect(await find('narwhal')).toHaveLength(1);
  const next = await world.call(ana, API.reviseArtifact, {
    params,
    body: artifactDraft({ body: 'The beluga method' }),
    etag: first.etag,
  });
  expect(await find('beluga')).toEqual([]);
  await world.call(ana, API.publishArtifact, { params, body: { changeNote: 'Second' }, etag: next.etag });
  expect(await find('beluga')).toHaveLength(1);
  expect(await find('narwhal')).toEqual([]);
});

test('what another community knows is never found here', async () => {
  const elsewhere = await startCommunity(world, priya);
  await publishArtifact(world, priya, elsewhere, artifactDraft({ title: 'Secret capybara' }));
  expect(await find('capybara', elsewhere, priya)).toHaveLength(1);
  expect(await find('capybara', communityId, priya)).toEqual([]);
  const outside = await world.ask(ana, API.searchKnowledge, {
    params: { communityId: elsewhere },
    query: { q: 'capybara' },
  });
  expect(outside.body.code).toBe('not-a-member');
});

test.each([
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  "' or 1 eq 1",
  '"',
  '\\',
  '*',
  '(((((',
  '😀',
  '-',
  '.*',
  'a'.repeat(120),
  Array.from({ length: 60 }, () => 'a').join(' '),
])('searching for %s answers, and breaks nothing', async (q) => {
  const answer = await world.ask(ana, API.searchKnowledge, { params: { communityId }, query: { q } });
  expect(answer.status).toBe(200);
});

test('an excerpt never ends in half a character, whatever it is cut from', async () => {
  await captureNote(world, ana, session, noteDraft(`Ocelot ${'😀'.repeat(300)}`));
  await captureNote(world, ana, session, noteDraft(`x Ocelot ${'😀'.repeat(300)}`));
  await captureNote(world, ana, session, noteDraft(`${'😀'.repeat(200)} Ocelot ${'x😀'.repeat(300)}`));
  const hits = await find('ocelot');
  expect(hits).toHaveLength(3);
  for (const hit of hits) expect(hit.excerpt.isWellFormed()).toBe(true);
});
