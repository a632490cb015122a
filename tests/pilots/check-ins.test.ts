import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PilotPage } from '../../domain/pilots/contract.ts';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import { addMember } from '../../functions/community/add-member.ts';
import { answerRequest } from '../../functions/pilots/answer-request.ts';
import { askToJoin } from '../../functions/pilots/ask-to-join.ts';
import { beginPilot } from '../../functions/pilots/begin-pilot.ts';
import { changePilot } from '../../functions/pilots/change-pilot.ts';
import { checkInToPilot } from '../../functions/pilots/check-in-to-pilot.ts';
import { openPilot } from '../../functions/pilots/open-pilot.ts';
import type { Guild } from '../outbox/guild.ts';
import { type Process, type Workshop, workshop } from '../outbox/support.ts';
import { draftOf, pilotDraft } from './drafts.ts';

const DAY_MS = 86_400_000;

let shop: Workshop;
let app: Process;
let guild: Guild;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());
beforeEach(async () => {
  app = shop.process();
  guild = await shop.guild([shop.who(0), shop.who(1), shop.who(2)]);
});

const PRIYA = 0;
const ANA = 1;
const BEN = 2;

/** A day by the clock, which only moves when told. */
const day = (offset: number) =>
  new Date(shop.clock.now().getTime() + offset * DAY_MS).toISOString().slice(0, 10);
const begin = (change: Parameters<typeof pilotDraft>[0] = {}) =>
  guild.run<Pilot>(app, beginPilot, guild.person(ANA), {
    params: { pilotId: crypto.randomUUID() },
    body: pilotDraft({ startsOn: day(-3), endsOn: day(60), ...change }),
  });
const checkIn = (pilot: Pilot, on = day(0), who = ANA, process = app) =>
  guild.run(process, checkInToPilot, guild.person(who), {
    params: { pilotId: pilot.id, on },
    body: { state: 'on-track', value: 2, words: '' },
  });
const open = (pilot: Pilot) =>
  guild.run<PilotPage>(app, openPilot, guild.person(PRIYA), { params: { pilotId: pilot.id } });
const withBen = () => [{ personId: guild.person(BEN).id, name: 'Ben', discipline: '' }];
/** How many storage calls something costs. */
async function calls(work: () => Promise<unknown>): Promise<number> {
  const before = app.world.trace.storageCalls;
  await work();
  return app.world.trace.storageCalls - before;
}

test('nobody checks in before a pilot starts; the first of each finds that it has started, and then it costs two calls', async () => {
  const pilot = await begin({ startsOn: day(2), collaborators: withBen() });
  for (const on of [day(0), day(1)])
    await expect(checkIn(pilot, on)).rejects.toMatchObject({ code: 'pilot-not-running' });
  shop.clock.advance(2 * DAY_MS);
  await checkIn(pilot);
  shop.clock.advance(DAY_MS);
  await guild.run(app, openPilot, guild.person(ANA), { params: { pilotId: pilot.id } });
  expect(await calls(() => checkIn(pilot))).toBe(2);
  await checkIn(pilot, day(0), BEN);
  expect((await open(pilot)).checkIns.map(({ on }) => on)).toEqual([day(-1), day(0), day(0)]);
});

test('a start that is moved takes the first check-in with it', async () => {
  const pilot = await begin({ startsOn: day(1) });
  const body = draftOf(pilot, { startsOn: day(10) });
  const change = { params: { pilotId: pilot.id }, body, etag: pilot.etag };
  const moved = await guild.run<Pilot>(app, changePilot, guild.person(ANA), change);
  shop.clock.advance(3 * DAY_MS);
  await expect(checkIn(moved)).rejects.toMatchObject({ code: 'pilot-not-running' });
  shop.clock.advance(7 * DAY_MS);
  await checkIn(moved);
});

test('a pilot starts with the first hour of its day where it is tried', async () => {
  const pilot = await begin({ startsOn: day(0), zone: 'Pacific/Kiritimati' });
  expect(Date.parse(pilot.startsAt)).toBeLessThan(Date.parse(`${day(0)}T00:00:00Z`));
  expect(pilot.endsAt.slice(11)).toBe('10:00:00.000Z');
  await checkIn(pilot, day(1));
});

test('a check-in with a known membership is two storage calls, and nothing is read', async () => {
  const pilot = await begin();
  const { trace } = app.world;
  const before = trace.rowsRead;
  expect(await calls(() => checkIn(pilot))).toBe(2);
  expect(trace.rowsRead).toBe(before);
  // One that replaces another, and one for a day that is over, look at what is there.
  expect(await calls(() => checkIn(pilot))).toBeLessThanOrEqual(7);
  expect(await calls(() => checkIn(pilot, day(-1)))).toBeLessThanOrEqual(5);
});

test('whoever is taken in by another process of the app checks in at once', async () => {
  const pilot = await begin();
  await expect(checkIn(pilot, day(0), BEN)).rejects.toMatchObject({ code: 'pilot-not-yours' });
  const params = { pilotId: pilot.id };
  await guild.run(app, askToJoin, guild.person(BEN), { params, body: { word: '' } });
  await guild.run(shop.process(), answerRequest, guild.person(ANA), {
    params: { ...params, personId: guild.person(BEN).id },
    body: { accept: true },
  });
  expect(await calls(() => checkIn(pilot, day(0), BEN))).toBe(2);
});

test('whose feed is made anew keeps when they have checked in', async () => {
  const pilot = await begin({ collaborators: withBen() });
  await checkIn(pilot, day(0), BEN);
  const ben = guild.person(BEN);
  const entries = async () => {
    const keys = await app.world.feed.keysIn(guild.place, ben.id);
    return keys.filter((key) => key.includes(pilot.id) && key.startsWith('standing|')).sort();
  };
  await app.settle();
  const before = await entries();
  expect(before.map((key) => key.split('|')[1])).toEqual(['checked-in', 'pilot']);
  await guild.run(app, addMember, guild.first, { params: { personId: ben.id }, body: { role: 'mentor' } });
  await app.settle();
  expect(await entries()).toEqual(before);
  await guild.run(app, addMember, guild.first, { params: { personId: ben.id }, body: { role: 'guest' } });
  await app.settle();
  expect(await entries()).toEqual([]);
});
