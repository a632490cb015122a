import { expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { rotaMine } from '../../domain/rota/mine.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { id, planSession, sessionDraft, startCommunity } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { hold, openRota, wereThere } from './rota-support.ts';

const { world, communityId, priya, ana, ben, chidi } = await gathered({
  ana: 'member',
  ben: 'member',
  chidi: 'member',
});

const rota = (person: Person = priya) => openRota(world, person, communityId);
const at = (sessionId: string) => ({ communityId, sessionId });
const account = async (person: Person) =>
  (await rota()).accounts.find(({ person: { id: theirs } }) => theirs === person.id);
const whoLeads = async () => (await rota()).turns.map(({ person }) => person?.name ?? null);
const people = [priya, ana, ben, chidi];
const personOf = ({ person }: { readonly person: { readonly id: string } | null }) => {
  const found = people.find((one) => one.id === person?.id);
  if (!found) throw new Error('Nobody is proposed');
  return found;
};
const othersThan = (...some: readonly Person[]) => people.filter((one) => !some.includes(one));
/** What the rota asks of somebody on their Home. */
const mine = async (person: Person) => {
  await world.settled();
  return (await world.call(person, API.openHome)).mine.filter(
    (item) => item.communityId === communityId && item.kind in rotaMine,
  );
};
const told = async (person: Person) => {
  await world.settled();
  return ((await world.call(person, API.openHome)).told ?? []).map(({ kind }) => kind);
};
const history = async () =>
  (await world.call(priya, API.listRotaHistory, { params: { communityId } })).events;

test('closing a session settles its turn once, and whoever was there becomes eligible', async () => {
  const session = await hold(world, priya, communityId, ana, 3);
  await wereThere(world, ana, session, [ana, ben, priya]);
  expect(await account(ana)).toMatchObject({
    owed: -750_000,
    led: 1,
    lastLed: session.startsAt,
    attended: true,
  });
  expect(await account(ben)).toMatchObject({ owed: 250_000, led: 0, lastLed: null, attended: true });
  expect(await account(chidi)).toMatchObject({ owed: 250_000, why: 'not-attended' });
  // Saying it once more settles nothing twice.
  await wereThere(world, ana, session, [ana]);
  const { accounts } = await rota();
  expect(accounts.map(({ owed }) => owed)).toEqual([250_000, 250_000, 250_000, -750_000]);
  expect((await history())[0]).toMatchObject({
    what: 'led',
    by: { id: ana.id },
    account: { before: 0, after: -750_000, among: 4 },
  });
});

test('a session that is reopened and closed by another facilitator is paid by them; cancelled, by nobody', async () => {
  const session = await hold(world, priya, communityId, ben, 2);
  await world.settled();
  const before = await rota();
  const params = at(session.id);
  await world.call(ben, API.reopenSession, { params });
  await world.call(ben, API.handOver, { params, body: { to: priya.id } });
  await world.call(priya, API.closeSession, { params });
  await world.settled();
  const after = await rota();
  const owed = (of: typeof before, person: Person) =>
    of.accounts.find((one) => one.person.id === person.id)?.owed ?? 0;
  expect(owed(after, ben) - owed(before, ben)).toBeGreaterThan(999_990);
  expect(owed(before, priya) - owed(after, priya)).toBeGreaterThan(999_990);
  await world.call(priya, API.reopenSession, { params });
  await world.call(priya, API.cancelSession, { params, body: { comment: 'It was a rehearsal' } });
  await world.settled();
  expect((await rota()).accounts.map(({ owed: one }) => one)).toEqual([250_000, 250_000, 250_000, -750_000]);
  expect((await history()).slice(0, 3).map(({ what }) => what)).toEqual(['not-held', 'corrected', 'led']);
});

test('the next six turns say who is proposed and why, and Home asks them', async () => {
  const { turns } = await rota();
  expect(turns).toHaveLength(6);
  const [first, second] = turns;
  expect(first).toMatchObject({ topic: null, how: 'proposed', reason: { owed: 250_000, among: 3 } });
  // Ana led last, and others are owed something.
  expect([ben.id, priya.id]).toContain(first?.person?.id);
  expect(second?.person?.id).not.toBe(first?.person?.id);
  const leader = personOf(first ?? { person: null });
  // How many of the later ones are theirs as well is drawn.
  expect((await mine(leader))[0]).toMatchObject({
    kind: 'turn',
    sessionId: first?.id,
    isAgreed: false,
    owed: 250_000,
  });
});

test('whoever accepts a turn has it, and the session that is planned for it keeps what was agreed', async () => {
  const { turns } = await rota();
  const [first] = turns;
  if (!first) throw new Error('no turn');
  const leader = personOf(first);
  const [other] = othersThan(leader);
  expect((await world.ask(other as Person, API.acceptTurn, { params: at(first.id) })).body.code).toBe(
    'not-your-turn',
  );
  await world.call(leader, API.acceptTurn, { params: at(first.id) });
  await world.call(leader, API.acceptTurn, { params: at(first.id) });
  expect((await rota()).turns[0]).toMatchObject({ how: 'agreed', agreed: { how: 'accepted' } });
  await world.call(leader, API.joinTurn, {
    params: at(first.id),
    body: { as: 'coFacilitator', personId: ana.id },
  });
  await world.call(chidi, API.joinTurn, { params: at(first.id), body: { as: 'shadow', personId: chidi.id } });
  expect(
    (await world.ask(ana, API.joinTurn, { params: at(first.id), body: { as: 'shadow', personId: ana.id } }))
      .body.code,
  ).toBe('not-your-turn');
  await world.call(priya, API.planSession, {
    params: at(first.id),
    body: sessionDraft(leader, {
      when: { date: first.date, time: '14:00', minutes: 60, zone: 'Europe/London' },
    }),
  });
  expect((await rota()).turns[0]).toMatchObject({
    id: first.id,
    how: 'planned',
    topic: 'Feedback that lands',
    coFacilitator: { id: ana.id },
    shadow: { id: chidi.id },
  });
  // With its session planned it stands on Home with the session.
  expect((await mine(leader)).map(({ sessionId }) => sessionId)).not.toContain(first.id);
});

test('skipping a turn proposes the next one, and can be taken back', async () => {
  const { turns } = await rota();
  const turn = turns[1];
  if (!turn) throw new Error('no turn');
  const leader = personOf(turn);
  const params = at(turn.id);
  await world.call(leader, API.skipTurn, { params, body: { skips: true, reason: 'At a conference' } });
  await world.call(leader, API.skipTurn, { params, body: { skips: true, reason: 'At a conference' } });
  const after = (await rota()).turns[1];
  expect(after?.person?.id).not.toBe(leader.id);
  expect(after).toMatchObject({
    skips: [{ person: { id: leader.id }, reason: 'At a conference' }],
    reason: { skipped: [{ id: leader.id }], among: 2 },
  });
  expect((await mine(leader)).map(({ sessionId }) => sessionId)).not.toContain(turn.id);
  await world.call(leader, API.skipTurn, { params, body: { skips: false, reason: '' } });
  expect((await rota()).turns[1]?.person?.id).toBe(leader.id);
  expect((await history()).slice(0, 2)).toMatchObject([
    { what: 'not-skipped', by: { id: leader.id } },
    { what: 'skipped', reason: 'At a conference', date: turn.date },
  ]);
});

test('a swap says what it comes to, is agreed by both, and moves both turns', async () => {
  const { turns } = await rota();
  const [planned, other] = turns;
  if (!planned || !other) throw new Error('no turn');
  const asker = personOf(planned);
  const { choices } = await world.call(asker, API.listSwaps, { params: at(planned.id) });
  const choice = choices.find(({ turnId }) => turnId === other.id);
  if (!choice) throw new Error('no choice');
  const partner = personOf(choice);
  expect(choice.date).toBe(other.date);
  const swapId = id();
  const body = { swapId, people: [partner.id], word: 'I have a wedding' };
  await world.call(asker, API.askForSwap, { params: at(planned.id), body });
  expect(await mine(partner)).toContainEqual(
    expect.objectContaining({ kind: 'swap-asked', swapId, myDate: other.date, owed: choice.theirs }),
  );
  const asked = await rota(partner);
  expect(asked.turns[0]?.swapAsked).toEqual({ myDate: other.date, owed: choice.theirs });
  expect((await rota(asker)).turns[0]?.swapAsked).toBeNull();
  const answer = { swapId, agrees: true, word: 'Gladly' };
  const operation = id();
  await world.call(partner, API.answerSwap, { params: at(planned.id), body: answer, operation });
  await world.call(partner, API.answerSwap, { params: at(planned.id), body: answer, operation });
  const after = await rota();
  expect(after.turns[0]).toMatchObject({ person: { id: partner.id }, how: 'planned', swap: null });
  expect(after.turns[1]).toMatchObject({
    person: { id: asker.id },
    how: 'agreed',
    agreed: { how: 'swapped' },
  });
  // The session has changed hands, and nobody is mailed.
  const { session } = await world.call(priya, API.openSession, { params: at(planned.id) });
  expect(session).toMatchObject({ facilitator: { id: partner.id }, handedOver: { by: { id: partner.id } } });
  expect(await told(asker)).toContain('swap-agreed');
  expect(await mine(partner)).not.toContainEqual(expect.objectContaining({ kind: 'swap-asked' }));
  expect((await history())[0]).toMatchObject({
    what: 'swapped',
    person: { id: asker.id },
    until: other.date,
  });
});

test('of two who agree to one swap at the same moment, one has it and the other is told that it is over', async () => {
  const { turns } = await rota();
  const turn = turns[1];
  if (!turn) throw new Error('no turn');
  const asker = personOf(turn);
  const { choices } = await world.call(asker, API.listSwaps, { params: at(turn.id) });
  const [one, two] = choices.map(personOf);
  if (!one || !two) throw new Error('too few');
  const swapId = id();
  await world.call(asker, API.askForSwap, {
    params: at(turn.id),
    body: { swapId, people: [one.id, two.id], word: '' },
  });
  const body = { swapId, agrees: true, word: '' };
  const answers = await Promise.all(
    [one, two].map((person) => world.ask(person, API.answerSwap, { params: at(turn.id), body })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('swap-over');
  const winner = answers[0]?.status === 200 ? one : two;
  expect((await rota()).turns.find(({ id: turnId }) => turnId === turn.id)).toMatchObject({
    person: { id: winner.id },
    swap: null,
  });
});

test('a pause during a swap ends it, and who asked is told', async () => {
  const { turns } = await rota();
  const turn = turns.find(({ how, person }) => how === 'proposed' && person);
  if (!turn) throw new Error('no turn');
  const asker = personOf(turn);
  const { choices } = await world.call(asker, API.listSwaps, { params: at(turn.id) });
  const partner = personOf(choices[0] ?? { person: null });
  const swapId = id();
  await world.call(asker, API.askForSwap, {
    params: at(turn.id),
    body: { swapId, people: [partner.id], word: '' },
  });
  const settings = { reason: 'A sabbatical' };
  const paused = world.call(partner, API.changeMyTurns, {
    params: { communityId },
    body: { ...settings, pausedUntil: '2099-01-01' },
  });
  const agreed = world.ask(partner, API.answerSwap, {
    params: at(turn.id),
    body: { swapId, agrees: true, word: '' },
  });
  const [{ pausedUntil }] = await Promise.all([paused, agreed]);
  expect(pausedUntil).toBe('2099-01-01');
  const after = await rota();
  // Whichever was first, somebody who has paused leads no turn that is not planned.
  expect(after.turns.filter(({ how }) => how !== 'planned').map(({ person }) => person?.id)).not.toContain(
    partner.id,
  );
  expect(after.turns.find(({ id: turnId }) => turnId === turn.id)?.swap).toBeNull();
  expect((await mine(partner)).filter(({ kind }) => kind !== 'turn-at-risk')).toEqual([]);
  await world.call(partner, API.changeMyTurns, {
    params: { communityId },
    body: { ...settings, pausedUntil: null },
  });
  expect((await whoLeads()).filter(Boolean)).toHaveLength(6);
});

test('a planned turn that is given back is offered in the order of the rota until somebody takes it', async () => {
  const [planned] = (await rota()).turns;
  if (!planned) throw new Error('no turn');
  const giver = personOf(planned);
  const params = at(planned.id);
  await world.call(giver, API.giveTurnBack, { params, body: { reason: 'I am unwell' } });
  const offered = (await rota()).turns[0];
  expect(offered).toMatchObject({ person: { id: giver.id }, givenBack: { reason: 'I am unwell' } });
  const asked = personOf({ person: offered?.givenBack?.asked ?? null });
  expect(await mine(asked)).toContainEqual(
    expect.objectContaining({ kind: 'turn-offered', reason: 'I am unwell' }),
  );
  await world.call(asked, API.volunteerForTurn, { params, body: { takes: false, word: 'Not this time' } });
  const next = personOf({ person: (await rota()).turns[0]?.givenBack?.asked ?? null });
  expect(next.id).not.toBe(asked.id);
  expect(await mine(asked)).not.toContainEqual(expect.objectContaining({ kind: 'turn-offered' }));
  // Whoever was not asked may volunteer as well, even before having been to a session or after skipping it.
  await world.call(chidi, API.skipTurn, { params, body: { skips: true, reason: 'Perhaps away' } });
  await world.call(chidi, API.volunteerForTurn, { params, body: { takes: true, word: 'I can' } });
  expect((await rota()).turns[0]).toMatchObject({
    person: { id: chidi.id },
    givenBack: null,
    skips: [{ person: { id: giver.id }, reason: 'I am unwell' }],
  });
  expect(await told(giver)).toContain('turn-taken');
  expect(
    (await world.ask(next, API.volunteerForTurn, { params, body: { takes: true, word: '' } })).body.code,
  ).toBe('turn-taken');
});

test('whoever plans may choose otherwise and says why; the account of whoever leads pays', async () => {
  const turn = (await rota()).turns.find(({ how }) => how === 'proposed');
  if (!turn) throw new Error('no turn');
  const proposed = personOf(turn);
  const [chosen] = othersThan(proposed, priya, chidi);
  if (!chosen) throw new Error('nobody');
  const body = { personId: chosen.id, reason: 'She has run this before' };
  expect((await world.ask(ben, API.chooseFacilitator, { params: at(turn.id), body })).body.code).toBe(
    'role-may-not',
  );
  await world.call(priya, API.chooseFacilitator, { params: at(turn.id), body });
  expect((await rota()).turns.find(({ id: one }) => one === turn.id)).toMatchObject({
    person: { id: chosen.id },
    agreed: { how: 'chosen', reason: 'She has run this before' },
  });
  expect(await told(chosen)).toContain('turn-yours');
  // The plan form says it with the plan.
  const planned = await world.call(priya, API.planSession, {
    params: { communityId, sessionId: id() },
    body: { ...sessionDraft(ana), otherwise: 'Ana knows the subject' },
  });
  expect((await history())[0]).toMatchObject({
    what: 'chosen',
    person: { id: ana.id },
    reason: 'Ana knows the subject',
  });
  // So does the same form when the session is changed, and what was given back before is no longer asked.
  const params = at(planned.id);
  await world.call(ana, API.giveTurnBack, { params, body: { reason: 'I am travelling' } });
  await world.settled();
  const { session } = await world.call(priya, API.openSession, { params });
  await world.call(priya, API.changeSession, {
    params,
    body: { ...sessionDraft(ben), otherwise: 'Ana is travelling' },
    etag: session.etag,
  });
  expect((await history())[0]).toMatchObject({
    what: 'chosen',
    person: { id: ben.id },
    reason: 'Ana is travelling',
  });
  expect((await rota()).turns.find(({ id: one }) => one === planned.id)).toMatchObject({
    person: { id: ben.id },
    givenBack: null,
  });
});

test('proposals follow whoever leaves, and a planned session of theirs stands until somebody takes it', async () => {
  const planned = await planSession(world, priya, communityId, sessionDraft(ben, { topic: 'Delegation' }));
  const other = await planSession(world, priya, communityId, sessionDraft(ana, { topic: 'Openers' }));
  await world.call(ana, API.askForSwap, {
    params: at(other.id),
    body: { swapId: id(), people: [ben.id], word: '' },
  });
  await world.call(ben, API.joinTurn, {
    params: at(other.id),
    body: { as: 'coFacilitator', personId: ben.id },
  });
  await world.call(priya, API.removeMember, { params: { communityId, personId: ben.id } });
  const { turns, accounts } = await rota();
  expect(accounts.map(({ person }) => person.id)).not.toContain(ben.id);
  expect(turns.filter(({ topic }) => topic === null).map(({ person }) => person?.id)).not.toContain(ben.id);
  expect(turns.find(({ id: one }) => one === planned.id)).toMatchObject({
    person: { id: ben.id },
    risk: 'left',
  });
  expect(await mine(priya)).toContainEqual(
    expect.objectContaining({ kind: 'turn-at-risk', why: 'left', topic: 'Delegation' }),
  );
  // What was asked of them or with them is over, and anybody may take their turn.
  const turn = turns.find(({ id: one }) => one === planned.id);
  expect(turn).toMatchObject({ may: { volunteer: 'yes' } });
  const mineNow = await openRota(world, ana, communityId);
  expect(mineNow.turns.find(({ id: one }) => one === other.id)).toMatchObject({
    swap: null,
    coFacilitator: null,
  });
  await world.call(priya, API.chooseFacilitator, {
    params: at(planned.id),
    body: { personId: priya.id, reason: 'Ben has left' },
  });
  expect(await mine(priya)).not.toContainEqual(
    expect.objectContaining({ kind: 'turn-at-risk', sessionId: planned.id }),
  );
});

test('somebody who takes turns alone is shown the next one only, without a comparison', async () => {
  const alone = await startCommunity(world, chidi, [[priya, 'sponsor']]);
  const { turns } = await openRota(world, chidi, alone);
  expect(turns).toMatchObject([{ person: { id: chidi.id }, reason: { isAlone: true } }]);
  await world.settled();
  const { mine: all } = await world.call(chidi, API.openHome);
  expect(all.filter(({ communityId: one, kind }) => one === alone && kind === 'turn')).toMatchObject([
    { sessionId: turns[0]?.id, isAlone: true },
  ]);
});
