import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Route } from '../../domain/shared/route.ts';
import { type TestWorld, testWorld } from '../support/world.ts';
import { NOTHING_THERE, REPEATS, SAMPLES } from './gathered.ts';
import {
  artifactDraft,
  captureNote,
  communityDraft,
  id,
  noteDraft,
  noteSecret,
  planSession,
  publishArtifact,
  quiet,
  sessionDraft,
  someone,
} from './guild.ts';
import { ROUTES, type RouteName, send } from './raw.ts';
import { type Repeat, type Scene, setScene } from './scene.ts';

/*
 * An answer may be lost on its way. Whoever sends the same once more, as the same operation, hears what they would have
 * heard the first time: no route may take what it has done itself for somebody else's doing.
 */

let world: TestWorld;
let scene: Scene;
let asItBegan: () => void;
beforeAll(async () => {
  // The lead can be taken only where the facilitator has been away for so long.
  world = await testWorld({ settings: { FACILITATOR_AWAY_SECONDS: '0' } });
  scene = await setScene(world);
  await quiet(world);
  asItBegan = world.keepRows('guildhall');
});
afterAll(() => world.stop());

const edited = { note: noteDraft('Mended'), secret: null };

const WRITES = ROUTES.filter(([name, { method }]) => method !== 'GET' && !NOTHING_THERE.has(name));

/** Sends it, loses the answer, and sends the same again. */
async function twice(route: Route, name: RouteName, { by = 'organiser', sample = SAMPLES[name] }: Repeat) {
  const said = await sample(scene);
  const token = await world.microsoft365.userToken(scene[by].id);
  const operation = { 'x-operation-id': id() };
  const lost = await send(world, route, said, token, operation);
  const again = await send(world, route, said, token, operation);
  await quiet(world);
  asItBegan();
  return { lost, again };
}

describe.each(WRITES)('%s', (name, route) => {
  test.each(Object.entries({ 'as anybody would send it': {}, ...REPEATS[name] }) as [string, Repeat][])(
    'sent again after its answer was lost it answers the same: %s',
    async (_, one) => {
      const { lost, again } = await twice(route, name, one);
      expect([lost.status, told(lost.text)]).toEqual([200, told(lost.text)]);
      expect([again.status, told(again.text)]).toEqual([200, told(lost.text)]);
    },
  );
});

/** What an answer says of what was done: not the time, which goes on, nor what the calendar worker notes meanwhile. */
function told(text: string): unknown {
  const meanwhile = ['now', 'invite', 'inviteProblem', 'joinUrl', 'chatId', 'rsvps', 'answersTo'];
  return JSON.parse(text, function (key, value) {
    const onSession = key === 'now' || 'inviteProblem' in this;
    return onSession && meanwhile.includes(key) ? undefined : value;
  });
}

test('what is done stays recognised although somebody has gone on from there', async () => {
  const { communityId, organiser, author } = scene;
  const published = await publishArtifact(world, organiser, communityId, artifactDraft());
  const params = { communityId, artifactId: published.id };
  const revised = await world.call(organiser, API.reviseArtifact, {
    params,
    body: artifactDraft({ body: 'Second' }),
    etag: published.etag,
  });
  const publish = { params, body: { changeNote: 'Second' }, etag: revised.etag, operation: id() };
  const second = await world.call(organiser, API.publishArtifact, publish);
  await world.call(author, API.reviseArtifact, {
    params,
    body: artifactDraft({ body: 'Third' }),
    etag: second.etag,
  });
  const again = await world.ask(organiser, API.publishArtifact, publish);
  expect([again.status, again.body.revision]).toEqual([200, 2]);
});

test('a note that whoever led the session has edited or removed is theirs to repeat after they handed over', async () => {
  const { organiser, facilitator, author, communityId } = scene;
  const session = await planSession(world, organiser, communityId, sessionDraft(facilitator));
  const at = { communityId, sessionId: session.id };
  const [one, two] = [
    await captureNote(world, author, session, noteDraft('One')),
    await captureNote(world, author, session, noteDraft('Two')),
  ];
  const of = (note: typeof one) => ({
    params: { ...at, noteId: note.id },
    query: { authorKey: note.authorKey },
  });
  const edit = { ...of(one), body: edited, etag: one.etag, operation: id() };
  const remove = { ...of(two), body: { secret: null }, operation: id() };
  const first = await world.call(facilitator, API.editNote, edit);
  await world.call(facilitator, API.removeNote, remove);
  await world.call(facilitator, API.handOver, { params: at, body: { to: author.id } });
  expect((await world.ask(facilitator, API.editNote, edit)).body).toEqual(first);
  expect((await world.ask(facilitator, API.removeNote, remove)).status).toBe(200);
  expect((await world.ask(facilitator, API.editNote, { ...edit, operation: id() })).body.code).toBe(
    'author-only',
  );
});

test.each(['a named note', 'an unattributed note'])(
  'what is done to %s is nobody’s to repeat but whose it is, also not by what its answers tell',
  async (kind) => {
    const { organiser, facilitator, author, communityId } = scene;
    const bystander = someone(world, 13);
    await world.call(organiser, API.addMember, {
      params: { communityId, personId: bystander.id },
      body: { role: 'member' },
    });
    const session = await planSession(world, organiser, communityId, sessionDraft(facilitator));
    const secret = kind === 'a named note' ? null : noteSecret();
    const noteId = id();
    const at = { communityId, sessionId: session.id };
    const text = async () => {
      const { notes } = await world.call(organiser, API.openSession, { params: at });
      return notes.map((note) => note.text);
    };
    // As the page captures: the note's id is the operation.
    const note = await world.call(author, API.captureNote, {
      params: { ...at, noteId },
      body: { note: noteDraft('Mine'), secret },
      operation: noteId,
    });
    const of = { params: { ...at, noteId }, query: { authorKey: note.authorKey } };
    const forged = (etag: string, operation: string) => ({
      ...of,
      body: { note: noteDraft('Forged'), secret: null },
      etag,
      operation,
    });
    for (const operation of [noteId, note.etag]) {
      if (!/^[0-9a-f-]{36}$/.test(operation)) continue;
      const answer = await world.ask(bystander, API.editNote, forged(note.etag, operation));
      expect(answer.body.code).toBe('author-only');
    }
    expect(await text()).toEqual(['Mine']);
    // Whoever leads is not told that it is saved without its being so.
    const led = await world.call(facilitator, API.editNote, forged(note.etag, noteId));
    expect(await text()).toEqual(['Forged']);
    const removal = { ...of, body: { secret: null }, operation: id() };
    await world.call(facilitator, API.removeNote, removal);
    for (const operation of [removal.operation, led.etag, noteId]) {
      if (!/^[0-9a-f-]{36}$/.test(operation)) continue;
      const answer = await world.ask(bystander, API.removeNote, { ...removal, operation });
      expect(answer.body.code).toBe('author-only');
    }
  },
);

test('an unattributed note that was taken away is not made whole again by naming its removal', async () => {
  const { organiser, facilitator, author, communityId } = scene;
  const session = await planSession(world, organiser, communityId, sessionDraft(facilitator));
  const secret = noteSecret();
  const note = await captureNote(world, author, session, noteDraft('Better not'), secret);
  const of = {
    params: { communityId, sessionId: session.id, noteId: note.id },
    query: { authorKey: note.authorKey },
  };
  const operation = id();
  await world.call(author, API.removeNote, { ...of, body: { secret }, operation });
  for (const etag of [note.etag, operation])
    for (const under of [operation, id()]) {
      const body = { note: noteDraft('Back'), secret };
      const answer = await world.ask(author, API.editNote, { ...of, body, etag, operation: under });
      expect(answer.body.code).toBe('not-found');
    }
  const page = await world.ask(organiser, API.openSession, {
    params: { communityId, sessionId: session.id },
  });
  expect([page.status, page.body.notes]).toEqual([200, []]);
});

test('a change of a session is nobody’s to repeat but whose it was', async () => {
  const { organiser, facilitator, author, communityId } = scene;
  const session = await planSession(world, organiser, communityId, sessionDraft(facilitator));
  const params = { communityId, sessionId: session.id };
  const operation = id();
  const change = {
    params,
    body: sessionDraft(facilitator, { topic: 'Anew' }),
    etag: session.etag,
    operation,
  };
  await world.call(facilitator, API.changeSession, change);
  const answers = [
    await world.ask(author, API.changeSession, change),
    await world.ask(author, API.retryInvite, { params, operation }),
    await world.ask(author, API.handOver, { params, body: { to: author.id }, operation }),
    await world.ask(author, API.cancelSession, { params, body: { comment: '' }, operation }),
  ];
  expect(answers.map(({ body }) => body.code)).toEqual(Array(4).fill('facilitator-only'));
});

test('a session, a playbook or a community that somebody began is theirs to begin again, as it stands', async () => {
  const { communityId, organiser, facilitator } = scene;
  const other = someone(world, 14);
  await world.call(organiser, API.addMember, {
    params: { communityId, personId: other.id },
    body: { role: 'organiser' },
  });
  const operation = id();
  const plan = {
    params: { communityId, sessionId: id() },
    body: sessionDraft(facilitator, { topic: 'Mine' }),
    operation,
  };
  const draft = {
    params: { communityId, artifactId: id() },
    body: artifactDraft({ title: 'Mine' }),
    operation,
  };
  await world.call(organiser, API.planSession, plan);
  await world.call(organiser, API.draftArtifact, draft);
  const theirs = await Promise.all([
    world.ask(other, API.planSession, plan),
    world.ask(other, API.planSession, { ...plan, body: { ...plan.body, topic: 'Theirs' } }),
    world.ask(other, API.draftArtifact, draft),
    world.ask(other, API.draftArtifact, { ...draft, body: artifactDraft({ title: 'Theirs' }) }),
  ]);
  expect(theirs.map(({ body }) => body.code)).toEqual(Array(4).fill('already-exists'));
  // Nor does whose it is hear that something else was written.
  const again = [
    await world.call(organiser, API.planSession, { ...plan, body: { ...plan.body, topic: 'Other' } }),
    await world.call(organiser, API.draftArtifact, { ...draft, body: artifactDraft({ title: 'Other' }) }),
  ];
  expect(again.map((one) => ('topic' in one ? one.topic : one.title))).toEqual(['Mine', 'Mine']);

  const start = { params: { communityId: id() }, body: communityDraft(), operation };
  const both = await Promise.all(
    [organiser, other].map((person) => world.ask(person, API.startCommunity, start)),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('a publication is nobody’s to repeat but whose it was', async () => {
  const { communityId, organiser, facilitator } = scene;
  const params = { communityId, artifactId: id() };
  const begun = await world.call(organiser, API.draftArtifact, { params, body: artifactDraft() });
  const publish = { params, body: { changeNote: 'First' }, etag: begun.etag, operation: id() };
  await world.call(organiser, API.publishArtifact, publish);
  const answer = await world.ask(facilitator, API.publishArtifact, publish);
  expect(answer.body.code).toBe('changed-meanwhile');

  const other = { communityId, artifactId: id() };
  const { etag } = await world.call(organiser, API.draftArtifact, { params: other, body: artifactDraft() });
  const atOnce = { params: other, body: { changeNote: 'First' }, etag, operation: id() };
  const all = await Promise.all(
    [organiser, facilitator, organiser].map((person) => world.ask(person, API.publishArtifact, atOnce)),
  );
  const done = all.filter(({ status }) => status === 200);
  expect(done).toHaveLength(all[1]?.status === 200 ? 1 : 2);
});
