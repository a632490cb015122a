import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Note, NoteDraft, NoteRef } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import {
  id,
  noteDraft,
  noteSecret,
  pastSessionDraft,
  planSession,
  sessionDraft,
  startCommunity,
} from '../http/guild.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, ana, ben, chidi } = await gathered({
  ana: 'member',
  ben: 'member',
  chidi: 'guest',
});

const newSession = () => planSession(world, priya, communityId, pastSessionDraft(priya));
const capture = (
  person: Person,
  session: Session,
  noteId: string,
  note: NoteDraft,
  secret: string | null = null,
) =>
  world.ask(person, API.captureNote, {
    params: { communityId, sessionId: session.id, noteId },
    body: { note, secret },
  });
const refOf = ({ id, authorKey }: NoteRef) => ({ id, authorKey });
const follow = (session: Session) =>
  world.call(ben, API.followSession, { params: { communityId, sessionId: session.id } });

const remove = (person: Person, session: Session, note: NoteRef, secret: string | null = null) =>
  world.ask(person, API.removeNote, {
    params: { communityId, sessionId: session.id, noteId: note.id },
    query: { authorKey: note.authorKey },
    body: { secret },
  });

test.each([
  ['a named note', null, null],
  ['a named note by an unattributed one', null, noteSecret()],
  ['an unattributed note', noteSecret(), null],
  ['an unattributed note by another', noteSecret(), noteSecret()],
])('%s is neither hidden nor taken away by another with its id', async (_, theirs, mine) => {
  const session = await newSession();
  const noteId = id();
  const hers = (await capture(ana, session, noteId, noteDraft('Hers about quokkas'), theirs)).body as Note;
  const his = (await capture(ben, session, noteId, noteDraft('His about quokkas'), mine)).body as Note;
  const both = [expect.objectContaining(hers), expect.objectContaining(his)];
  expect((await follow(session)).notes).toEqual(expect.arrayContaining(both));
  const found = async () => {
    const query = { q: 'quokkas' };
    const { hits } = await world.call(ben, API.searchKnowledge, { params: { communityId }, query });
    const texts = hits.filter((hit) => hit.kind === 'note' && hit.sessionId === session.id);
    return texts.map(({ excerpt }) => excerpt).sort();
  };
  expect(await found()).toEqual(['Hers about quokkas', 'His about quokkas']);
  expect((await remove(ben, session, hers, mine)).status).toBe(403);
  expect((await remove(ben, session, his, mine)).body).toEqual({ removed: refOf(his) });
  expect(await follow(session)).toMatchObject({
    notes: [{ text: 'Hers about quokkas' }],
    removed: [refOf(his)],
  });
  expect(await found()).toEqual(['Hers about quokkas']);
});

test('whoever leads the session never puts their own words under another’s unattributed note with their note’s id', async () => {
  const session = await newSession();
  const [noteId, secret] = [id(), noteSecret()];
  await capture(priya, session, noteId, noteDraft('What I really think'), secret);
  const decoy = (await capture(ana, session, noteId, noteDraft('What I really think'), noteSecret()))
    .body as Note;
  const edited = await world.ask(priya, API.editNote, {
    params: { communityId, sessionId: session.id, noteId },
    query: { authorKey: decoy.authorKey },
    body: { note: noteDraft('What I really, really think'), secret },
    etag: decoy.etag,
  });
  expect(edited.body.code).toBe('author-only');
  expect((await remove(priya, session, decoy, secret)).body.code).toBe('author-only');
  const { notes } = await follow(session);
  expect(notes.map(({ text, editedBy }) => [text, editedBy])).toEqual([
    ['What I really think', null],
    ['What I really think', null],
  ]);
  // Without a secret it is said to be the facilitator's doing.
  expect((await remove(priya, session, decoy)).status).toBe(200);
});

test('a note that was taken away does not come back by its author’s hand; another’s with its id is another note', async () => {
  const session = await newSession();
  const noteId = id();
  const hers = (await capture(ana, session, noteId, noteDraft('Better not'))).body as Note;
  expect((await remove(ana, session, hers)).status).toBe(200);
  expect((await capture(ana, session, noteId, noteDraft('Again'))).body.code).toBe('already-exists');
  await capture(ben, session, noteId, noteDraft('His'));
  expect(await follow(session)).toMatchObject({ notes: [{ text: 'His' }], removed: [refOf(hers)] });
});

test('nor is an open action hidden by another with its id, and a tick takes one off the list', async () => {
  const [one, other] = [await newSession(), await newSession()];
  const noteId = id();
  const action = (text: string) => noteDraft(text, { kind: 'action', ownerId: priya.id });
  await capture(ana, one, noteId, action('Hers'));
  await capture(ben, one, noteId, action('His'));
  await capture(ben, other, noteId, action('His elsewhere'));
  for (const session of [one, other])
    await world.call(priya, API.closeSession, { params: { communityId, sessionId: session.id } });
  // Also not by what is added afterwards.
  await capture(priya, other, noteId, action('Later'));
  await world.settled();
  const actions = async () =>
    (await world.call(priya, API.listOpenActions, { params: { communityId } })).actions;
  const all = await actions();
  expect(all.map(({ text }) => text).sort()).toEqual(['Hers', 'His', 'His elsewhere', 'Later']);
  const { sessionId, authorKey } = all.find(({ text }) => text === 'His') ?? expect.fail('His is not listed');
  await world.call(priya, API.finishAction, {
    params: { communityId, sessionId, noteId },
    query: { authorKey },
    body: { done: true },
  });
  expect((await actions()).map(({ text }) => text).sort()).toEqual(['Hers', 'His elsewhere', 'Later']);
});

test('all who capture under one id at once do, each in one storage call', async () => {
  const session = await newSession();
  const noteId = id();
  for (const person of [ana, ben, priya])
    await world.call(person, API.listMembers, { params: { communityId } });
  world.clearCosts();
  const answers = await Promise.all(
    [ana, ben, priya].flatMap((person) =>
      [null, noteSecret()].map((secret) => capture(person, session, noteId, noteDraft('Mine'), secret)),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  expect((await follow(session)).notes).toHaveLength(6);
  const costs = world.costs().filter((one) => one.route === 'captureNote');
  expect(costs.map(({ storageCalls }) => storageCalls)).toEqual([1, 1, 1, 1, 1, 1]);
});

/** A session with this id in a community of its own, which anybody can start. */
async function twinOf(session: Session) {
  const params = { communityId: await startCommunity(world, chidi), sessionId: session.id };
  await world.call(chidi, API.planSession, { params, body: pastSessionDraft(chidi) });
  return params;
}

test('the meeting people chose for a session is neither taken nor let go of for one with its id elsewhere', async () => {
  const session = await newSession();
  const body = { chatId: `19:meeting_${id()}@thread.v2` };
  await world.call(ana, API.linkMeeting, { params: { communityId, sessionId: session.id }, body });
  const params = await twinOf(session);
  expect((await world.ask(chidi, API.linkMeeting, { params, body })).body.code).toBe('meeting-chosen');
  await world.ask(chidi, API.unlinkMeeting, { params, body });
  const { found } = await world.call(ana, API.findMeeting, { params: body });
  expect(found).toMatchObject({ communityId, sessionId: session.id });
  expect((await world.call(chidi, API.openSession, { params })).session.chatId).toBeNull();
});

test('nor is the meeting that Teams told', async () => {
  const session = await planSession(world, priya, communityId, sessionDraft(priya));
  await world.settled();
  const at = { params: { communityId, sessionId: session.id } };
  const { chatId } = (await world.call(priya, API.openSession, at)).session;
  if (!chatId) throw new Error('Teams has told no meeting');
  const params = await twinOf(session);
  const taken = await world.ask(chidi, API.linkMeeting, { params, body: { chatId } });
  expect(taken.body.code).toBe('meeting-chosen');
  const { found } = await world.call(ana, API.findMeeting, { params: { chatId } });
  expect(found).toMatchObject({ communityId, sessionId: session.id });
});
