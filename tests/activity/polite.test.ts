import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { changeNoticeSettings as contract } from '../../domain/activity/contract.ts';
import { changeNoticeSettings } from '../../functions/activity/change-notice-settings.ts';
import { newTrace } from '../../functions/trace.ts';
import { type Workshop, workshop } from '../outbox/support.ts';
import { DAY, HOUR, pairsOf } from './pairs.ts';
import { tell } from './told.ts';

let shop: Workshop;
let of: ReturnType<typeof pairsOf>;
beforeAll(async () => {
  shop = await workshop();
  of = pairsOf(shop);
});
afterAll(() => shop.stop());
afterEach(() => {
  shop.microsoft365.faults.clear();
  shop.microsoft365.settings.teamsApp.notInstalledFor.clear();
  shop.microsoft365.settings.teamsApp.sharesRegistration = false;
});

describe('people are told politely', () => {
  it('in the morning what comes up at night, by their own hours if they have chosen some', async () => {
    of.goTo(3, 22);
    const { guild, app, person } = await of.two(0, 3);
    await of.handedOver(guild, app, 'At night');
    await tell(app, person);
    expect(of.told(person, 'At night')).toEqual([]);
    of.goTo(4, 7);
    await tell(app, person);
    expect(of.told(person, 'At night')).toEqual([]);
    of.goTo(4, 9);
    await tell(app, person);
    expect(of.told(person, 'At night')).toHaveLength(1);
    await of.choose(app, person, { hours: { days: [4], from: '20:00', to: '23:00' } });
    await of.handedOver(guild, app, 'In the morning');
    of.goTo(4, 13);
    await tell(app, person);
    expect(of.told(person, 'In the morning')).toEqual([]);
    of.goTo(4, 21);
    await tell(app, person);
    expect(of.told(person, 'In the morning')).toHaveLength(1);
  });

  it('in one notice a day of what can wait, and of nothing that they do not want', async () => {
    of.goTo(1, 10);
    const { guild, app, person } = await of.two(2, 6);
    await of.choose(app, person, { kinds: { handedOver: 'daily' } });
    await of.handedOver(guild, app, 'First');
    shop.clock.advance(60_000);
    await of.handedOver(guild, app, 'Second');
    await tell(app, person);
    await tell(app, person);
    expect(of.told(person, 'First')).toEqual([]);
    of.goTo(2, 9);
    await Promise.all([tell(app, person), tell(shop.process(), person)]);
    await tell(app, person);
    expect(of.told(person, '2 things')).toEqual([
      `2 things since yesterday: ${guild.first.displayName} handed “First” over to you`,
    ]);
    // One alone is told as itself; what is not so any more is left out.
    await of.handedOver(guild, app, 'Third');
    const off = await of.handedOver(guild, app, 'Called off');
    await tell(app, person);
    await guild.cancel(app, off);
    await app.work();
    of.goTo(3, 9);
    await tell(app, person);
    expect(of.told(person, 'Third')).toEqual([`${guild.first.displayName} handed “Third” over to you`]);
    expect(of.told(person, 'Called off')).toEqual([]);
    await of.choose(app, person, { kinds: { handedOver: 'never' } });
    await of.handedOver(guild, app, 'Not wanted');
    await tell(app, person);
    of.goTo(4, 9);
    await tell(app, person);
    expect(of.told(person, 'Not wanted')).toEqual([]);
  });

  it('by what they have chosen of the kinds that there are; newer ones are passed over', async () => {
    const { guild, app, person } = await of.two(2, 6);
    await of.choose(app, person, { kinds: { newerYet: 'daily' } });
    const kinds = { handedOver: 'daily', newer: 'never', digest: 'never', toString: 'never' };
    await guild.run(app, changeNoticeSettings, person, { body: { kinds } });
    expect((await of.settings(app, person).of(person.id)).kinds).toEqual({
      newerYet: 'daily',
      handedOver: 'daily',
    });
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`kind${index}`, 'never']));
    expect(contract.body.safeParse({ kinds: many }).success).toBe(false);
    await of.choose(app, person, { kinds: { handedOver: 'at-once' } });
  });

  it('by mail where Teams cannot tell them, if they wish, and Teams is not asked each time', async () => {
    of.goTo(2, 11);
    const { guild, app, person } = await of.two(8, 9);
    shop.microsoft365.settings.teamsApp.notInstalledFor.add(person.id);
    await of.handedOver(guild, app, 'Only on Home');
    shop.clock.advance(60_000);
    await of.handedOver(guild, app, 'Only there as well');
    const sentThem = () => of.sent().filter(({ path }) => path.includes(person.id)).length;
    const before = sentThem();
    await tell(app, person);
    await tell(app, person);
    await of.handedOver(guild, app, 'Not asked again');
    await tell(app, person);
    expect(sentThem() - before).toBe(1);
    await of.choose(app, person, { mail: true });
    await of.handedOver(guild, app, 'By mail');
    await tell(app, person);
    await tell(app, person);
    const mails = shop.microsoft365.mails(person.id).filter(({ subject }) => subject.includes('handed'));
    expect(mails.map(({ subject }) => subject)).toEqual([
      `${guild.first.displayName} handed “By mail” over to you`,
    ]);
    // Once they have added it, they are told in Teams again, from the next day on.
    shop.microsoft365.settings.teamsApp.notInstalledFor.clear();
    of.goTo(3, 12);
    await of.handedOver(guild, app, 'In Teams');
    await tell(app, person);
    expect(of.told(person, 'In Teams')).toHaveLength(1);
    expect((await of.settings(app, person).of(person.id)).refusedAt).toBe('');
  });

  it('as Graph allows: at most five a second, and not before its Retry-After', async () => {
    of.goTo(3, 11);
    const everyone = [0, 2, 3, 6, 8, 9, 10, 11].map(shop.who);
    const guild = await shop.guild(everyone);
    const app = shop.process();
    const date = new Date(shop.clock.now().getTime() + 8 * DAY).toISOString().slice(0, 10);
    const session = await guild.plan(app, { topic: 'Everybody', when: { ...guild.draft().when, date } });
    await app.work();
    shop.clock.advance(Date.parse(session.startsAt) - 4 * HOUR - shop.clock.now().getTime());
    shop.microsoft365.faults.add({
      match: { path: /sendActivityNotification/ },
      skip: 2,
      status: 429,
      retryAfter: 600,
    });
    const before = of.sent().length;
    await tell(app, guild.first);
    expect(of.sent().length - before).toBe(3);
    shop.clock.advance(300_000);
    await tell(app, guild.first);
    expect(of.sent().length - before).toBe(3);
    shop.clock.advance(301_000);
    await tell(app, guild.first);
    for (const person of everyone) expect(of.told(person, 'Everybody').length).toBe(1);
    expect(of.sent().filter(({ status }) => status === 429)).toHaveLength(1);
  });

  it('in plain words where the package in the catalogue is an older one, and under its own id', async () => {
    of.goTo(1, 11);
    const { guild, app, person } = await of.two(10, 11);
    const { teamsApp } = shop.microsoft365.settings;
    const known = teamsApp.activityTypes;
    teamsApp.activityTypes = new Map([['older', '{x}']]);
    teamsApp.sharesRegistration = true;
    await of.handedOver(guild, app, 'An older package');
    await tell(app, person);
    if (known) teamsApp.activityTypes = known;
    expect(shop.microsoft365.activities(person.id).at(-1)).toMatchObject({
      activityType: 'systemDefault',
      templateParameters: {
        systemDefaultText: `${guild.first.displayName} handed “An older package” over to you`,
      },
    });
  });

  it('at the cost of two storage calls and one call of Graph each', async () => {
    const costOf = async (people: readonly number[]) => {
      const guild = await shop.guild(people.map(shop.who));
      const app = shop.process();
      const date = new Date(shop.clock.now().getTime() + 9 * DAY).toISOString().slice(0, 10);
      const session = await guild.plan(app, { when: { ...guild.draft().when, date } });
      await app.work();
      for (const mark of await app.world.due.upTo(guild.place.tenantId, new Date('2100-01-01'), 1_000))
        if (mark.place.communityId !== guild.place.communityId)
          await app.world.due.remove(guild.place.tenantId, mark);
      shop.clock.advance(Date.parse(session.startsAt) - HOUR - shop.clock.now().getTime());
      Object.assign(app.world.trace, newTrace());
      await tell(app, guild.first);
      const { storageCalls, graphCalls } = app.world.trace;
      return { storageCalls, graphCalls };
    };
    of.goTo(1, 9);
    const few = await costOf([0, 2]);
    const more = await costOf([0, 2, 3, 6, 8, 9]);
    expect(more.graphCalls - few.graphCalls).toBe(4);
    expect(more.storageCalls - few.storageCalls).toBeLessThanOrEqual(8);
  });
});
