import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Note, NoteDraft, NoteRef } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { id, noteDraft, noteSecret, pastSessionDraft, planSession } from '../http/guild.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, ana, ben } = await gathered({ ana: 'member', ben: 'member' });

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
