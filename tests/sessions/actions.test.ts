import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { captureNote, id, noteDraft, pastSessionDraft, planSession, startCommunity } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { at, leading } from './leading.ts';

const { world, communityId, priya, ana, ben, iva } = await gathered({
  ana: 'member',
  ben: 'member',
  iva: 'sponsor',
});

const { open, close } = leading(world);

test('an action is done by its owner, shown so in the summary, and gone from the list; undone it is back', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const note = await captureNote(
    world,
    ana,
    session,
    noteDraft('Write it up', { kind: 'action', ownerId: ben.id }),
  );
  await close(ana, session);
  const finish = (person: Person, done: boolean) =>
    world.ask(person, API.finishAction, {
      params: { ...at(session), noteId: note.id },
      query: { authorKey: note.authorKey },
      body: { done },
    });
  const mine = async () =>
    (await world.call(ben, API.listOpenActions, { params: { communityId } })).actions.filter(
      (one) => one.noteId === note.id,
    );
  expect(await mine()).toHaveLength(1);
  expect((await finish(iva, true)).body.code).toBe('owner-only');
  expect((await finish(ben, true)).body.done).toBe(true);
  expect((await finish(ben, true)).status).toBe(200);
  expect(await mine()).toHaveLength(0);
  expect((await open(ana, session)).summary?.actions).toMatchObject([{ text: 'Write it up', done: true }]);
  expect((await finish(ana, false)).body.done).toBe(false);
  expect(await mine()).toHaveLength(1);
});

test('an action ticked and unticked while the session runs is not on anybody’s list before it is closed', async () => {
  const community = await startCommunity(world, priya, [[ana, 'member']]);
  const session = await planSession(world, priya, community, pastSessionDraft(ana));
  const draft = noteDraft('Early', { kind: 'action', ownerId: ana.id });
  const note = await captureNote(world, ana, session, draft);
  for (const done of [true, false])
    await world.call(ana, API.finishAction, {
      params: { ...at(session), noteId: note.id },
      query: { authorKey: note.authorKey },
      body: { done },
    });
  const list = async () =>
    (await world.call(priya, API.listOpenActions, { params: { communityId: community } })).actions;
  expect(await list()).toEqual([]);
  // Given to somebody else before the end, it is on that person's list alone.
  const { notes } = await open(ana, session);
  await world.call(ana, API.editNote, {
    params: { ...at(session), noteId: note.id },
    query: { authorKey: note.authorKey },
    body: { note: { ...draft, ownerId: priya.id }, secret: null },
    etag: notes[0]?.etag ?? '',
  });
  await close(ana, session);
  expect((await list()).map((one) => one.owner?.id)).toEqual([priya.id]);
});

test('an action that nobody owns can be done by anybody, and what is no action by nobody', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const action = await captureNote(world, ana, session, noteDraft('Somebody should', { kind: 'action' }));
  const insight = await captureNote(world, ana, session, noteDraft('Just so'));
  const finish = (note: { id: string; authorKey: string }) =>
    world.ask(ben, API.finishAction, {
      params: { ...at(session), noteId: note.id },
      query: { authorKey: note.authorKey },
      body: { done: true },
    });
  expect((await finish(action)).body.done).toBe(true);
  expect((await finish(insight)).body.code).toBe('invalid-input');
  expect((await finish({ id: id(), authorKey: ana.id })).body.code).toBe('not-found');
});
