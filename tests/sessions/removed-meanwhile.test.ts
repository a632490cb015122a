import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Note } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { captureNote } from '../../functions/sessions/capture-note.ts';
import { carryOver } from '../../functions/sessions/carry-over.ts';
import { editNote } from '../../functions/sessions/edit-note.ts';
import { finishAction } from '../../functions/sessions/finish-action.ts';
import { removeNote } from '../../functions/sessions/remove-note.ts';
import { noteDraft } from '../http/guild.ts';
import { type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';

let shop: Workshop;
let guild: Guild;
beforeAll(async () => {
  shop = await workshop();
  guild = await shop.guild([shop.who(0), shop.who(1)]);
});
afterAll(() => shop.stop());

test('an action taken away while its owner says that it is not done after all is on nobody’s list', async () => {
  const [priya, ana] = [shop.who(0), shop.who(1)];
  const app = shop.process();
  const date = new Date(shop.clock.now().getTime() - 86_400_000).toISOString().slice(0, 10);
  const session = await guild.plan(app, { when: { date, time: '06:00', minutes: 60, zone: 'UTC' } });
  const params = { sessionId: session.id, noteId: crypto.randomUUID() };
  const query = { authorKey: ana.id };
  const finish = (done: boolean) => guild.run(app, finishAction, ana, { params, query, body: { done } });
  const note = noteDraft('Do it', { kind: 'action', ownerId: ana.id });
  await guild.run(app, captureNote, ana, { params, body: { note, secret: null } });
  await guild.close(app, session);
  await finish(true);
  let crossed = false;
  const crossing = shop.process({
    effect: async (_, act) => {
      if (!crossed) {
        crossed = true;
        await finish(false);
      }
      return act();
    },
  });
  await guild.run(crossing, removeNote, priya, { params, query, body: { secret: null } });
  expect(crossed).toBe(true);
  expect(await app.world.actions.openActions(guild.place)).toEqual([]);
  expect(await app.world.notes.all(guild.place, session.id)).toEqual([]);
});

/** A process whose first write waits until this is done. */
function crossedBy(meanwhile: () => Promise<unknown>) {
  let isFirst = true;
  return shop.process({
    effect: async (_, act) => {
      if (isFirst) {
        isFirst = false;
        await meanwhile();
      }
      return act();
    },
  });
}

/** A session that can be closed, with an action of Ana's, which is done or not. */
async function withAction(app: Process, done: boolean) {
  const ana = shop.who(1);
  const date = new Date(shop.clock.now().getTime() - 86_400_000).toISOString().slice(0, 10);
  const session = await guild.plan(app, { when: { date, time: '06:00', minutes: 60, zone: 'UTC' } });
  const call = {
    params: { sessionId: session.id, noteId: crypto.randomUUID() },
    query: { authorKey: ana.id },
  };
  const note = noteDraft('Do it', { kind: 'action', ownerId: ana.id });
  await guild.run(app, captureNote, ana, { params: call.params, body: { note, secret: null } });
  if (done) await guild.run(app, finishAction, ana, { ...call, body: { done } });
  return { ana, session, call, note };
}

/** The texts and owners of the session's open actions: as its notes say, on the list, and in its summary. */
async function openActions(app: Process, { id }: Session) {
  const said = ({ text, owner }: Pick<Note, 'text' | 'owner'>) => `${text}: ${owner?.name}`;
  const { notes, actions, sessions } = app.world;
  const isOpenAction = ({ kind, done }: Note) => kind === 'action' && !done;
  const listed = (await actions.openActions(guild.place)).filter(({ sessionId }) => sessionId === id);
  const summary = await sessions.summary(guild.place, id);
  return {
    notes: (await notes.all(guild.place, id)).filter(isOpenAction).map(said),
    listed: listed.map(said),
    summary: summary?.actions.filter(({ done }) => !done).map(said),
  };
}

test.each([true, false])(
  'an action is on its owner’s list once its session is closed if it is not done, also if that was said meanwhile: %s',
  async (done) => {
    const app = shop.process();
    const { ana, session, call } = await withAction(app, !done);
    const crossing = crossedBy(() => guild.close(app, session));
    await guild.run(crossing, finishAction, ana, { ...call, body: { done } });
    const open = done ? [] : [`Do it: ${ana.displayName}`];
    expect(await openActions(app, session)).toEqual({ notes: open, listed: open, summary: open });
  },
);

test('an action that is given to somebody else while its session is closed is on their list alone', async () => {
  const app = shop.process();
  const { ana, session, call, note } = await withAction(app, false);
  const there = await app.world.notes.get(guild.place, session.id, ana.id, call.params.noteId);
  const priya = shop.who(0);
  const edit = {
    ...call,
    body: { note: { ...note, ownerId: priya.id }, secret: null },
    etag: there?.etag ?? '',
  };
  const crossing = crossedBy(() => guild.close(app, session));
  await guild.run(crossing, editNote, priya, edit);
  const open = [`Do it: ${priya.displayName}`];
  expect(await openActions(app, session)).toEqual({ notes: open, listed: open, summary: open });
});

test('an action that is taken away while its session is closed is on nobody’s list', async () => {
  const app = shop.process();
  const { session, call } = await withAction(app, false);
  const crossing = crossedBy(() => guild.close(app, session));
  await guild.run(crossing, removeNote, shop.who(0), { ...call, body: { secret: null } });
  expect(await openActions(app, session)).toEqual({ notes: [], listed: [], summary: [] });
});

/** Its session is closed, and the outbox has not put it on the list yet. */
async function notListedYet(app: Process) {
  const made = await withAction(app, false);
  await guild.close(app, made.session);
  const listed = await app.world.actions.openActions(guild.place);
  const keys = listed.map(
    ({ owner, sessionId, authorKey, noteId }) =>
      `open-action|${owner?.id}|${sessionId}|${authorKey}|${noteId}`,
  );
  await app.world.write(
    guild.place,
    crypto.randomUUID(),
    keys.map((key) => ({ do: 'clear', key })),
  );
  return { ...made, crossing: crossedBy(() => carryOver(app.world, guild.place, made.session.id)) };
}

test('an action that is done while it is put on its owner’s list does not stay there', async () => {
  const app = shop.process();
  const { ana, session, call, crossing } = await notListedYet(app);
  await guild.run(crossing, finishAction, ana, { ...call, body: { done: true } });
  expect(await openActions(app, session)).toEqual({ notes: [], listed: [], summary: [] });
});

test('an action that is taken away while it is put on its owner’s list does not stay there', async () => {
  const app = shop.process();
  const { session, call, crossing } = await notListedYet(app);
  await guild.run(crossing, removeNote, shop.who(0), { ...call, body: { secret: null } });
  expect(await openActions(app, session)).toEqual({ notes: [], listed: [], summary: [] });
});

test('an action that is reworded while it is put on its owner’s list is there as it says now', async () => {
  const app = shop.process();
  const { ana, session, call, note } = await notListedYet(app);
  const there = await app.world.notes.get(guild.place, session.id, ana.id, call.params.noteId);
  const edit = {
    ...call,
    body: { note: { ...note, text: 'Do it now' }, secret: null },
    etag: there?.etag ?? '',
  };
  await carryOver(
    crossedBy(() => guild.run(app, editNote, shop.who(0), edit)).world,
    guild.place,
    session.id,
  );
  const open = [`Do it now: ${ana.displayName}`];
  expect(await openActions(app, session)).toEqual({ notes: open, listed: open, summary: open });
});
