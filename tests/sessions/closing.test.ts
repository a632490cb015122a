import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Session } from '../../domain/sessions/session.ts';
import {
  agendaItem,
  captureNote,
  day,
  id,
  noteDraft,
  noteSecret,
  pastSessionDraft,
  planSession,
  sessionDraft,
  startCommunity,
} from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { at, leading } from './leading.ts';

const { world, communityId, priya, ana, ben, iva } = await gathered({
  ana: 'member',
  ben: 'member',
  iva: 'sponsor',
});

const { open, move, close } = leading(world);

test('a session is closed once it has begun or its time has come, not before', async () => {
  const early = await planSession(world, priya, communityId, sessionDraft(ana));
  expect((await close(ana, early)).body.code).toBe('session-not-open');
  const [item] = (await open(ana, early)).agenda.items;
  await move(ana, early, item?.id ?? null);
  expect((await close(ana, early)).status).toBe(200);
});

test('closing writes down what was decided, who does what by when, what failed and was learned', async () => {
  // Later than the others, so that it is on the first page of past ones.
  const when = { date: day(-1), time: '09:00', minutes: 60, zone: 'UTC' };
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana, { when }));
  const due = day(10);
  await captureNote(world, ben, session, noteDraft('We ask first', { kind: 'decision' }));
  await captureNote(world, ben, session, noteDraft('Try it', { kind: 'action', ownerId: iva.id, due }));
  await captureNote(world, ben, session, noteDraft('The script failed', { kind: 'failure' }));
  await captureNote(world, ana, session, noteDraft('Openers matter'));
  await captureNote(world, ana, session, noteDraft('Does it scale?', { kind: 'question' }));
  await captureNote(world, ben, session, noteDraft('My first week', { kind: 'story' }), noteSecret());
  const begun = await move(ana, session, (await open(ana, session)).agenda.items[0]?.id ?? null);
  expect(begun.status).toBe(200);
  const closed = await close(ana, session);
  expect(closed.body).toMatchObject({
    session: { state: 'closed' },
    summary: {
      decided: [{ text: 'We ask first', author: { id: ben.id } }],
      actions: [{ text: 'Try it', owner: { id: iva.id }, due, done: false }],
      failed: [{ text: 'The script failed' }],
      learned: [{ text: 'Openers matter' }],
      openQuestions: [{ text: 'Does it scale?' }],
      stories: [{ text: 'My first week', author: null }],
      leftOut: 0,
    },
  });
  const past = await world.call(ben, API.listSessions, { params: { communityId }, query: { when: 'past' } });
  expect(past.sessions.find(({ id }) => id === session.id)?.outcome).toEqual({
    ...{ decisions: 1, actions: 1, failures: 1 },
  });
  const page = await open(ben, session);
  expect(page.summary).toEqual(closed.body.summary);
  expect(page.agenda.items.every((item) => item.startedAt === null || item.endedAt !== null)).toBe(true);
  expect((await close(ana, session)).body.summary).toEqual(closed.body.summary);
  const { actions } = await world.call(iva, API.listOpenActions, { params: { communityId } });
  expect(actions).toContainEqual(
    expect.objectContaining({ text: 'Try it', sessionId: session.id, topic: session.topic, due }),
  );
});

test('closing the same session from many places at once closes it once, without a false error', async () => {
  const community = await startCommunity(world, priya, [[ana, 'member']]);
  for (let round = 0; round < 3; round += 1) {
    const session = await planSession(world, priya, community, pastSessionDraft(ana));
    await planSession(world, priya, community, sessionDraft(ana));
    await captureNote(world, ana, session, noteDraft('Do it', { kind: 'action', ownerId: ana.id }));
    const operation = id();
    const answers = await Promise.all([
      close(ana, session, operation),
      close(ana, session, operation),
      close(priya, session),
      close(ana, session),
    ]);
    expect(answers.map((answer) => answer.body.code ?? answer.status)).toEqual([200, 200, 200, 200]);
    await world.settled();
  }
  const home = await world.call(ana, API.openHome);
  const closings = home.news.filter((one) => one.kind === 'closed' && one.communityId === community);
  expect(closings.length).toBeLessThanOrEqual(4);
});

test('a note that is captured while the session is closed is in the summary, or its author is told that it is not', async () => {
  for (let round = 0; round < 3; round += 1) {
    const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
    const writing = Array.from({ length: 12 }, (_, index) =>
      world.ask(ben, API.captureNote, {
        params: { ...at(session), noteId: id() },
        body: { note: noteDraft(`Decision ${index}`, { kind: 'decision' }), secret: null },
      }),
    );
    await Promise.race(writing);
    const closing = close(ana, session);
    const answers = await Promise.all(writing);
    expect((await closing).status).toBe(200);
    for (const answer of answers) expect(answer.body.code ?? 'kept').toMatch(/^(kept|session-over)$/);
    const kept = answers.flatMap((answer) => (answer.status === 200 ? [answer.body.text] : []));
    const page = await open(ana, session);
    expect(page.summary?.decided.map((point) => point.text).sort()).toEqual(kept.sort());
  }
});

test('open actions are carried over to the next session’s agenda, once, and its form still saves', async () => {
  const community = await startCommunity(world, priya, [[ana, 'member']]);
  const agenda = Array.from({ length: 20 }, (_, index) => agendaItem(`Item ${index}`));
  const next = await planSession(world, priya, community, sessionDraft(ana, { agenda }));
  for (let round = 0; round < 2; round += 1) {
    const session = await planSession(world, priya, community, pastSessionDraft(ana));
    await captureNote(world, ana, session, noteDraft('Still to do', { kind: 'action', ownerId: ana.id }));
    expect((await close(ana, session)).status).toBe(200);
    await world.settled();
  }
  const page = await open(ana, next);
  expect(page.agenda.items.filter((item) => item.kind === 'open-actions')).toHaveLength(1);
  expect(page.agenda.items).toHaveLength(21);
  const saved = await world.ask(ana, API.changeSession, {
    params: at(next),
    body: sessionDraft(ana, {
      topic: 'Renamed',
      agenda: page.agenda.items.map(({ startedAt, endedAt, ...item }) => item),
    }),
    etag: page.session.etag,
  });
  expect(saved.body.topic).toBe('Renamed');
});

test('open actions pass over a showcase, which guests see, to the next session that is not one', async () => {
  const community = await startCommunity(world, priya, [[ana, 'member']]);
  const on = (offset: number, change: Parameters<typeof sessionDraft>[1] = {}) =>
    planSession(
      world,
      priya,
      community,
      sessionDraft(ana, { ...change, when: { ...sessionDraft(ana).when, date: day(offset) } }),
    );
  const showcase = await on(3, { format: 'showcase' });
  const next = await on(5);
  const later = await on(9);
  const session = await planSession(world, priya, community, pastSessionDraft(ana));
  await captureNote(world, ana, session, noteDraft('Still to do', { kind: 'action', ownerId: ana.id }));
  expect((await close(ana, session)).status).toBe(200);
  await world.settled();
  const begins = async (one: Session) => (await open(ana, one)).agenda.items[0]?.kind;
  expect(await Promise.all([showcase, next, later].map(begins))).toEqual(['topic', 'open-actions', 'topic']);
});
