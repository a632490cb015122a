import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Role } from '../../domain/community/community.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import {
  captureNote,
  id,
  noteDraft,
  pastSessionDraft,
  planSession,
  sessionDraft,
  someone,
  startCommunity,
} from '../http/guild.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let world: TestWorld;
let priya: Person;
let marcus: Person;
let ben: Person;
let ana: Person;
let communityId: string;
beforeAll(async () => {
  world = await testWorld();
  [priya, marcus, ben, ana] = [0, 1, 2, 3].map((index) => someone(world, index)) as [
    Person,
    Person,
    Person,
    Person,
  ];
});
afterEach(() => world.microsoft365.faults.clear());
afterAll(() => world.stop());
beforeEach(async () => {
  communityId = await startCommunity(world, priya, [
    [marcus, 'member'],
    [ben, 'member'],
    [ana, 'guest'],
  ]);
});

const at = (session: Session) => ({ communityId, sessionId: session.id });
const look = (by: Person, session: Session) => world.call(by, API.openSummaryMail, { params: at(session) });
const send = (by: Person, session: Session, people: readonly Person[], mailId = id()) =>
  world.ask(by, API.sendSummary, {
    params: { ...at(session), mailId },
    body: { to: 'invited', people: people.map((person) => person.id) },
  });
const close = (by: Person, session: Session) => world.call(by, API.closeSession, { params: at(session) });

/** A session of today that was never in a calendar, with a note in it, closed. */
async function closed(change = {}): Promise<Session> {
  const session = await planSession(world, priya, communityId, pastSessionDraft(marcus, change));
  await captureNote(world, ben, session, noteDraft('Ask first'));
  await close(priya, session);
  return session;
}

/** A session that was in everybody's calendar, begun and closed. */
async function met(answers: readonly (readonly [Person, 'accepted' | 'declined'])[]): Promise<Session> {
  const session = await planSession(world, priya, communityId, sessionDraft(marcus));
  await world.settled();
  for (const [person, response] of answers)
    await world.call(person, API.answerInvite, { params: at(session), body: { response } });
  await world.settled();
  const { agenda } = await world.call(priya, API.openSession, { params: at(session) });
  const to = agenda.items[0]?.id ?? null;
  await world.call(priya, API.moveAgenda, { params: at(session), body: { to }, etag: agenda.etag });
  await close(priya, session);
  return session;
}

describe('the offer', () => {
  test('names the host’s mailbox, who was invited, who was absent and who gets the replies', async () => {
    const session = await met([
      [marcus, 'accepted'],
      [ben, 'declined'],
    ]);
    expect((await look(marcus, session)).offer).toEqual({
      access: 'yes',
      from: { id: priya.id, name: priya.displayName },
      replyTo: { id: marcus.id, name: marcus.displayName },
      hidden: false,
      invited: expect.arrayContaining([
        { id: marcus.id, name: marcus.displayName },
        { id: ben.id, name: ben.displayName },
      ]),
      absent: [ben.id],
      absentBasis: 'answers',
      have: 0,
    });
  });

  test('is made to whoever led it alone, and once it is closed', async () => {
    const session = await planSession(world, priya, communityId, pastSessionDraft(marcus));
    expect((await look(priya, session)).offer).toBeNull();
    expect((await send(priya, session, [ben])).body).toMatchObject({ code: 'session-not-closed' });
    await close(priya, session);
    expect((await look(ben, session)).offer).toBeNull();
    expect((await look(priya, session)).offer).not.toBeNull();
  });

  test('leaves out guests of a showcase, who do not read notes, and hides the others from each other', async () => {
    const session = await closed({ format: 'showcase' });
    const { offer } = await look(priya, session);
    expect(offer?.invited.map((person) => person.id).sort()).toEqual([ben.id, marcus.id].sort());
    expect(offer?.hidden).toBe(true);
    expect((await send(priya, session, [ana])).body).toMatchObject({ code: 'summary-sent' });
  });

  test('says that it is not known while Microsoft 365 does not answer', async () => {
    const host = someone(world, 8);
    const theirs = await startCommunity(world, host);
    const session = await planSession(world, host, theirs, pastSessionDraft(host));
    const params = { communityId: theirs, sessionId: session.id };
    await world.call(host, API.closeSession, { params });
    world.microsoft365.faults.settings.down = true;
    expect((await world.call(host, API.openSummaryMail, { params })).offer?.access).toBe('unknown');
  });

  test('costs three storage calls more than the page of a session, and asks Graph once a day', async () => {
    const session = await closed();
    await look(priya, session);
    world.clearCosts();
    await look(priya, session);
    await look(ben, session);
    const [leader, member] = world.costs().filter(({ route }) => route === 'openSummaryMail');
    expect(leader).toMatchObject({ graphCalls: 0 });
    expect(leader?.storageCalls).toBeLessThanOrEqual(5);
    expect(member).toMatchObject({ graphCalls: 0 });
    expect(member?.storageCalls).toBeLessThanOrEqual(3);
  });
});

describe('a summary', () => {
  test('goes to exactly those who were shown and still belong, and everybody is told that it went', async () => {
    const session = await closed();
    await world.call(priya, API.removeMember, { params: { communityId, personId: ben.id } });
    const before = world.microsoft365.mails().length;
    const mailId = id();
    const sent = await send(marcus, session, [ben, marcus], mailId);
    expect(sent.body).toMatchObject({ id: mailId, people: 1, state: 'waiting', by: { id: marcus.id } });
    await world.settled();
    const mails = world.microsoft365
      .mails()
      .slice(before)
      .filter(({ kind }) => kind === 'message');
    expect(mails.map(({ to, from }) => [from.name, to.name])).toEqual([
      [priya.displayName, marcus.displayName],
    ]);
    const { mails: told } = await look(marcus, session);
    expect(told).toMatchObject([{ id: mailId, state: 'sent', people: 1, problem: null }]);
    expect(Date.parse(told[0]?.sentAt ?? '')).toBeGreaterThan(0);
  });

  test('that was sent is the same when it is asked for again, and nobody else’s', async () => {
    const session = await closed();
    const mailId = id();
    await send(priya, session, [ben], mailId);
    expect((await send(priya, session, [ben, marcus], mailId)).body).toMatchObject({ people: 1 });
    expect((await send(marcus, session, [marcus], mailId)).body).toMatchObject({ code: 'already-exists' });
  });

  test('changes where notes are added, changed and taken away, and not where an action is done', async () => {
    const session = await planSession(world, priya, communityId, pastSessionDraft(priya));
    const [kept, gone, action] = [
      await captureNote(world, priya, session, noteDraft('Ask first')),
      await captureNote(world, priya, session, noteDraft('Nonsense')),
      await captureNote(world, priya, session, noteDraft('Try it', { kind: 'action', ownerId: priya.id })),
    ];
    await close(priya, session);
    await send(priya, session, [ben]);
    await world.settled();
    const name = (note: { id: string; authorKey: string }) => ({
      params: { ...at(session), noteId: note.id },
      query: { authorKey: note.authorKey },
    });
    await world.call(priya, API.finishAction, { ...name(action), body: { done: true } });
    expect((await look(priya, session)).changes).toBeNull();
    await world.call(priya, API.editNote, {
      ...name(kept),
      body: { note: noteDraft('Ask before you tell'), secret: null },
      etag: kept.etag,
    });
    await world.call(priya, API.removeNote, { ...name(gone), body: { secret: null } });
    await captureNote(world, priya, session, noteDraft('And wait', { kind: 'decision' }));
    const { changes, offer } = await look(priya, session);
    expect(changes).toEqual({
      added: [{ text: 'And wait', aside: priya.displayName, done: null }],
      changed: [{ text: 'Ask before you tell', aside: priya.displayName, done: null }],
      removed: 1,
    });
    // Everybody may get it again.
    expect(offer?.have).toBe(0);
  });
});

test.each<[Role, boolean]>([
  ['sponsor', true],
  ['guest', false],
])('a %s who was added finds a welcome on Home, with the session they may open', async (role, sees) => {
  const newcomer = someone(world, 9);
  const session = await planSession(world, priya, communityId, sessionDraft(marcus));
  await world.call(priya, API.addMember, {
    params: { communityId, personId: newcomer.id },
    body: { role },
  });
  await world.settled();
  const welcomes = async () =>
    ((await world.call(newcomer, API.openHome, {})).welcomes ?? []).filter(
      (one) => one.communityId === communityId,
    );
  expect(await welcomes()).toMatchObject([
    {
      name: 'Leading through feedback',
      addedBy: { id: priya.id },
      organisers: [{ id: priya.id }],
      next: sees ? { id: session.id, facilitator: { id: marcus.id } } : null,
    },
  ]);
  await world.call(newcomer, API.dismissWelcome, { params: { communityId } });
  expect(await welcomes()).toEqual([]);
  // It does not come back with what brings a feed up to date.
  await world.call(priya, API.addMember, {
    params: { communityId, personId: newcomer.id },
    body: { role: 'mentor' },
  });
  await world.settled();
  expect(await welcomes()).toEqual([]);
  expect((await world.call(priya, API.openHome, {})).welcomes).toEqual([]);
});
