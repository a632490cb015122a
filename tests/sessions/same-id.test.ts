import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { NoteDraft } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import {
  changed,
  dump,
  id,
  noteDraft,
  noteSecret,
  pastSessionDraft,
  planSession,
  quiet,
} from '../http/guild.ts';
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
const follow = (session: Session) =>
  world.call(ben, API.followSession, { params: { communityId, sessionId: session.id } });

test.each([
  ['a named note', null, null],
  ['a named note by an unattributed one', null, noteSecret()],
  ['an unattributed note', noteSecret(), null],
  ['an unattributed note by another', noteSecret(), noteSecret()],
])('%s cannot be hidden by giving its id to another', async (_, theirs, mine) => {
  const session = await newSession();
  const noteId = id();
  expect((await capture(ana, session, noteId, noteDraft('Hers'), theirs)).status).toBe(200);
  await quiet(world);
  const before = await dump(world);
  const refused = await capture(ben, session, noteId, noteDraft('His'), mine);
  expect(refused.body).toMatchObject({ status: 409, code: 'already-exists' });
  expect(JSON.stringify(refused.body)).not.toContain(ana.id);
  expect(changed(before, await dump(world))).toEqual([]);
  expect((await follow(session)).notes).toMatchObject([{ id: noteId, text: 'Hers' }]);
});

test('the id of a note that was taken away is not given to another, whose removal would be hers', async () => {
  const session = await newSession();
  const noteId = id();
  const params = { communityId, sessionId: session.id, noteId };
  await capture(ana, session, noteId, noteDraft('Better not'));
  const gone = await world.ask(ana, API.removeNote, {
    params,
    query: { authorKey: ana.id },
    body: { secret: null },
  });
  expect(gone.status).toBe(200);
  for (const [person, secret] of [
    [ben, null],
    [ana, null],
    [ana, noteSecret()],
  ] as const)
    expect((await capture(person, session, noteId, noteDraft('Again'), secret)).body.code).toBe(
      'already-exists',
    );
  expect(await follow(session)).toMatchObject({ notes: [], removed: [noteId] });
});

test('nor is an open action hidden by another session’s with its id', async () => {
  const [one, other] = [await newSession(), await newSession()];
  const noteId = id();
  const action = (text: string) => noteDraft(text, { kind: 'action', ownerId: priya.id });
  await capture(ana, one, noteId, action('Hers'));
  expect((await capture(ben, other, noteId, action('His'))).body.code).toBe('already-exists');
  for (const session of [one, other])
    await world.call(priya, API.closeSession, { params: { communityId, sessionId: session.id } });
  // Also not by what is added afterwards.
  expect((await capture(priya, other, noteId, action('Later'))).body.code).toBe('already-exists');
  await world.settled();
  const { actions } = await world.call(priya, API.listOpenActions, { params: { communityId } });
  expect(actions.map(({ text }) => text)).toEqual(['Hers']);
});

test('of many who capture under one id at once one does, in one storage call', async () => {
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
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
  expect((await follow(session)).notes).toHaveLength(1);
  expect(world.costs().find((one) => one.route === 'captureNote' && one.status === 200)).toMatchObject({
    storageCalls: 1,
  });
});
