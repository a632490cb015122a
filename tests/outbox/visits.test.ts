import { afterEach, describe, expect, it } from 'vitest';
import type { SessionPage } from '../../domain/sessions/contract.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { feedMembers } from '../../functions/feed/work.ts';
import { openHome } from '../../functions/home/open-home.ts';
import { openSession } from '../../functions/sessions/open-session.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { calendars } from './calendars.ts';
import { type Guild, hostEvent, type Process } from './support.ts';

const { shop, priya, ana, ben } = await calendars();
const { faults, requests } = shop.microsoft365;
afterEach(() => faults.clear());

const SECOND = 1_000;
const HOUR = 3_600_000;
const isOut = (session: Session, host: Person = priya) =>
  hostEvent(shop.microsoft365, host, session.topic) !== undefined;
const visit = (guild: Guild, app: Process, session: Session, by: Person = ana) =>
  guild.run<SessionPage>(app, openSession, by, { params: { sessionId: session.id } });

/** Lets time pass while the outbox is worked on. */
async function pass(app: Process, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += SECOND) {
    shop.clock.advance(SECOND);
    await app.work();
  }
}

/** Sessions whose invites could not be sent after several tries, because Graph is down. */
async function afterTries(count = 1) {
  const app = shop.process();
  const guild = await shop.guild([priya, ana, ben]);
  faults.settings.down = true;
  const sessions: Session[] = [];
  for (let index = 0; index < count; index += 1)
    sessions.push(await guild.plan(app, { topic: crypto.randomUUID() }));
  await app.settle(90 * SECOND);
  const [session] = sessions;
  if (!session) throw new Error('There is no session');
  requests.clear();
  return { app, guild, session, sessions };
}

const attempts = () => requests.matching({ person: priya.id }).length;

describe('an invite that could not be sent after several tries', () => {
  it('goes out within 15 seconds of the next visit of its page, once Graph answers again', async () => {
    const { app, guild, session } = await afterTries();
    faults.clear();
    const { inviteTry } = await visit(guild, app, session);
    expect(Date.parse(inviteTry?.next ?? '') - shop.clock.now().getTime()).toBeLessThanOrEqual(10 * SECOND);
    await pass(app, 15 * SECOND);
    expect(isOut(session)).toBe(true);
    expect(await visit(guild, app, session)).toMatchObject({ inviteTry: null, session: { invite: 'sent' } });
  });

  it('goes out as soon when the person opens Home', async () => {
    const { app, guild, session } = await afterTries();
    const operation = crypto.randomUUID();
    const work = feedMembers(app.world, [ana.id], operation);
    await app.world.write(guild.place, operation, [work]);
    await app.world.enqueue(guild.place, work.key);
    await app.work();
    faults.clear();
    expect(isOut(session)).toBe(false);
    const home = await guild.run<{ next: { inviteTry: unknown } }>(app, openHome, ana, {});
    expect(home.next.inviteTry).toEqual({ next: expect.any(String) });
    await pass(app, 15 * SECOND);
    expect(isOut(session)).toBe(true);
  });

  it('goes out with all others of that community that have waited as long', async () => {
    const { app, guild, session, sessions } = await afterTries(4);
    faults.clear();
    await visit(guild, app, session);
    await pass(app, 15 * SECOND);
    expect(sessions.map((one) => isOut(one))).toEqual([true, true, true, true]);
  });

  it('says when it is tried next while Graph is down, and is tried once in ten seconds however many look', async () => {
    const { app, guild, session, sessions } = await afterTries(3);
    const processes = [app, shop.process(), shop.process()];
    for (let second = 0; second < 40; second += 1) {
      const pages = await Promise.all(
        processes.map((one, index) => visit(guild, one, sessions[(index + second) % 3] ?? session)),
      );
      for (const page of pages) expect(page.inviteTry).not.toBeNull();
      shop.clock.advance(SECOND);
      for (const one of processes) await one.work();
    }
    expect(attempts()).toBeGreaterThan(1);
    // One of its own that falls due meanwhile comes on top.
    expect(attempts()).toBeLessThanOrEqual(5 + 3);
  });

  it('is not given up sooner because many have looked, and its own tries go on', async () => {
    const { app, guild, session } = await afterTries();
    const before = (await app.world.outbox.waiting(guild.place, 'calendar', session.id)).map(
      (work) => work.attempts,
    );
    for (let round = 0; round < 40; round += 1) {
      await visit(guild, app, session);
      await pass(app, 10 * SECOND);
    }
    const [work] = await app.world.outbox.waiting(guild.place, 'calendar', session.id);
    expect(work?.attempts).toBeLessThanOrEqual((before[0] ?? 0) + 4);
    expect((await guild.session(app, session)).invite).toBe('waiting');
    await app.settle(3 * HOUR);
    const [later] = await app.world.outbox.waiting(guild.place, 'calendar', session.id);
    expect(later?.attempts).toBeGreaterThan(work?.attempts ?? 0);
  });

  it('is never tried before the moment that Graph asked for', async () => {
    const app = shop.process();
    const guild = await shop.guild([priya, ana, ben]);
    // The mailbox may still have a pause from the tests before.
    shop.clock.advance(60 * SECOND);
    faults.add({ match: { person: priya.id }, status: 503, retryAfter: 1_800 });
    const session = await guild.plan(app, { topic: crypto.randomUUID() });
    await app.work();
    const until = shop.clock.now().getTime() + 1_799 * SECOND;
    requests.clear();
    const others = [app, shop.process()];
    for (let minute = 0; minute < 35; minute += 1) {
      for (const one of others) {
        const { inviteTry } = await visit(guild, one, session);
        if (inviteTry) expect(Date.parse(inviteTry.next)).toBeGreaterThanOrEqual(until);
      }
      await pass(app, 60 * SECOND);
    }
    expect(requests.matching({ person: priya.id }).filter(({ at }) => at.getTime() < until)).toEqual([]);
    expect(isOut(session)).toBe(true);
  });
});
