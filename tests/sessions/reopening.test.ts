import { expect, test } from 'vitest';
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
  startCommunity,
  table,
} from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { at, leading, minutesFromNow } from './leading.ts';

const { world, communityId, priya, ana, ben } = await gathered({
  ana: 'member',
  ben: 'member',
});

const { open, move, close, reopen } = leading(world);

const openActions = async (person: Person, community = communityId) =>
  (await world.call(person, API.listOpenActions, { params: { communityId: community } })).actions;
const mine = async (person: Person) =>
  (await world.call(person, API.openHome)).mine.filter(({ kind }) => kind === 'action');
const kinds = async (session: Session) =>
  (await world.call(priya, API.openHome)).news.flatMap((item) =>
    'sessionId' in item && item.sessionId === session.id ? [item.kind] : [],
  );

test('a session that was closed by mistake goes on: members capture again, and it is live as before', async () => {
  const session = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(ana, { when: minutesFromNow(-10) }),
  );
  const [first, second] = (await open(ana, session)).agenda.items;
  const begun = await move(ana, session, first?.id ?? null);
  await close(ana, session);
  const refused = await world.ask(ben, API.captureNote, {
    params: { ...at(session), noteId: id() },
    body: { note: noteDraft('Too late'), secret: null },
  });
  expect(refused.body.code).toBe('session-over');
  expect((await open(ben, session)).abilities.reopen).toBe('facilitator-only');
  expect((await reopen(ben, session)).body.code).toBe('facilitator-only');
  expect((await open(ana, session)).abilities.reopen).toBe('yes');
  const { cursor } = await world.call(ben, API.followSession, { params: at(session), query: {} });

  const answer = await reopen(ana, session);
  expect(answer.body).toMatchObject({
    state: 'live',
    begunAt: begun.body.session.begunAt,
    closedAt: null,
    reopened: { by: { id: ana.id, name: ana.displayName } },
    outcome: { decisions: 0, actions: 0, failures: 0 },
  });
  // So does the panel that Ben has open.
  const live = await world.call(ben, API.followSession, { params: at(session), query: { since: cursor } });
  expect(live).toMatchObject({ session: { state: 'live' }, abilities: { capture: 'yes' } });
  const page = await open(ben, session);
  expect([page.summary, page.unattributedNotes, page.abilities.capture]).toEqual([null, true, 'yes']);
  await captureNote(world, ben, session, noteDraft('After all'));
  await captureNote(world, ben, session, noteDraft('Without my name'), noteSecret());
  expect((await move(ana, session, second?.id ?? null)).status).toBe(200);
  const again = await close(ana, session);
  expect(again.body.summary.learned.map(({ text }) => text).sort()).toEqual(['After all', 'Without my name']);
});

test('what is known of a session that is closed anew is what is true then, told and listed once', async () => {
  const community = await startCommunity(world, priya, [
    [ana, 'member'],
    [ben, 'member'],
  ]);
  const next = await planSession(world, priya, community, sessionDraft(ana));
  const session = await planSession(world, priya, community, pastSessionDraft(ana));
  const action = await captureNote(
    world,
    ben,
    session,
    noteDraft('Ask the sponsor', { kind: 'action', ownerId: ben.id }),
  );
  const first = await close(ana, session);
  await world.settled();
  expect(await kinds(session)).toContain('closed');
  expect((await mine(ben)).map(({ noteId }) => noteId)).toEqual([action.id]);

  await reopen(ana, session);
  await world.settled();
  expect(await kinds(session)).not.toContain('closed');
  expect(await kinds(session)).toContain('reopened');
  expect(await openActions(priya, community)).toEqual([]);
  expect(await mine(ben)).toEqual([]);
  expect((await world.call(ana, API.openHome)).toClose.map((one) => one.id)).toContain(session.id);

  // Its author gives it to somebody else while the session is open again.
  await world.call(ben, API.editNote, {
    params: { ...at(session), noteId: action.id },
    query: { authorKey: action.authorKey },
    body: { note: noteDraft('Ask the sponsor', { kind: 'action', ownerId: ana.id }), secret: null },
    etag: action.etag,
  });
  await captureNote(world, ben, session, noteDraft('We ask', { kind: 'decision' }));
  const second = await close(priya, session);
  await world.settled();
  expect(second.body.summary).toMatchObject({
    decided: [{ text: 'We ask' }],
    actions: [{ owner: { id: ana.id } }],
  });
  expect(Date.parse(second.body.summary.closedAt)).toBeGreaterThan(Date.parse(first.body.summary.closedAt));
  expect((await open(ben, session)).session).toMatchObject({
    closedAt: second.body.summary.closedAt,
    outcome: { decisions: 1, actions: 1 },
  });
  expect((await kinds(session)).filter((kind) => kind === 'closed')).toHaveLength(1);
  expect((await openActions(priya, community)).map(({ owner }) => owner?.id)).toEqual([ana.id]);
  expect([(await mine(ben)).length, (await mine(ana)).length]).toEqual([0, 1]);
  const page = await open(ana, next);
  expect(page.agenda.items.filter((item) => item.kind === 'open-actions')).toHaveLength(1);
});

test('a session is reopened within a day after it was closed, not later', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  await close(ana, session);
  const closedMinutesAgo = (minutes: number) =>
    table(world).updateEntity(
      {
        partitionKey: `${priya.tenantId}|${communityId}`,
        rowKey: `session|${session.id}`,
        closedAt: new Date(Date.now() - minutes * 60_000).toISOString(),
      },
      'Merge',
    );
  await closedMinutesAgo(24 * 60 + 1);
  expect((await open(ana, session)).abilities.reopen).toBe('closed-for-good');
  expect(await reopen(ana, session)).toMatchObject({ status: 409, body: { code: 'closed-for-good' } });
  await closedMinutesAgo(24 * 60 - 1);
  expect((await reopen(ana, session)).body.state).toBe('planned');
});

test('a session that was called off is not reopened', async () => {
  const session = await planSession(world, priya, communityId, sessionDraft(ana));
  await world.call(ana, API.cancelSession, { params: at(session), body: { comment: '' } });
  expect((await reopen(ana, session)).body.code).toBe('session-over');
});

test('reopening mails nobody and leaves the event in the calendars as it is', async () => {
  const session = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(ana, { when: minutesFromNow(-10) }),
  );
  await world.settled();
  const [first] = (await open(ana, session)).agenda.items;
  await move(ana, session, first?.id ?? null);
  await close(ana, session);
  await world.settled();
  const mails = world.microsoft365.mails().length;
  expect(mails).toBeGreaterThan(0);
  const event = JSON.stringify(world.microsoft365.calendar(priya.id));
  const reopened = await reopen(ana, session);
  expect(reopened.body).toMatchObject({ state: 'live', invite: 'sent' });
  await world.settled();
  await close(ana, session);
  await world.settled();
  expect(world.microsoft365.mails()).toHaveLength(mails);
  expect(JSON.stringify(world.microsoft365.calendar(priya.id))).toBe(event);
});

test('a session that was begun by mistake days before is to come again once it is closed and reopened', async () => {
  const session = await planSession(world, priya, communityId, sessionDraft(ana));
  await world.settled();
  const cancel = () => world.ask(ana, API.cancelSession, { params: at(session), body: { comment: '' } });
  const [first] = (await open(ana, session)).agenda.items;
  await move(ana, session, first?.id ?? null);
  expect((await open(ana, session)).abilities.cancel).toBe('session-live');
  expect(await cancel()).toMatchObject({ status: 409, body: { code: 'session-live' } });
  await close(ana, session);
  expect((await reopen(ana, session)).body).toMatchObject({ state: 'invited', begunAt: null });
  const page = await open(ana, session);
  expect(page.agenda.items.every(({ startedAt, endedAt }) => startedAt === null && endedAt === null)).toBe(
    true,
  );
  const upcoming = await world.call(ben, API.listSessions, {
    params: { communityId },
    query: { when: 'upcoming' },
  });
  expect(upcoming.sessions.map((one) => one.id)).toContain(session.id);
  expect((await cancel()).body.state).toBe('cancelled');
});

test('a session that was closed before its end stands once among past ones, also after it was reopened', async () => {
  const community = await startCommunity(world, priya);
  const session = await planSession(
    world,
    priya,
    community,
    sessionDraft(priya, { when: minutesFromNow(-30) }),
  );
  const past = async () =>
    (
      await world.call(priya, API.listSessions, {
        params: { communityId: community },
        query: { when: 'past' },
      })
    ).sessions.map((one) => one.state);
  const looked = async () => {
    const filter = `PartitionKey eq '${priya.tenantId}|${community}' and RowKey ge 'over|' and RowKey lt 'over|~'`;
    let rows = 0;
    for await (const _ of table(world).listEntities({ queryOptions: { filter } })) rows += 1;
    return rows;
  };
  const [first] = (await open(priya, session)).agenda.items;
  await move(priya, session, first?.id ?? null);
  await close(priya, session);
  expect([await past(), await looked()]).toEqual([['closed'], 1]);
  await reopen(priya, session);
  expect([await past(), await looked()]).toEqual([[], 1]);
  await close(priya, session);
  expect([await past(), await looked()]).toEqual([['closed'], 1]);
});

test('reopening twice at once reopens once, and a closing or reopening that is sent again is not done again', async () => {
  const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
  const [closing, reopening] = [id(), id()];
  await close(ana, session, closing);
  const answers = await Promise.all([
    reopen(ana, session, reopening),
    reopen(ana, session, reopening),
    reopen(priya, session),
    reopen(ana, session),
  ]);
  expect(answers.map((answer) => answer.body.code ?? answer.status)).toEqual([200, 200, 200, 200]);
  await world.settled();
  expect((await kinds(session)).filter((kind) => kind === 'reopened')).toHaveLength(1);
  // The answer to closing it was lost, and it is sent once more.
  await close(ana, session, closing);
  expect((await open(ana, session)).session.state).toBe('planned');
  await close(ana, session);
  await reopen(ana, session, reopening);
  expect((await open(ana, session)).session.state).toBe('closed');
});

test('a session that is reopened while others write in it loses no note and tells each author the truth', async () => {
  for (let round = 0; round < 3; round += 1) {
    const session = await planSession(world, priya, communityId, pastSessionDraft(ana));
    await close(ana, session);
    const write = (person: Person, text: string) =>
      world.ask(person, API.captureNote, {
        params: { ...at(session), noteId: id() },
        body: { note: noteDraft(text, { kind: 'decision' }), secret: null },
      });
    const answers = await Promise.all([
      write(ben, 'Before'),
      write(ana, 'Added by who leads'),
      reopen(ana, session),
      write(ben, 'During'),
      write(priya, 'Added by the organiser'),
      write(ben, 'After'),
    ]);
    expect(answers[2]?.status).toBe(200);
    const notes = answers.filter((_, at) => at !== 2);
    for (const answer of notes) expect(answer.body.code ?? 'kept').toMatch(/^(kept|session-over)$/);
    const kept = notes.flatMap(({ status, body }) => (status === 200 && 'text' in body ? [body.text] : []));
    const closed = await close(ana, session);
    expect(closed.body.summary.decided.map(({ text }) => text).sort()).toEqual(kept.sort());
  }
});
