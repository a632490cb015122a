import { beforeEach, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { RotaTurn } from '../../domain/rota/contract.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { id, moveTo, planSession, sessionDraft, startCommunity } from '../http/guild.ts';
import { minutesFromNow } from '../sessions/leading.ts';
import { gathered } from '../support/community.ts';
import { openRota, weekly } from './rota-support.ts';

const { world, priya, ana, ben, chidi } = await gathered({ ana: 'member', ben: 'member', chidi: 'member' });
const people = [priya, ana, ben, chidi];

let communityId: string;
beforeEach(async () => {
  communityId = await startCommunity(
    world,
    priya,
    [
      [ana, 'member'],
      [ben, 'member'],
      [chidi, 'member'],
    ],
    weekly,
  );
});

const at = (sessionId: string) => ({ communityId, sessionId });
const turns = async () => (await openRota(world, priya, communityId)).turns;
const personOf = ({ person }: { readonly person: { readonly id: string } | null }) => {
  const found = people.find((one) => one.id === person?.id);
  if (!found) throw new Error('Nobody is proposed');
  return found;
};
async function nth(index: number): Promise<RotaTurn> {
  const turn = (await turns())[index];
  if (!turn) throw new Error(`There are not ${index + 1} turns`);
  return turn;
}
const publish = ({ id: sessionId, date }: RotaTurn, facilitator: Person, otherwise?: string) =>
  world.ask(priya, API.planSession, {
    params: at(sessionId),
    body: {
      ...sessionDraft(facilitator, { when: { date, time: '14:00', minutes: 60, zone: 'Europe/London' } }),
      ...(otherwise !== undefined && { otherwise }),
    },
  });
const told = async (person: Person) => {
  await world.settled();
  const { told: all } = await world.call(person, API.openHome);
  return (all ?? []).filter((one) => one.communityId === communityId).map(({ kind }) => kind);
};

test('a draft that is published from an older page does not undo a swap, unless a reason is given', async () => {
  const turn = await nth(0);
  const asker = personOf(turn);
  const { choices } = await world.call(asker, API.listSwaps, { params: at(turn.id) });
  const choice = choices.find(({ turnId, person }) => turnId && person.id !== priya.id);
  if (!choice) throw new Error('no choice');
  const partner = personOf(choice);
  const swapId = id();
  const body = { swapId, people: [partner.id], word: '' };
  await world.call(asker, API.askForSwap, { params: at(turn.id), body });
  await world.call(partner, API.answerSwap, {
    params: at(turn.id),
    body: { swapId, agrees: true, word: '' },
  });
  const stale = await publish(turn, asker);
  expect([stale.status, stale.body]).toMatchObject([
    409,
    { code: 'turn-agreed', current: { facilitator: { id: partner.id } } },
  ]);
  const chosen = await publish(turn, asker, 'The guest knows them');
  expect([chosen.status, chosen.body]).toMatchObject([200, { facilitator: { id: asker.id } }]);
  expect(await nth(0)).toMatchObject({
    person: { id: asker.id },
    agreed: { how: 'chosen', reason: 'The guest knows them' },
  });
  expect(await told(partner)).toContain('turn-taken');
  const { events } = await world.call(priya, API.listRotaHistory, { params: { communityId } });
  expect(events[0]).toMatchObject({ what: 'chosen', person: { id: asker.id } });
});

test('nor a skip, nor what somebody took at the same moment', async () => {
  const turn = await nth(0);
  const leader = personOf(turn);
  await world.call(leader, API.skipTurn, { params: at(turn.id), body: { skips: true, reason: 'Away' } });
  expect((await publish(turn, leader)).body.code).toBe('turn-agreed');
  const proposedNow = personOf(await nth(0));
  const [next] = people.filter((one) => one.id !== leader.id && one.id !== proposedNow.id);
  if (!next) throw new Error('nobody');
  await world.call(next, API.volunteerForTurn, { params: at(turn.id), body: { takes: true, word: '' } });
  expect((await publish(turn, next)).status).toBe(200);

  const second = await nth(1);
  const proposed = personOf(second);
  const [taker] = people.filter((one) => one.id !== proposed.id);
  if (!taker) throw new Error('nobody');
  const [taken, published] = await Promise.all([
    world.ask(taker, API.volunteerForTurn, { params: at(second.id), body: { takes: true, word: '' } }),
    publish(second, proposed),
  ]);
  // Whichever was first, the session and what is agreed say the same.
  const after = await nth(1);
  expect(after.topic === null).toBe(published.status !== 200);
  expect(after.person?.id).toBe(taken.status === 200 ? taker.id : proposed.id);
});

test('from its start on a turn is neither swapped nor given back nor skipped, and a forgotten one is not the next', async () => {
  const begun = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(ana, { when: minutesFromNow(-10) }),
  );
  const params = at(begun.id);
  const answers = [
    await world.ask(ana, API.giveTurnBack, { params, body: { reason: 'Late' } }),
    await world.ask(ana, API.askForSwap, { params, body: { swapId: id(), people: [ben.id], word: '' } }),
    await world.ask(ben, API.skipTurn, { params, body: { skips: true, reason: '' } }),
  ];
  expect(answers.map(({ body }) => body.code)).toEqual(['turn-gone', 'turn-gone', 'turn-gone']);
  expect((await nth(0)).id).toBe(begun.id);
  const forgotten = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(ana, { when: minutesFromNow(-24 * 60) }),
  );
  await moveTo(world, ana, forgotten);
  expect((await turns()).map(({ id: one }) => one)).not.toContain(forgotten.id);
});

test('a turn is shared by those who took turns when its session began, whatever they say before it is closed', async () => {
  const params = { communityId };
  const change = (person: Person, body: object) =>
    world.call(person, API.changeMyTurns, { params, body: { ...body, reason: '' } });
  await change(chidi, { facilitates: false });
  const session = await planSession(
    world,
    priya,
    communityId,
    sessionDraft(ana, { when: minutesFromNow(-120) }),
  );
  await change(ana, { pausedUntil: '2099-01-01' });
  await change(ben, { facilitates: false });
  await change(chidi, { facilitates: true });
  await moveTo(world, priya, session);
  await world.call(priya, API.closeSession, { params: at(session.id) });
  await world.settled();
  const { accounts } = await openRota(world, priya, communityId);
  const owed = (person: Person) => accounts.find((one) => one.person.id === person.id)?.owed;
  expect(owed(chidi)).toBe(0);
  const others = [priya, ana, ben].map((person) => owed(person) ?? 0);
  expect(others.toSorted((a, b) => a - b)).toEqual([-666_666, 333_333, 333_333]);
});

test('what was said on another page stays: only what is changed is sent', async () => {
  const params = { communityId };
  const away = { from: '2027-03-01', to: '2027-03-05' };
  const other = { from: '2027-05-01', to: '2027-05-05' };
  const change = (body: object) =>
    world.call(ben, API.changeMyTurns, { params, body: { ...body, reason: '' } });
  await change({ away: { add: [away], remove: [] } });
  await change({ pausedUntil: '2027-01-15' });
  await change({ away: { add: [other], remove: [] } });
  const { mine } = await openRota(world, ben, communityId);
  expect(mine).toMatchObject({ facilitates: true, pausedUntil: '2027-01-15', away: [away, other] });
  expect(await change({ away: { add: [], remove: [away] }, pausedUntil: null })).toMatchObject({
    ...{ pausedUntil: null, away: [other] },
  });
});
