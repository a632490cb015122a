import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import { requestPass } from '../../domain/safety/blind-pass.ts';
import { type PulseAnswers, pulseEnds } from '../../domain/safety/pulse.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { inThePast, type PastClock } from '../../local/sample/time-travel.ts';
import {
  changed,
  day,
  dump,
  pastSessionDraft,
  planSession,
  quiet,
  someone,
  startCommunity,
} from '../http/guild.ts';
import { testWorld } from '../support/world.ts';
import { answer, pass } from './pulses.ts';

const world = await testWorld();
afterAll(() => world.stop());
const people = Array.from({ length: 9 }, (_, index) => someone(world, index));
const [priya, ana, ben, chidi, devika, eva, farid, grace, guest] = people as [
  Person,
  Person,
  Person,
  Person,
  Person,
  Person,
  Person,
  Person,
  Person,
];
const LONG_AGO = new Date(Date.now() - 20 * 86_400_000);
const yes = { useful: 4, safe: 4, try: 4 };

/** How a row of a pulse is written that is over. */
const FORGOTTEN = /\["passes",""\].*\["secret",""\].*\\"answers\\":0,.*\["used",""\]/;

async function aCommunity() {
  return startCommunity(world, priya, [
    [ana, 'member'],
    [ben, 'member'],
    [chidi, 'member'],
    [devika, 'mentor'],
    [eva, 'member'],
    [farid, 'member'],
    [grace, 'sponsor'],
    [guest, 'guest'],
  ]);
}
async function closed(communityId: string, topic = 'Feedback') {
  const draft = { ...pastSessionDraft(ana), topic };
  const { id: sessionId } = await planSession(world, priya, communityId, draft);
  await world.call(ana, API.closeSession, { params: { communityId, sessionId }, body: {} });
  await world.settled();
  return { communityId, sessionId };
}
const asks = async (person: Person) =>
  (await world.call(person, API.openHome)).mine.filter(({ kind }) => kind === 'pulse');
const asksOf = async (person: Person, communityId: string) =>
  (await asks(person)).filter((one) => one.communityId === communityId);
/** Time passes until nobody is asked any more. */
async function over(clock: PastClock) {
  clock.waitUntil(new Date(pulseEnds(clock.now().toISOString()).getTime() + 60_000));
  await world.host.invokeTimer('sweepOutbox');
  await world.settled();
}
/** Signed in again: what is told after days is told to a new token. */
const trend = async (person: Person, communityId: string) =>
  world.call(person, API.pulseTrend, {
    params: { communityId },
    token: await world.microsoft365.userToken(person.id),
  });

test('once a session is closed everybody who belonged is asked three questions, and nobody else', async () => {
  const communityId = await aCommunity();
  const { sessionId } = await closed(communityId);
  const late = someone(world, 10);
  await world.call(priya, API.addMember, {
    params: { communityId, personId: late.id },
    body: { role: 'member' },
  });
  await world.settled();
  for (const person of [priya, ana, ben, devika])
    expect(await asks(person)).toMatchObject([{ sessionId, topic: 'Feedback' }]);
  for (const person of [grace, guest, late]) expect(await asks(person)).toEqual([]);
  // Whoever came later has no pass either.
  const params = { communityId, sessionId };
  const refused = await world.ask(late, API.takePass, {
    params,
    body: { blinded: (await requestPass()).blinded },
  });
  expect(refused.body.code).toBe('pulse-not-asked');
  // Nor has whoever had paused that day.
  const pause = { pausedUntil: day(2), reason: '' };
  await world.call(farid, API.changeMyTurns, { params: { communityId }, body: pause });
  const request = { params, body: { blinded: (await requestPass()).blinded } };
  expect((await world.ask(farid, API.takePass, request)).body.code).toBe('pulse-not-asked');
  // A session that goes on is asked about when it is closed again.
  await world.call(ana, API.reopenSession, { params, body: {} });
  await world.settled();
  expect(await asks(ben)).toEqual([]);
  await world.call(ana, API.closeSession, { params, body: {} });
  await world.settled();
  expect(await asks(ben)).toHaveLength(1);
});

test('everybody answers once, on the device that has their pass, and what is sent again is counted once', async () => {
  const params = await closed(await aCommunity());
  const request = await requestPass();
  const ask = () => world.ask(ben, API.takePass, { params, body: { blinded: request.blinded } });
  const first = await ask();
  expect((await ask()).body).toEqual(first.body);
  const elsewhere = { params, body: { blinded: (await requestPass()).blinded } };
  expect(await world.call(ben, API.takePass, elsewhere)).toEqual({ signed: null });
  const held = await pass(world, chidi, params);
  for (let count = 0; count < 3; count += 1)
    expect(await answer(world, chidi, params, yes, held)).toEqual({ kept: true });
  const stored = [...(await dump(world))].find(
    ([key]) => key.endsWith(params.sessionId) && key.includes(' pulse|'),
  );
  expect(stored?.[1]).toContain('\\"answers\\":1,');
  // Passes of one session are none in another, nor are made ones.
  const other = await closed(params.communityId, 'Another');
  await pass(world, chidi, other);
  for (const body of [
    { ...held, answers: yes },
    { ...held, pass: 'a'.repeat(64), answers: yes },
  ])
    expect((await world.ask(chidi, API.answerPulse, { params: other, body })).body.code).toBe('pass-refused');
});

const seven = people.slice(0, 7);
const choice = fc.constantFrom(1, 2, 3, 4);
const answers = fc.record({ useful: choice, safe: choice, try: choice });

test('of two histories that differ only in who answered what, rows, log lines and answers are the same', async () => {
  const communityId = await aCommunity();
  /** What is left and told after these have answered, without what is drawn anew each time. */
  async function history(said: readonly (readonly [Person, PulseAnswers])[]) {
    const params = await closed(communityId);
    const held = new Map<Person, Awaited<ReturnType<typeof pass>>>();
    for (const person of seven) held.set(person, await pass(world, person, params));
    await quiet(world);
    const before = await dump(world);
    world.clearCosts();
    const replies: unknown[] = [];
    for (const [person, body] of said)
      replies.push(await answer(world, person, params, body, held.get(person)));
    await world.settled();
    const after = await dump(world);
    const rows = changed(before, after).map((key) => {
      const [, , , columns] = JSON.parse(after.get(key) ?? '') as [
        string,
        string,
        string,
        [string, unknown][],
      ];
      const drawn = ['op', 'secret', 'RowKey', 'startsAt'];
      return columns
        .filter(([column]) => !drawn.includes(column))
        .map(([column, value]) =>
          column === 'passes' || column === 'used'
            ? [column, String(value).split(' ').length]
            : [column, value],
        );
    });
    const costs = world.costs().map(({ correlation: _, ...line }) => ({ ...line, ms: null }));
    const homes = await Promise.all(seven.map(async (person) => (await asks(person)).length));
    return { rows, costs, replies, homes: new Set(homes).size };
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(answers, { minLength: 1, maxLength: 6 }),
      fc.shuffledSubarray([...seven.keys()], { minLength: 6 }),
      fc.shuffledSubarray([...seven.keys()], { minLength: 6 }),
      async (all, some, others) => {
        // The same answers by other people in another order.
        const one = all.map((body, index) => [seven[some[index] ?? 0] ?? priya, body] as const);
        const other = [...all]
          .reverse()
          .map((body, index) => [seven[others[index] ?? 0] ?? priya, body] as const);
        expect(await history(other)).toEqual(await history(one));
      },
    ),
    { numRuns: 3 },
  );
});

test('answers touch one row, in which nothing is in the order in which it came', async () => {
  const params = await closed(await aCommunity());
  const held = new Map<Person, Awaited<ReturnType<typeof pass>>>();
  for (const person of people.slice(0, 7)) held.set(person, await pass(world, person, params));
  await quiet(world);
  const start = await dump(world);
  const lines = world.logs.length;
  world.clearCosts();
  for (const person of [ben, eva, farid]) await answer(world, person, params, yes, held.get(person));
  await world.settled();
  const now = await dump(world);
  const touched = changed(start, now);
  expect(touched).toHaveLength(1);
  const [key = ''] = touched;
  expect(key).toContain(' pulse|');
  const row = now.get(key) ?? '';
  for (const person of people)
    for (const word of [person.id, person.displayName, person.mail]) expect(row).not.toContain(word);
  for (const column of ['passes', 'used']) {
    const marks = new RegExp(`\\["${column}","([^"]*)"\\]`).exec(row)?.[1]?.split(' ') ?? [];
    expect(marks).toEqual([...marks].sort());
  }
  // What everybody can read says nothing of it yet, and no log line who it was.
  const said = world.logs.slice(lines).map(({ message }) => message);
  for (const person of [ben, eva, farid]) {
    expect(said.filter((line) => line.includes(person.id))).toEqual([]);
    const { serial = '' } = held.get(person) ?? {};
    expect(said.filter((line) => line.includes(serial))).toEqual([]);
  }
  const costs = world
    .costs()
    .map(({ route, status, storageCalls, rowsRead }) => ({ route, status, storageCalls, rowsRead }));
  expect(new Set(costs.map((cost) => JSON.stringify(cost))).size).toBe(1);
});

test('nothing is shown while people are asked, everything at one time, and fewer than five answers never', async () => {
  await inThePast(LONG_AGO, async (clock) => {
    const communityId = await aCommunity();
    const few = await closed(communityId, 'Few');
    const many = await closed(communityId, 'Many');
    for (const person of [priya, ana, ben, chidi]) await answer(world, person, few, yes);
    // All at once: each of them is counted.
    await Promise.all(
      [priya, ana, ben, chidi, devika, eva].map((person) =>
        answer(world, person, many, { useful: 4, safe: person === ben ? 1 : 4, try: 2 }),
      ),
    );
    expect((await trend(grace, communityId)).points).toEqual([]);
    // Home says the same to who has answered and to who has not.
    const said = await asksOf(ben, communityId);
    expect(said).toHaveLength(2);
    expect(await asksOf(farid, communityId)).toEqual(said);
    await over(clock);
    const { points } = await trend(grace, communityId);
    expect(points.map(({ topic, figures }) => [topic, figures]).sort()).toEqual([
      ['Few', null],
      ['Many', { answers: 6, useful: 'yes', safe: 'yes', try: 'no' }],
    ]);
    const rows = [...(await dump(world))].filter(([key]) => key.includes(communityId));
    expect(rows.filter(([key]) => key.includes('standing|pulse|'))).toEqual([]);
    // Nothing is left of the few, nor of who had passes, and of the sums no more than is shown.
    const left = rows.filter(([key]) => key.includes(' pulse|'));
    expect(left).toHaveLength(2);
    for (const [, row] of left) expect(row).toMatch(FORGOTTEN);
    const ofFew = rows.find(([key]) => key.includes(' pulse-over|') && key.endsWith(few.sessionId));
    expect(ofFew?.[1]).toContain('["figures","null"]');
  });
});

test('a session that is reopened has one pulse, and its passes are forgotten in time whatever becomes of it', async () => {
  await inThePast(LONG_AGO, async (clock) => {
    const communityId = await aCommunity();
    const [moved, left, cancelled] = [
      await closed(communityId, 'Moved'),
      await closed(communityId, 'Left open'),
      await closed(communityId, 'Cancelled'),
    ];
    for (const params of [moved, left, cancelled]) {
      for (const person of people.slice(0, 5)) await answer(world, person, params, yes);
      await world.call(ana, API.reopenSession, { params, body: {} });
    }
    const { session } = await world.call(ana, API.openSession, { params: moved });
    const when = { date: session.wall.date, time: '07:00', minutes: 60, zone: 'UTC' };
    const body = { ...pastSessionDraft(ana), topic: 'Moved', when };
    await world.call(ana, API.changeSession, { params: moved, body, etag: session.etag });
    await world.call(ana, API.closeSession, { params: moved, body: {} });
    await world.call(ana, API.cancelSession, { params: cancelled, body: { comment: '' } });
    await world.settled();
    // Whoever has answered has no second pass, on no device.
    const again = { params: moved, body: { blinded: (await requestPass()).blinded } };
    expect(await world.call(ben, API.takePass, again)).toEqual({ signed: null });
    await over(clock);
    const rows = [...(await dump(world))].filter(([key]) => key.includes(`${communityId} pulse|`));
    expect(rows).toHaveLength(3);
    for (const [, row] of rows) expect(row).toMatch(FORGOTTEN);
    const { points } = await trend(grace, communityId);
    expect(points.map(({ topic, figures }) => [topic, figures?.answers]).sort()).toEqual([
      ['Cancelled', 5],
      ['Left open', 5],
      ['Moved', 5],
    ]);
    // Closed again after its pulse is over, it is asked about no more.
    const token = await world.microsoft365.userToken(ana.id);
    await world.call(ana, API.closeSession, { params: left, body: {}, token });
    await world.settled();
    expect(await asksOf(ben, communityId)).toEqual([]);
  });
});

test('nobody is asked about a session that was closed long after it, as when old ones are tidied up', async () => {
  const communityId = await aCommunity();
  const ago = (days: number) => ({
    ...pastSessionDraft(ana),
    when: { date: day(-days), time: '06:00', minutes: 60, zone: 'UTC' },
  });
  for (const days of [13, 16]) {
    const draft = { ...ago(days), topic: `${days} days ago` };
    const { id: sessionId } = await planSession(world, priya, communityId, draft);
    await world.call(ana, API.closeSession, { params: { communityId, sessionId }, body: {} });
  }
  await world.settled();
  expect(await asksOf(ben, communityId)).toMatchObject([{ topic: '13 days ago' }]);
});
