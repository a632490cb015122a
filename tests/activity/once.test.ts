import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import type { openRota as rotaContract } from '../../domain/rota/contract.ts';
import { rotaMine } from '../../domain/rota/mine.ts';

import { mySession, type Session } from '../../domain/sessions/session.ts';
import { forgetNotices } from '../../functions/activity/forget.ts';
import { NoticeStore } from '../../functions/activity/notice-store.ts';
import { sayDate, sayDay } from '../../functions/mail/moments.ts';
import { answerSwap } from '../../functions/rota/answer-swap.ts';
import { askForSwap } from '../../functions/rota/ask-for-swap.ts';

import { openRota } from '../../functions/rota/open-rota.ts';
import { memberRow } from '../../functions/tables/community-rows.ts';
import { memberKey } from '../../functions/tables/keys.ts';
import { newTrace } from '../../functions/trace.ts';
import { Crash, Fuse } from '../outbox/chaos.ts';
import { type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';
import { feedOfPerson, newsFor, tell } from './told.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type RotaReply = z.output<typeof rotaContract.reply>;
const MINE_TURN = { turn: rotaMine.turn };

let shop: Workshop;
/** Of the last session that was planned, and how many notifications were sent before. */
let number = 0;
let sentBefore = 0;

/** A Thursday in two weeks or later, so that a week and a day before it people are at work. */
function thursday(): string {
  const day = new Date(shop.clock.now().getTime() + 14 * DAY);
  while (day.getUTCDay() !== 4) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());
afterEach(() => {
  shop.microsoft365.faults.clear();
  shop.microsoft365.settings.teamsApp.notInstalledFor.clear();
});

/** What others are to be told does not disturb these. */
async function tellNoOthers({ world }: Process, { place: { tenantId } }: Guild) {
  for (const mark of await world.due.upTo(tenantId, new Date('2100-01-01'), 1_000))
    await world.due.remove(tenantId, mark);
}

/** A session in two weeks, at two in London, that the second of three facilitates; everybody's Home shows it. */
async function coming(change: Parameters<Guild['plan']>[1] = {}) {
  const guild = await shop.guild([shop.who(0), shop.who(2), shop.who(3)]);
  const app = shop.process();
  await tellNoOthers(app, guild);
  number += 1;
  sentBefore = sent();
  const when = { ...guild.draft().when, date: thursday() };
  const topic = `Feedback ${number}`;
  const session = await guild.plan(app, { when, topic, facilitatorId: guild.person(1).id, ...change });
  await app.work();
  return { guild, app, session };
}

const advanceTo = (moment: string, by = 0) =>
  shop.clock.advance(Date.parse(moment) + by - shop.clock.now().getTime());

const told = (guild: Guild, index: number) =>
  feedOfPerson(shop.microsoft365, guild.person(index)).filter((text) =>
    text.includes(`“Feedback ${number}”`),
  );

/** How many notifications Graph has taken, also those that were replaced. */
const sent = () =>
  shop.microsoft365.requests.all.filter(
    ({ path, status }) => status === 204 && path.includes('sendActivityNotification'),
  ).length;
const sentNow = () => sent() - sentBefore;

async function tomorrow(guild: Guild, app: Process, session: Session) {
  advanceTo(session.startsAt, -DAY + 60_000);
  await tell(app, guild.first);
}

describe('people are told once', () => {
  it('of their turn a week before, and everybody of the session the day before', async () => {
    const { guild, app, session } = await coming();
    await tell(app, guild.first);
    expect([told(guild, 0), told(guild, 1)]).toEqual([[], []]);
    advanceTo(session.startsAt, -7 * DAY + HOUR);
    await tell(app, guild.first);
    await tell(app, guild.first);
    expect(told(guild, 0)).toEqual([]);
    expect(told(guild, 1)).toEqual([expect.stringMatching(/^Your turn to facilitate “Feedback 1” on /)]);
    await tomorrow(guild, app, session);
    // In the feed the later one has replaced the earlier one, as both are about the session.
    for (const index of [0, 1, 2])
      expect(told(guild, index)).toEqual([
        expect.stringMatching(/^Next: “Feedback 1” on Thursday .*, 14:00$/),
      ]);
    const [{ topic, previewText } = { topic: {}, previewText: '' }] = shop.microsoft365.activities(
      guild.person(1).id,
    );
    expect(previewText).toBe('You facilitate');
    expect(decodeURIComponent(String((topic as { webUrl?: string }).webUrl))).toContain(
      `/communities/${guild.place.communityId}/sessions/${session.id}`,
    );
    expect(sentNow()).toBe(4);
  });

  it('whether the timer runs twice at the same time, or was missed since the day before', async () => {
    const { guild, app, session } = await coming();
    advanceTo(session.startsAt, -5 * HOUR);
    await Promise.all([tell(app, guild.first), tell(shop.process(), guild.first)]);
    await tell(app, guild.first);
    expect(sentNow()).toBe(3);
  });

  it('wherever the timer is interrupted', { timeout: 60_000 }, async () => {
    // Before one effect is after the one before it; three notices and their mark are ten.
    for (let at = 1; at <= 10; at += 1) {
      const { guild, app, session } = await coming();
      advanceTo(session.startsAt, -DAY + 60_000);
      await tell(shop.process(new Fuse(at, false)), guild.first).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
      for (let minutes = 0; minutes < 8; minutes += 2) {
        shop.clock.advance(2 * 60_000);
        await tell(app, guild.first);
      }
      expect([at, ...[0, 1, 2].map((index) => told(guild, index).length)]).toEqual([at, 1, 1, 1]);
      expect(await app.world.due.upTo(guild.place.tenantId, shop.clock.now(), 100)).toEqual([]);
    }
  });

  it('also where Graph has done it and its answer is lost', async () => {
    const { guild, app, session } = await coming();
    shop.microsoft365.faults.add({
      match: { path: /sendActivityNotification/ },
      connection: 'reset',
      afterEffect: true,
    });
    await tomorrow(guild, app, session);
    shop.clock.advance(6 * 60_000);
    await tell(app, guild.first);
    for (const index of [0, 1, 2]) expect(told(guild, index)).toHaveLength(1);
  });

  it('by what the session is now: moved, called off or handed over meanwhile', async () => {
    const moved = await coming();
    const later = new Date(Date.parse(moved.session.startsAt) + 7 * DAY).toISOString().slice(0, 10);
    const now = await moved.guild.change(moved.app, moved.session, {
      when: { ...moved.guild.draft().when, date: later },
    });
    await moved.app.work();
    await tomorrow(moved.guild, moved.app, moved.session);
    expect(sentNow()).toBe(0);
    await moved.guild.handOver(moved.app, moved.session, moved.guild.person(2));
    await moved.app.work();
    await tell(moved.app, moved.guild.first);
    expect(told(moved.guild, 2)).toEqual([
      `${moved.guild.first.displayName} handed “Feedback ${number}” over to you`,
    ]);
    await tomorrow(moved.guild, moved.app, now);
    expect(told(moved.guild, 1)).toHaveLength(1);
    const off = await coming();
    await off.guild.cancel(off.app, off.session);
    await off.app.work();
    await tomorrow(off.guild, off.app, off.session);
    expect(sentNow()).toBe(0);
  });

  it('of a swap that is agreed, which shows at once on the Home of whoever agrees', async () => {
    const { guild, app, session } = await coming();
    const [asker, partner] = [guild.person(1), guild.person(2)];
    const date = new Date(Date.parse(session.startsAt) + 7 * DAY).toISOString().slice(0, 10);
    const when = { ...guild.draft().when, date };
    const other = await guild.plan(app, { when, topic: 'Delegation', facilitatorId: partner.id });
    await app.work();
    advanceTo(session.startsAt, -8 * DAY);
    const params = { communityId: guild.place.communityId, sessionId: session.id };
    const swapId = crypto.randomUUID();
    const asks = { swapId, people: [partner.id], word: '' };
    await guild.run(app, askForSwap, asker, { params, body: asks });
    await app.work();
    await tell(app, guild.first);
    const news = newsFor(shop.microsoft365);
    for (const person of [asker, partner]) news(person);
    await guild.run(app, answerSwap, partner, { params, body: { swapId, agrees: true, word: '' } });
    const { session: shown } = await app.world.feed.standing(guild.place.tenantId, partner.id, {
      session: mySession,
    });
    const leads = shown.map(({ item }) => [item.id, item.facilitator.id]);
    expect(leads).toContainEqual([session.id, partner.id]);
    expect(leads).toContainEqual([other.id, asker.id]);
    await app.work();
    await tell(app, guild.first);
    expect(news(asker)).toEqual([
      `You asked to swap ${sayDate(session.startsAt.slice(0, 10))}: ${partner.displayName} agrees`,
    ]);
    expect(news(partner)).toEqual([]);
  });

  it('of their turn a week before, planned or not, and not again once its session is planned', async () => {
    const guild = await shop.guild([shop.who(0), shop.who(2), shop.who(3)]);
    const app = shop.process();
    await tellNoOthers(app, guild);
    const { turns } = await guild.run<RotaReply>(app, openRota, guild.first);
    await app.work();
    const turn = turns.find(({ startsAt }) => Date.parse(startsAt) > shop.clock.now().getTime() + 8 * DAY);
    const index = guild.people.findIndex(({ id }) => id === turn?.person?.id);
    if (!turn || index < 0) throw new Error('Nobody is proposed');
    const heard = () =>
      [0, 1, 2].map((at) =>
        feedOfPerson(shop.microsoft365, guild.person(at)).filter((text) => text.includes(day)),
      );
    const day = sayDay(turn.startsAt, 'Europe/London');
    const expected = [0, 1, 2].map((at) => (at === index ? [`Your turn to facilitate is on ${day}`] : []));
    advanceTo(turn.startsAt, -7 * DAY + HOUR);
    await Promise.all([tell(app, guild.first), tell(shop.process(), guild.first)]);
    await tell(app, guild.first);
    expect(heard()).toEqual(expected);
    const when = { date: turn.date, time: '14:00', minutes: 60, zone: 'Europe/London' };
    await guild.plan(app, { when, topic: 'Planned late', facilitatorId: guild.person(index).id }, turn.id);
    await app.work();
    shop.clock.advance(HOUR);
    await tell(app, guild.first);
    expect(heard()).toEqual(expected);
  });

  it('of their turn wherever the work that shows it is interrupted', { timeout: 60_000 }, async () => {
    let isOver = false;
    for (let at = 1; !isOver; at += 1) {
      const guild = await shop.guild([shop.who(0), shop.who(2)]);
      const app = shop.process();
      const { turns } = await guild.run<RotaReply>(app, openRota, guild.first);
      const fuse = new Fuse(at, false);
      const interrupted = shop.process(fuse);
      interrupted.queue.push(...app.queue);
      await interrupted.work().catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
      });
      isOver = !fuse.blown;
      await app.work();
      const marks = await app.world.due.upTo(guild.place.tenantId, new Date('2100-01-01'), 1_000);
      const ours = marks.filter(({ place }) => place.communityId === guild.place.communityId);
      const { turn } = await app.world.feed.standing(guild.place.tenantId, guild.first.id, MINE_TURN);
      const mine = turn.filter(({ communityId }) => communityId === guild.place.communityId);
      const ahead = turns.filter(
        ({ startsAt }) => Date.parse(startsAt) > shop.clock.now().getTime() + 7 * DAY,
      );
      const theirs = turns.filter(({ person }) => person?.id === guild.first.id);
      expect([at, ours.length, mine.length]).toEqual([at, ahead.length, theirs.length]);
    }
  });

  it('also after their old rows were removed, which is done once a month', async () => {
    const date = new Date(shop.clock.now().getTime() + 150 * DAY).toISOString().slice(0, 10);
    const { guild, app, session } = await coming({
      when: { date, time: '14:00', minutes: 60, zone: 'Europe/London' },
    });
    const { tenantId } = guild.place;
    const person = guild.person(2);
    await guild.handOver(app, session, person);
    await app.work();
    advanceTo(`${thursday()}T10:00:00.000Z`);
    await tell(app, guild.first);
    const since = new Date(shop.clock.now().getTime() - HOUR).toISOString();
    const { partition } = new NoticeStore(app.world.table, tenantId, person.id);
    const rows = async () => {
      const all = await app.world.table.range(partition, '', '~', { key: /^/, of: (row) => row });
      return all.filter(({ begunAt }) => String(begunAt) >= since).map(({ rowKey }) => rowKey);
    };
    const before = await rows();
    expect([told(guild, 2).length, before.length]).toEqual([1, 1]);
    const forget = () => forgetNotices.run(app.world, [tenantId]);
    shop.clock.advance(59 * DAY);
    await forget();
    expect(await rows()).toEqual(before);
    shop.clock.advance(60 * DAY);
    Object.assign(app.world.trace, newTrace());
    await forget();
    expect(await rows()).toEqual([]);
    // The marks are read; each is looked at, its rows are removed, and then it is removed itself.
    expect(app.world.trace.storageCalls).toBeLessThanOrEqual(1 + 3 * 12);
    sentBefore = sent();
    await tomorrow(guild, app, session);
    expect(sentNow()).toBe(3);
    await forget();
    expect((await rows()).length).toBe(1);
  });

  it('of nothing while they have paused or are away, nor once they have left', async () => {
    const { guild, app, session } = await coming();
    const away = async (index: number, change: Parameters<typeof memberRow.changed>[0]) =>
      app.world.write(guild.place, crypto.randomUUID(), [
        { do: 'touch', key: memberKey(guild.person(index).id), row: memberRow.changed(change) },
      ]);
    await away(0, { pausedUntil: new Date(Date.parse(session.startsAt) + DAY).toISOString().slice(0, 10) });
    const yesterday = new Date(Date.parse(session.startsAt) - DAY).toISOString().slice(0, 10);
    await away(1, { away: [{ from: yesterday, to: yesterday }] });
    await guild.remove(app, guild.person(2));
    await app.work();
    await tomorrow(guild, app, session);
    expect(sentNow()).toBe(0);
    // Whoever was away is told when they are back and at work, which still helps.
    advanceTo(session.startsAt, -5 * HOUR);
    await tell(app, guild.first);
    expect([0, 1, 2].map((index) => told(guild, index).length)).toEqual([0, 1, 0]);
  });
});
