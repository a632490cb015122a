import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Person } from '../../local/microsoft365/server.ts';
import { type Workshop, workshop } from '../outbox/support.ts';
import { DAY, pairsOf } from './pairs.ts';
import { tell } from './told.ts';

let shop: Workshop;
let of: ReturnType<typeof pairsOf>;
beforeAll(async () => {
  shop = await workshop();
  of = pairsOf(shop);
});
afterAll(() => shop.stop());
afterEach(() => shop.microsoft365.faults.clear());

it('people are told once a day of what can wait, also if they change their hours that day, and at once of what cannot', async () => {
  const { goTo, two, choose, handedOver, told } = of;
  goTo(1, 10);
  const { guild, app, person } = await two(2, 3);
  await choose(app, person, { kinds: { handedOver: 'daily' }, hours: null });
  const both = async (first: string, second: string) => {
    await handedOver(guild, app, first);
    shop.clock.advance(60_000);
    await handedOver(guild, app, second);
  };
  await both('Monday one', 'Monday two');
  await tell(app, person);
  goTo(2, 9);
  await tell(app, person);
  expect(told(person, 'Monday one')).toHaveLength(1);
  await choose(app, person, { hours: { days: [2, 3], from: '14:00', to: '18:00' } });
  await both('Tuesday one', 'Tuesday two');
  await tell(app, person);
  goTo(2, 15);
  await tell(app, person);
  expect(told(person, 'Tuesday one')).toEqual([]);
  goTo(3, 15);
  await tell(app, person);
  expect(told(person, 'Tuesday one')).toHaveLength(1);
  // Before their next hours begin the session is over.
  await choose(app, person, { hours: { days: [2, 3], from: '14:00', to: '18:00' } });
  const date = new Date(shop.clock.now().getTime() + DAY).toISOString().slice(0, 10);
  const session = await guild.plan(app, { topic: 'Tomorrow', when: { ...guild.draft().when, date } });
  await guild.handOver(app, session, person);
  await app.work();
  await tell(app, person);
  expect(told(person, 'Tomorrow')).toHaveLength(1);
  await choose(app, person, { kinds: { handedOver: 'at-once' }, hours: null });
});

it('people are told whatever becomes of what others are told: one is refused, one cannot be reached, one thing cannot be read', async () => {
  const { goTo, two, handedOver, told } = of;
  goTo(1, 11);
  const { guild, app, person } = await two(8, 10);
  const other = await two(8, 6);
  const to = (one: Person) => new RegExp(`${one.id}/teamwork/sendActivityNotification`);
  // Graph finds something wrong with one notice, in its own words and in plain ones.
  shop.microsoft365.faults.add({ match: { path: to(person) }, status: 400, times: 2 });
  await handedOver(guild, app, 'Malformed');
  await tell(app, person);
  await handedOver(guild, app, 'Well formed');
  await tell(app, person);
  expect([told(person, 'Malformed').length, told(person, 'Well formed').length]).toEqual([0, 1]);
  shop.microsoft365.faults.add({ match: { path: to(person) }, status: 503, times: 'all' });
  await handedOver(guild, app, 'Unreached');
  await handedOver(other.guild, other.app, 'Reached');
  for (let minutes = 0; minutes < 3; minutes += 1) {
    await tell(app, person);
    shop.clock.advance(61_000);
  }
  expect(told(other.person, 'Reached')).toHaveLength(1);
  shop.microsoft365.faults.clear();
  shop.clock.advance(5 * 60_000);
  await tell(app, person);
  expect(told(person, 'Unreached')).toHaveLength(1);
  await handedOver(guild, app, 'Unreadable');
  await handedOver(other.guild, other.app, 'Readable');
  const sessions: typeof app.world.sessions = Object.create(app.world.sessions);
  sessions.head = async (place, id) => {
    if (place.communityId === guild.place.communityId) throw new TypeError('unreadable');
    return app.world.sessions.head(place, id);
  };
  await expect(tell({ world: { ...app.world, sessions } } as never, person)).rejects.toThrow('unreadable');
  expect(told(other.person, 'Readable')).toHaveLength(1);
  await tell(app, person);
  expect(told(person, 'Unreadable')).toHaveLength(1);
});
