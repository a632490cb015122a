import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../domain/sessions/session.ts';
import {
  processNotification,
  readCalendars,
  renewSubscriptions,
} from '../../functions/calendar/read-calendars.ts';
import { removeMember } from '../../functions/community/remove-member.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { type Guild, type Process, type Workshop, workshop } from './support.ts';

const DAY = 86_400_000;

let server: Server;
let shop: Workshop;
let app: Process;
let guild: Guild;
let host: Person;

beforeAll(async () => {
  // Answers Graph's handshake and takes whatever it is told.
  server = createServer((request, response) => {
    const token = new URL(request.url ?? '/', 'http://localhost').searchParams.get('validationToken');
    response.writeHead(token === null ? 202 : 200, { 'content-type': 'text/plain' }).end(token ?? '');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  shop = await workshop({ publicUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
afterAll(async () => {
  await shop.stop();
  server.closeAllConnections();
  server.close();
});

let hosts = 0;
beforeEach(async () => {
  // Another host each time: a mailbox has one subscription.
  host = shop.who(hosts);
  hosts += 1;
  app = shop.process();
  guild = await shop.guild([host, shop.who(20)]);
  await guild.plan(app, { topic: crypto.randomUUID() });
  await app.settle(60_000);
});
afterEach(() => shop.microsoft365.faults.clear());

const active = () =>
  shop.microsoft365.subscriptions.filter(
    (one) => one.mailbox === host.id && one.expiration > shop.clock.now().getTime(),
  );
const known = () => app.world.mailboxes.open(host.tenantId, host.id);
const renew = () => renewSubscriptions(app.world, [host.tenantId]);
const told = (lifecycle: string) =>
  processNotification(app.world, { tenantId: host.tenantId, hostId: host.id, lifecycle });

async function isWhole(): Promise<void> {
  const [one, ...more] = active();
  expect(more).toEqual([]);
  expect(await known()).toMatchObject({
    subscriptionId: one?.id,
    clientState: one?.clientState,
    subscribedUntil: new Date(one?.expiration ?? 0).toISOString(),
  });
}

it('comes with the first session of a host, under a secret of its own, and once', async () => {
  await isWhole();
  const [before] = active();
  expect(before?.clientState).toMatch(/^[0-9a-f-]{36}$/);
  await guild.plan(app, { topic: crypto.randomUUID() });
  await app.settle(60_000);
  expect(active()).toEqual([before]);
});

it('is renewed two days before it lapses, and not sooner', async () => {
  const { id, expiration } = active()[0] ?? { id: '', expiration: 0 };
  shop.clock.advance(3 * DAY);
  await renew();
  expect(active()[0]?.expiration).toBe(expiration);
  shop.clock.advance(2.5 * DAY);
  await renew();
  expect(active()[0]?.id).toBe(id);
  expect(active()[0]?.expiration).toBeGreaterThan(shop.clock.now().getTime() + 6.9 * DAY);
  await isWhole();
});

it('is made anew where it lapsed because nobody renewed it', async () => {
  const date = new Date(shop.clock.now().getTime() + 40 * DAY).toISOString().slice(0, 10);
  const when = { date, time: '14:00', minutes: 60, zone: 'Europe/London' };
  await guild.plan(app, { topic: crypto.randomUUID(), when });
  await app.settle(60_000);
  const [before] = active();
  shop.clock.advance(20 * DAY);
  expect(active()).toEqual([]);
  await renew();
  expect(active()[0]?.id).not.toBe(before?.id);
  await isWhole();
});

it('is renewed at once where Graph wants it to be, however long it would last', async () => {
  const { id, expiration } = active()[0] ?? { id: '', expiration: 0 };
  shop.clock.advance(DAY);
  shop.microsoft365.requests.clear();
  await told('reauthorizationRequired');
  expect(shop.microsoft365.requests.count({ method: 'PATCH', path: `/v1.0/subscriptions/${id}` })).toBe(1);
  expect(active()[0]?.expiration).toBeGreaterThan(expiration);
  await isWhole();
});

it('takes the place of one whose answer was lost', async () => {
  const mailbox = await known();
  await app.world.mailboxes.change(mailbox, { subscriptionId: '', subscribedUntil: '' });
  await renew();
  await isWhole();
});

it('survives a time-out after it was made', async () => {
  const mailbox = await known();
  await app.world.mailboxes.change(mailbox, { subscriptionId: '', subscribedUntil: '' });
  shop.microsoft365.faults.add({
    match: { method: 'POST', path: '/subscriptions' },
    afterEffect: true,
    status: 504,
    retryAfter: 3,
  });
  await renew();
  shop.clock.advance(3_600_001);
  await renew();
  await isWhole();
});

it('is made once where two processes want it at the same time', async () => {
  const mailbox = await known();
  await app.world.mailboxes.change(mailbox, { subscriptionId: '', subscribedUntil: '' });
  const other = shop.process();
  await Promise.all([renew(), renewSubscriptions(other.world, [host.tenantId])]);
  await isWhole();
});

it('is not asked for at every visit where Graph refuses it', async () => {
  const mailbox = await known();
  await app.world.mailboxes.change(mailbox, { subscriptionId: '', subscribedUntil: '' });
  const refusing = shop.microsoft365.faults.add({
    ...{ match: { path: '/subscriptions' }, times: 'all', status: 403, code: 'Forbidden' },
  });
  for (let time = 0; time < 3; time += 1) {
    await guild.plan(app, { topic: crypto.randomUUID() });
    await app.settle(60_000);
  }
  expect(refusing.hits()).toBe(1);
  refusing.remove();
  shop.clock.advance(3_600_001);
  await renew();
  await isWhole();
});

describe('of somebody who hosts nothing any more', () => {
  let session: Session;
  const row = () => app.world.mailboxes.find(host.tenantId, host.id);
  beforeEach(async () => {
    const [planned] = await app.world.sessions.upcoming(guild.place, shop.clock.now());
    if (!planned) throw new Error('There is no session');
    session = planned;
  });

  it('ends a day after the last session, up to when answers count, and the mailbox is left alone', async () => {
    shop.clock.advance(Date.parse(session.endsAt) + 0.9 * DAY - shop.clock.now().getTime());
    await renew();
    await isWhole();
    shop.clock.advance(0.2 * DAY);
    await renew();
    expect(active()).toEqual([]);
    expect(await row()).toBeUndefined();
    shop.microsoft365.requests.clear();
    await readCalendars(app.world, [host.tenantId]);
    expect(shop.microsoft365.requests.matching({ person: host.id })).toEqual([]);
  });

  it('ends when the only session is cancelled; planning again watches again', async () => {
    await guild.cancel(app, session);
    await app.settle(60_000);
    await renew();
    expect(active()).toEqual([]);
    expect(await row()).toBeUndefined();
    await guild.plan(app, { topic: crypto.randomUUID() });
    await app.settle(60_000);
    await isWhole();
    await renew();
    await isWhole();
  });

  it('goes on while they host in another community, also one they have left', async () => {
    const other = await shop.guild([host, shop.who(20)], ['organiser']);
    await other.plan(app, { topic: crypto.randomUUID() });
    await guild.cancel(app, session);
    await app.settle(60_000);
    await other.run(app, removeMember, shop.who(20), { params: { personId: host.id } });
    await app.settle(60_000);
    await renew();
    await isWhole();
  });

  it('goes on where a session is planned at the very moment it was about to end', async () => {
    await guild.cancel(app, session);
    await app.settle(60_000);
    const { mailboxes } = app.world;
    const lease = mailboxes.lease.bind(mailboxes);
    let met = 0;
    // Between the first look at who hosts and the right to be alone in the mailbox.
    mailboxes.lease = async (...given) => {
      if (given[1] === host.id && met++ === 0) await guild.plan(app, { topic: crypto.randomUUID() });
      return lease(...given);
    };
    await renew();
    expect(met).toBe(1);
    await isWhole();
    await app.settle(60_000);
    await isWhole();
  });

  it('is made anew where a session is planned and invited to while it ends', async () => {
    await guild.cancel(app, session);
    await app.settle(60_000);
    const { mailboxes } = app.world;
    const forget = mailboxes.forget.bind(mailboxes);
    let met = 0;
    mailboxes.forget = async (mailbox) => {
      met += 1;
      await guild.plan(app, { topic: crypto.randomUUID() });
      // The worker finds somebody in the mailbox and waits; it is not in there as well.
      await app.work();
      expect(active()).toEqual([]);
      return forget(mailbox);
    };
    await renew();
    expect(met).toBe(1);
    await app.settle(60_000);
    await isWhole();
  });

  it('stays as it is known where Graph does not answer, and ends with the next turn', async () => {
    await guild.cancel(app, session);
    await app.settle(60_000);
    shop.microsoft365.faults.add({ match: { method: 'DELETE', path: '/subscriptions' }, status: 500 });
    await renew();
    await renew();
    expect(await row()).toBeUndefined();
  });
});
