import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CalendarMessage } from '../../functions/calendar/notifications.ts';
import { processNotification, readCalendars } from '../../functions/calendar/read-calendars.ts';
import { type CallGraph, DEADLINE_MS } from '../../functions/graph/graph.ts';
import { concurrencyLimiter } from '../../functions/outbox/concurrency-limiter.ts';
import { placeOf } from '../../functions/tables/community-store.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { engine, type Guild, hostEvent, type Process, type Workshop, workshop } from './support.ts';

let shop: Workshop;
let app: Process;
let guild: Guild;
let priya: Person;
let ana: Person;
beforeAll(async () => {
  shop = await workshop();
  app = shop.process();
  [priya, ana] = [shop.who(0), shop.who(1)];
  guild = await shop.guild([priya, ana]);
});
afterAll(() => shop.stop());
afterEach(() => shop.microsoft365.faults.clear());

const HOSTS = 100;

/** The same process, for whom made-up hosts have mailboxes too: the directory is smaller than that. */
function withMadeUpHosts(hosts: ReadonlySet<string>): { world: Process['world']; most: () => number } {
  const { world } = app;
  let now = 0;
  let most = 0;
  return {
    most: () => most,
    world: {
      ...world,
      graph: {
        ...world.graph,
        asApp: (tenant) => {
          const call = world.graph.asApp(tenant);
          return async (asked, answer) => {
            now += 1;
            most = Math.max(most, now);
            const path = asked.path.replace(/[0-9a-f-]{36}/, (host) => (hosts.has(host) ? ana.id : host));
            return call({ ...asked, path }, answer).finally(() => {
              now -= 1;
            });
          };
        },
      },
    },
  };
}

it('a hundred hosts are read several at a time, and those who cannot be read keep no other waiting', async () => {
  const session = await guild.plan(app, { topic: 'Many hosts.' });
  await app.settle();
  await readCalendars(app.world, [priya.tenantId]);
  const copy = shop.microsoft365.calendar(ana.id).find((event) => event.subject.startsWith('Many hosts'));
  await shop.inOutlook(ana, 'POST', `/events/${copy?.id}/accept`, {});
  const hosts = Array.from({ length: HOSTS }, () => randomUUID());
  for (const host of hosts) await app.world.mailboxes.open(priya.tenantId, host);
  // Every tenth has no mailbox any more.
  const { world, most } = withMadeUpHosts(new Set(hosts.filter((_, index) => index % 10 !== 0)));
  shop.microsoft365.faults.add({ match: { host: 'graph' }, times: 'all', delay: 20 });
  expect(await readCalendars(world, [priya.tenantId])).toBe(1);
  expect(most()).toBeGreaterThan(4);
  expect(most()).toBeLessThanOrEqual(16);
  expect((await guild.session(app, session)).rsvps.accepted).toBe(2);
}, 90_000);

it('the outboxes of many communities are swept several at a time, and one that cannot be read hides no other', async () => {
  const session = await guild.plan(app, { topic: 'Swept.' });
  app.queue.length = 0;
  shop.clock.advance(60_000);
  const place = (tenantId: string) => placeOf(tenantId, randomUUID());
  const places = [...Array.from({ length: 100 }, () => place(priya.tenantId)), place('broken'), guild.place];
  let now = 0;
  let most = 0;
  const outbox = Object.create(app.world.outbox) as typeof app.world.outbox;
  outbox.everything = async (at) => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((later) => setTimeout(later, 20));
    now -= 1;
    if (at.tenantId === 'broken') throw new Error('This outbox cannot be read');
    return app.world.outbox.everything(at);
  };
  outbox.removeMarker = async () => {};
  outbox.markers = async () => places.map((at) => ({ place: at, etag: '', writtenAt: app.world.now() }));
  await expect(engine.sweep({ ...app.world, outbox }, [priya.tenantId])).rejects.toThrow('cannot be read');
  expect(app.queue.map(({ key }) => key.split('|').slice(0, 3).join('|')).sort()).toEqual([
    `outbox|calendar|${session.id}`,
    `outbox|feed-things|${session.id}`,
    'outbox|rota-changed|',
  ]);
  expect(most).toBeGreaterThan(4);
  expect(most).toBeLessThanOrEqual(16);
  await app.settle();
});

it('however many notifications of one mailbox come at once, Outlook is never asked more than it bears', async () => {
  const topics = Array.from({ length: 5 }, () => randomUUID());
  for (const topic of topics) await guild.plan(app, { topic });
  await app.settle();
  const { faults, requests } = shop.microsoft365;
  faults.settings.mailboxConcurrency = 4;
  faults.add({ match: { host: 'graph' }, times: 'all', delay: 30 });
  const eventIds = topics.map((topic) => hostEvent(shop.microsoft365, priya, topic)?.immutableId ?? '');
  const told = { tenantId: priya.tenantId, hostId: priya.id, eventIds };
  await processNotification(app.world, told);
  requests.clear();
  let again = 0;
  const enqueueNotification = async () => {
    again += 1;
  };
  await Promise.all([
    ...Array.from({ length: 8 }, () => processNotification({ ...app.world, enqueueNotification }, told)),
    readCalendars(app.world, [priya.tenantId]),
  ]);
  expect(again).toBe(0);
  expect(requests.matching({ person: priya.id }).filter(({ status }) => status === 429)).toEqual([]);
});

describe('while Graph is slow, no function comes near the time after which the host ends its process', () => {
  const { functionTimeout } = JSON.parse(readFileSync('functions/host.json', 'utf8')) as {
    functionTimeout: string;
  };
  const [hours = 0, minutes = 0, seconds = 0] = functionTimeout.split(':').map(Number);
  const halfOfIt = ((hours * 60 + minutes) * 60 + seconds) * 500;
  /** The same world, in which every call at Graph takes as long as it may. */
  function slow(world: Process['world']): Process['world'] {
    const asApp = (tenant: string): CallGraph => {
      const call = world.graph.asApp(tenant);
      return (asked, answer) => {
        shop.clock.advance(DEADLINE_MS);
        return call(asked, answer);
      };
    };
    return { ...world, graph: { ...world.graph, asApp } };
  }

  it('a long notification is handed on in parts', async () => {
    const topics = Array.from({ length: 8 }, () => randomUUID());
    for (const topic of topics) await guild.plan(app, { topic });
    await app.settle();
    const eventIds = topics.map((topic) => hostEvent(shop.microsoft365, priya, topic)?.immutableId ?? '');
    const handedOn: CalendarMessage[] = [];
    const world = {
      ...slow(app.world),
      enqueueNotification: async (one: CalendarMessage) => void handedOn.push(one),
    };
    const parts: number[] = [];
    let next: CalendarMessage | undefined = { tenantId: priya.tenantId, hostId: priya.id, eventIds };
    while (next) {
      const began = shop.clock.now().getTime();
      await processNotification(world, next);
      expect(shop.clock.now().getTime() - began).toBeLessThan(halfOfIt);
      const left: CalendarMessage | undefined = handedOn.shift();
      parts.push((next.eventIds?.length ?? 0) - (left?.eventIds?.length ?? 0));
      next = left;
    }
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(eventIds.length);
  });

  it('mailboxes that no time was left for are read by a later run', async () => {
    const hosts: string[] = Array.from({ length: 30 }, () => randomUUID());
    for (const host of hosts) await app.world.mailboxes.open(priya.tenantId, host);
    const { world } = withMadeUpHosts(new Set(hosts));
    const ours = async (tenant: string) =>
      (await world.mailboxes.all(tenant)).filter(({ personId }) => hosts.includes(personId));
    const mailboxes = new Proxy(world.mailboxes, {
      get: (store, name: keyof typeof world.mailboxes) =>
        name === 'all' ? ours : (store[name] as () => unknown).bind(store),
    });
    const read = async () => (await ours(priya.tenantId)).filter(({ deltaLink }) => deltaLink !== '').length;
    const progress: number[] = [];
    while (progress.length < 100 && progress.at(-1) !== hosts.length) {
      await readCalendars({ ...slow(world), mailboxes }, [priya.tenantId]);
      progress.push(await read());
    }
    expect(progress[0]).toBeLessThan(hosts.length);
    expect(progress.at(-1)).toBe(hosts.length);
  });
});

it('the concurrency limiter runs at most so many tasks of one key at once, all of them, in order, also after one has failed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.record({ name: fc.constantFrom('a', 'b'), pause: fc.nat(3), fails: fc.boolean() }), {
        maxLength: 30,
      }),
      async (limit, visits) => {
        const limited = concurrencyLimiter(limit);
        const inside = { a: 0, b: 0 };
        const begun: Record<'a' | 'b', number[]> = { a: [], b: [] };
        const results = await Promise.allSettled(
          visits.map(({ name, pause, fails }, index) =>
            limited(name, async () => {
              begun[name].push(index);
              inside[name] += 1;
              expect(inside[name]).toBeLessThanOrEqual(limit);
              for (let turn = 0; turn < pause; turn += 1) await new Promise(setImmediate);
              inside[name] -= 1;
              if (fails) throw new Error('on purpose');
            }),
          ),
        );
        expect(results.map(({ status }) => status === 'rejected')).toEqual(visits.map(({ fails }) => fails));
        for (const order of [begun.a, begun.b]) expect(order).toEqual([...order].sort((x, y) => x - y));
      },
    ),
    { numRuns: 60 },
  );
});
