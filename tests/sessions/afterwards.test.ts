import { afterAll, beforeAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import {
  captureNote,
  id,
  noteDraft,
  noteSecret,
  pastSessionDraft,
  planSession,
  sessionDraft,
  someone,
  startCommunity,
  table,
} from '../http/guild.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let world: TestWorld;
let priya: Person;
let ana: Person;
let communityId: string;
beforeAll(async () => {
  world = await testWorld();
  priya = someone(world, 0);
  ana = someone(world, 1);
  communityId = await startCommunity(world, priya, [[ana, 'member']]);
});
afterAll(() => world.stop());

const at = (session: Session) => ({ communityId, sessionId: session.id });
const open = (person: Person, session: Session) =>
  world.call(person, API.openSession, { params: at(session) });
const close = (session: Session) => world.call(priya, API.closeSession, { params: at(session), body: {} });

test('an action that the facilitator adds after closing reaches its owner, the summary and the search', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(priya));
  await close(session);
  await world.call(ana, API.searchKnowledge, { params: { communityId }, query: { q: 'forgotten' } });
  const draft = noteDraft('Forgotten: ask the sponsor', {
    kind: 'action',
    ownerId: ana.id,
    due: '2026-12-03',
  });
  await captureNote(world, priya, session, draft);
  await world.settled();
  const home = await world.call(ana, API.openHome);
  expect(home.mine.map(({ text }) => text)).toContain('Forgotten: ask the sponsor');
  expect((await open(ana, session)).session.outcome.actions).toBe(1);
  expect((await open(ana, session)).summary?.actions).toMatchObject([{ text: 'Forgotten: ask the sponsor' }]);
  const found = await world.call(ana, API.searchKnowledge, {
    params: { communityId },
    query: { q: 'forgotten' },
  });
  expect(found.total).toBe(1);
});

test('lists count all that was decided, also what the summary has no room for', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(priya));
  const long = 'a long decision '.repeat(240);
  const notes = [];
  for (let count = 0; count < 12; count += 1)
    notes.push(await captureNote(world, priya, session, noteDraft(long, { kind: 'decision' })));
  const { summary } = await close(session);
  const counted = async () => (await open(ana, session)).session.outcome;
  expect(summary.leftOut).toBeGreaterThan(0);
  expect(await counted()).toEqual({ decisions: 12, actions: 0, failures: 0 });
  // Changed afterwards, what was left out changes the counts, though not a word of the summary.
  const last = notes.at(-1);
  await world.call(priya, API.editNote, {
    params: { ...at(session), noteId: last?.id ?? '' },
    query: { authorKey: last?.authorKey ?? '' },
    body: { note: noteDraft(long, { kind: 'failure' }), secret: null },
    etag: last?.etag ?? '',
  });
  expect((await open(ana, session)).summary?.decided).toEqual(summary.decided);
  expect(await counted()).toEqual({ decisions: 11, actions: 0, failures: 1 });
});

test('actions that are finished at the same moment are all done in the summary', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(priya));
  const notes = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      captureNote(world, ana, session, noteDraft(`Do ${index}`, { kind: 'action' })),
    ),
  );
  await close(session);
  await Promise.all(
    notes.map((note) =>
      world.call(ana, API.finishAction, {
        params: { ...at(session), noteId: note.id },
        query: { authorKey: note.authorKey },
        body: { done: true },
      }),
    ),
  );
  const { summary } = await open(ana, session);
  expect(summary?.actions.map(({ done }) => done)).toEqual(Array(8).fill(true));
});

test('a session that nobody closed does not stand in the way of the next one, and stays its facilitator’s', async () => {
  const forgotten = await planSession(world, priya, communityId, pastSessionDraft(priya));
  const { agenda } = await open(priya, forgotten);
  const to = agenda.items[0]?.id ?? null;
  await world.call(priya, API.moveAgenda, { params: at(forgotten), body: { to }, etag: agenda.etag });
  await world.settled();
  expect((await world.call(ana, API.openHome)).next).toBeNull();
  const coming = await planSession(world, priya, communityId, sessionDraft(priya));
  await world.settled();
  expect((await world.call(ana, API.openHome)).next?.session.id).toBe(coming.id);
  expect((await world.call(priya, API.openHome)).toClose.map(({ id: left }) => left)).toContain(forgotten.id);
  await close(forgotten);
  expect((await world.call(priya, API.openHome)).toClose).toEqual([]);
});

test('nothing an unattributed note is answered with tells when it was written', async () => {
  const session = await planSession(world, priya, communityId, sessionDraft(priya));
  const secret = noteSecret();
  const note = await captureNote(world, ana, session, noteDraft('I was afraid to say so'), secret);
  const params = { ...at(session), noteId: note.id };
  const query = { authorKey: note.authorKey };
  const [shown] = (await open(priya, session)).notes;
  const live = await world.call(priya, API.followSession, { params: at(session) });
  expect(shown).toEqual(note);
  expect(live.notes).toEqual([note]);
  expect(JSON.stringify([note, shown])).not.toMatch(/\d\d(:|%3A)\d\d/);

  const edit = (text: string, etag: string, operation = id()) =>
    world.ask(ana, API.editNote, { params, query, body: { note: noteDraft(text), secret }, etag, operation });
  const operation = id();
  const edited = await edit('I was afraid', note.etag, operation);
  expect(edited.status).toBe(200);
  expect(edited.body.etag).not.toBe(note.etag);
  // The same once more, because its answer was lost.
  expect((await edit('I was afraid', note.etag, operation)).body).toEqual(edited.body);
  const stale = await edit('Too late', note.etag);
  expect(stale.body).toMatchObject({ code: 'changed-meanwhile', current: { text: 'I was afraid' } });
  expect((await edit('I am not', edited.body.etag)).status).toBe(200);
});

test('a moment to follow from that does not exist is refused', async () => {
  const session = await planSession(world, priya, communityId, sessionDraft(priya));
  for (const since of ['2026-13-45T00:00:00Z', '2026-11-23T::::::::Z']) {
    const answer = await world.ask(ana, API.followSession, { params: at(session), query: { since } });
    expect([since, answer.status, answer.body.code]).toEqual([since, 400, 'invalid-input']);
  }
});

test('the chat of a meeting is the one Microsoft 365 tells, whatever somebody has linked before', async () => {
  const held = world.microsoft365.faults.add({
    match: { path: 'onlineMeetings' },
    status: 503,
    times: 'all',
  });
  const session = await planSession(world, priya, communityId, sessionDraft(priya));
  const params = at(session);
  const theirs = '19:somebody_elses_chat@thread.v2';
  expect((await world.call(ana, API.linkMeeting, { params, body: { chatId: theirs } })).chatId).toBe(theirs);
  await world.settled();
  held.remove();
  await world.host.idle();
  const found = await open(ana, session);
  expect(found.session.chatId).toMatch(/^19:meeting_/);
  expect(held.hits()).toBeGreaterThan(0);
  const other = await world.call(ana, API.findMeeting, { params: { chatId: theirs } });
  expect(other.found).toBeNull();
});

test('a session that was chosen in another one’s meeting gets its own meeting back', async () => {
  const held = world.microsoft365.faults.add({
    match: { path: 'onlineMeetings' },
    status: 503,
    times: 'all',
  });
  const [real, chosen] = [
    await planSession(world, priya, communityId, sessionDraft(priya)),
    await planSession(world, priya, communityId, pastSessionDraft(priya)),
  ];
  await world.settled();
  const { joinUrl } = (await open(ana, real)).session;
  const chat = world.microsoft365.chats.find((one) => one.joinUrl === joinUrl);
  if (!chat) throw new Error('The meeting has no chat');
  await world.call(ana, API.linkMeeting, { params: at(chosen), body: { chatId: chat.id } });
  held.remove();
  await world.host.idle();
  expect((await open(ana, real)).session.chatId).toBe(chat.id);
  expect((await open(ana, chosen)).session.chatId).toBeNull();
  const { found } = await world.call(ana, API.findMeeting, { params: { chatId: chat.id } });
  expect(found).toMatchObject(at(real));
});

test('without its table the app says that storage does not answer, not that nothing is there', async () => {
  await table(world).deleteTable();
  const answer = await world.ask(ana, API.openCommunity, { params: { communityId: id() } });
  expect(answer.body.code).toBe('storage-unavailable');
});
