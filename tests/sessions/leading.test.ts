import fc from 'fast-check';
import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { elapsed } from '../../domain/sessions/agenda.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
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
  someone,
  startCommunity,
} from '../http/guild.ts';
import { gathered } from '../support/community.ts';

const { world, communityId, priya, ana, ben, iva } = await gathered({
  ana: 'member',
  ben: 'member',
  iva: 'sponsor',
});

const at = (session: Session) => ({ communityId: session.communityId, sessionId: session.id });
const open = (person: Person, session: Session) =>
  world.call(person, API.openSession, { params: at(session) });
const undo = (person: Person, session: Session, to: string | null, etag: string) =>
  world.ask(person, API.moveAgenda, { params: at(session), body: { to, undo: true }, etag });
async function move(person: Person, session: Session, to: string | null, etag?: string, operation = id()) {
  const version = etag ?? (await open(person, session)).agenda.etag;
  return world.ask(person, API.moveAgenda, { params: at(session), body: { to }, etag: version, operation });
}
const close = (person: Person, session: Session, operation = id()) =>
  world.ask(person, API.closeSession, { params: at(session), body: {}, operation });

test('only the facilitator moves the agenda; the first move makes the session live', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const [first, second] = (await open(ana, session)).agenda.items;
  expect((await move(ben, session, first?.id ?? null)).body.code).toBe('facilitator-only');
  expect((await open(ben, session)).session.state).toBe('planned');
  const begun = await move(ana, session, first?.id ?? null);
  expect(begun.body).toMatchObject({
    session: { state: 'live' },
    agenda: { items: [{ endedAt: null }, { startedAt: null }] },
  });
  const on = await move(ana, session, second?.id ?? null, begun.body.agenda.etag);
  const [one, two] = on.body.agenda.items;
  expect([one?.endedAt !== null, two?.startedAt !== null, two?.endedAt]).toEqual([true, true, null]);
  const now = new Date(on.body.now);
  expect(Math.abs(now.getTime() - Date.now())).toBeLessThan(5_000);
  expect(two && elapsed(two, now)).toBeLessThan(5_000);
});

test('the session’s clock never runs backwards, wherever its facilitator goes and whatever is taken off the agenda', async () => {
  const walk = fc.array(fc.constantFrom(0, 1, null, 'undo' as const), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(walk, async (steps) => {
      const planned = await planSession(world, priya, communityId, pastSessionDraft(ana));
      expect(planned.begunAt).toBeNull();
      const { items } = (await open(ana, planned)).agenda;
      const begun = await move(ana, planned, items[0]?.id ?? null);
      const { begunAt } = begun.body.session;
      expect(Math.abs(Date.parse(begunAt ?? '') - Date.now())).toBeLessThan(5_000);
      let { agenda } = begun.body;
      for (const step of steps) {
        const moved =
          step === 'undo'
            ? await undo(ana, planned, items[1]?.id ?? null, agenda.etag)
            : await move(ana, planned, step === null ? null : (items[step]?.id ?? null), agenda.etag);
        expect(moved.body.session.begunAt).toBe(begunAt);
        ({ agenda } = moved.body);
      }
      const draft = pastSessionDraft(ana, { agenda: [] });
      const { etag } = (await open(ana, planned)).session;
      const changedNow = await world.ask(ana, API.changeSession, { params: at(planned), body: draft, etag });
      expect(changedNow.body.begunAt).toBe(begunAt);
      expect((await close(ana, planned)).body.session.begunAt).toBe(begunAt);
    }),
    { numRuns: 8 },
  );
});

test('a move that was a slip is taken back: what it began was never begun', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const [first, second] = (await open(ana, session)).agenda.items;
  await move(ana, session, first?.id ?? null);
  const slip = await move(ana, session, second?.id ?? null);
  const back = await undo(ana, session, first?.id ?? null, slip.body.agenda.etag);
  expect(back.body.agenda.items).toMatchObject([{ endedAt: null }, { startedAt: null, endedAt: null }]);
  // Somebody has gone on meanwhile: then there is nothing to take back.
  const late = await undo(ana, session, second?.id ?? null, slip.body.agenda.etag);
  expect(late.body.code).toBe('changed-meanwhile');
});

test('a move whose answer was lost is not made twice, and two facilitators cannot both move from the same place', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const page = await open(ana, session);
  const [first, second] = page.agenda.items;
  const once = await move(ana, session, first?.id ?? null, page.agenda.etag);
  const again = await move(ana, session, first?.id ?? null, page.agenda.etag);
  expect(again.body.agenda).toEqual(once.body.agenda);
  const stale = await move(priya, session, second?.id ?? null, page.agenda.etag);
  expect(stale.body).toMatchObject({ code: 'changed-meanwhile', current: { agenda: once.body.agenda } });
});

test('the agenda can only be moved to an item that is on it', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  expect((await move(ana, session, id())).body).toMatchObject({
    code: 'invalid-input',
    errors: [{ field: 'to' }],
  });
});

test('handing over is one click: who takes over leads from then on, and who handed over does not', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const [item] = (await open(ana, session)).agenda.items;
  const handed = await world.call(ana, API.handOver, { params: at(session), body: { to: ben.id } });
  expect(handed.facilitator).toEqual({ id: ben.id, name: 'Ben Whitlock' });
  expect(handed.invite).toBe(session.invite);
  expect(session.handedOver).toBeNull();
  expect(handed.handedOver).toMatchObject({ by: { id: ana.id, name: ana.displayName } });
  const repeated = await world.ask(ana, API.handOver, { params: at(session), body: { to: ben.id } });
  expect(repeated.status).toBe(200);
  expect((await move(ana, session, item?.id ?? null)).body.code).toBe('facilitator-only');
  expect((await move(ben, session, item?.id ?? null)).status).toBe(200);
  expect((await world.ask(ana, API.handOver, { params: at(session), body: { to: ana.id } })).body.code).toBe(
    'facilitator-only',
  );
  const stranger = await world.ask(ben, API.handOver, {
    params: at(session),
    body: { to: someone(world, 9).id },
  });
  expect(stranger.body).toMatchObject({ code: 'invalid-input', errors: [{ field: 'to' }] });
});

test('a sponsor funds a session and a guest visits one: neither is planned as its facilitator, nor handed it', async () => {
  const guest = someone(world, 9);
  const params = { communityId: await startCommunity(world, priya, [[guest, 'guest']]), sessionId: id() };
  await world.call(priya, API.addMember, {
    params: { communityId: params.communityId, personId: iva.id },
    body: { role: 'sponsor' },
  });
  for (const person of [iva, guest]) {
    const planned = await world.ask(priya, API.planSession, { params, body: pastSessionDraft(person) });
    expect(planned).toMatchObject({
      status: 409,
      body: { code: 'may-not-facilitate', errors: [{ field: 'facilitatorId' }] },
    });
  }
  await world.call(priya, API.planSession, { params, body: pastSessionDraft(priya) });
  for (const person of [iva, guest]) {
    const handed = await world.ask(priya, API.handOver, { params, body: { to: person.id } });
    expect(handed.body).toMatchObject({ code: 'may-not-facilitate', errors: [{ field: 'to' }] });
  }
});

test('a handing over whose answer was lost is done when it is sent again, whatever has become of whom it was given to', async () => {
  const [chidi, marcus] = [someone(world, 8), someone(world, 9)];
  const session = await planSession(
    world,
    priya,
    await startCommunity(world, priya, [
      [chidi, 'member'],
      [marcus, 'member'],
    ]),
    pastSessionDraft(priya),
  );
  const { communityId: community } = session;
  const handing = (person: Person) => ({ params: at(session), body: { to: person.id }, operation: id() });
  const [first, second] = [handing(chidi), handing(marcus)];
  await world.call(priya, API.handOver, first);
  await world.call(priya, API.addMember, {
    params: { communityId: community, personId: chidi.id },
    body: { role: 'sponsor' },
  });
  expect((await world.ask(priya, API.handOver, first)).status).toBe(200);
  await world.call(priya, API.handOver, second);
  await world.call(priya, API.removeMember, { params: { communityId: community, personId: marcus.id } });
  expect((await world.ask(priya, API.handOver, second)).status).toBe(200);
});

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
