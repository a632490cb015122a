import { NoticeSettingsStore, type StoredSettings } from '../../functions/activity/settings-store.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import type { Guild, Process, Workshop } from '../outbox/support.ts';
import { feedOfPerson } from './told.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Communities of two, and what the second is told. */
export function pairsOf(shop: Workshop) {
  /** The clock goes to the next such moment in UTC, which is London's in winter. */
  function goTo(weekday: number, hour: number): void {
    const now = shop.clock.now();
    const at = new Date(now);
    at.setUTCHours(hour, 0, 0, 0);
    while (at <= now || at.getUTCDay() !== weekday) at.setUTCDate(at.getUTCDate() + 1);
    shop.clock.advance(at.getTime() - now.getTime());
  }

  const settings = (app: Process, person: Person) =>
    new NoticeSettingsStore(app.world.table, person.tenantId);
  const choose = (app: Process, person: Person, change: Partial<StoredSettings>) =>
    settings(app, person).change(person.id, change, crypto.randomUUID());

  const sent = () =>
    shop.microsoft365.requests.all.filter(({ path }) => path.includes('sendActivityNotification'));

  /** The first two of these people: the second is made to lead a session of next week by the first. */
  async function handedOver(guild: Guild, app: Process, topic: string) {
    const date = new Date(shop.clock.now().getTime() + 9 * DAY).toISOString().slice(0, 10);
    const session = await guild.plan(app, { topic, when: { ...guild.draft().when, date } });
    await guild.handOver(app, session, guild.person(1));
    await app.work();
    return session;
  }

  const told = (person: Person, topic: string) =>
    feedOfPerson(shop.microsoft365, person).filter((text) => text.includes(topic));

  async function two(first: number, second: number) {
    const guild = await shop.guild([shop.who(first), shop.who(second)]);
    return { guild, app: shop.process(), person: guild.person(1) };
  }
  return { goTo, settings, choose, sent, handedOver, told, two };
}
