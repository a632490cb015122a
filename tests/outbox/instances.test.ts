import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openSession, planSession } from '../../domain/sessions/contract.ts';
import { type FunctionsHost, startFunctionsHost } from '../../local/functions-host/host.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { sessionDraft, someone, startCommunity } from '../http/guild.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

// As Flex Consumption has it: what serves people on one instance, and each queue and timer function on its own.
let world: TestWorld;
let priya: Person;
let ana: Person;
let communityId: string;
const functions = fileURLToPath(new URL('../../dist/functions', import.meta.url));
const instances: FunctionsHost[] = [];
async function instance(...names: string[]): Promise<FunctionsHost> {
  const started = await startFunctionsHost({
    bundle: `${functions}/main.cjs`,
    hostJson: `${functions}/host.json`,
    settings: world.settingsFor(world.url),
    storage: world.storage,
    port: 0,
    timers: 'manual',
    polling: 'eager',
    listensFor: ({ name }) => names.includes(name),
  });
  instances.push(started);
  return started;
}

let attending: FunctionsHost[];
let timers: FunctionsHost;
beforeAll(async () => {
  world = await testWorld({ listensFor: () => false });
  [priya, ana] = [someone(world, 0), someone(world, 1)];
  communityId = await startCommunity(world, priya, [[ana, 'member']]);
  await instance('deliverOutbox', 'giveUpOnWork');
  attending = [await instance('processNotifications'), await instance('processNotifications')];
  timers = await instance('sweepOutbox', 'readCalendars', 'renewSubscriptions');
});
afterEach(() => world.microsoft365.faults.clear());
afterAll(async () => {
  await Promise.all(instances.map((one) => one.stop()));
  await world.stop();
});

const soon = { timeout: 15_000, interval: 100 };
async function plan(topic: string): Promise<string> {
  const sessionId = randomUUID();
  const body = sessionDraft(priya, { topic });
  await world.call(priya, planSession, { params: { communityId, sessionId }, body });
  return sessionId;
}
const session = async (sessionId: string) =>
  (await world.call(priya, openSession, { params: { communityId, sessionId } })).session;
const sent = (sessionId: string) =>
  expect.poll(async () => (await session(sessionId)).invite, soon).toBe('sent');

it('instances that share nothing but the storage send an invite and read its answers back', async () => {
  const sessionId = await plan('Apart');
  await sent(sessionId);
  // What is answered before the calendar is watched waits for the timer.
  await expect.poll(() => world.microsoft365.subscriptions.length, soon).toBe(1);
  const copy = world.microsoft365.calendar(ana.id).find(({ subject }) => subject.startsWith('Apart'));
  const answered = await fetch(`${world.microsoft365.url}/v1.0/me/events/${copy?.id}/accept`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await world.microsoft365.graphToken(ana.id)}`,
      'content-type': 'application/json',
    },
    body: '{}',
  });
  expect(answered.status).toBe(202);
  // The host, and whoever accepts.
  await expect.poll(async () => (await session(sessionId)).rsvps.accepted, soon).toBe(2);
});

it('however many instances reach into one mailbox, Outlook is not asked more than it bears', async () => {
  const topics = Array.from({ length: 2 }, () => randomUUID());
  for (const topic of topics) await sent(await plan(topic));
  const eventIds = world.microsoft365
    .calendar(priya.id)
    .filter(({ subject }) => topics.some((topic) => subject.startsWith(topic)))
    .map(({ immutableId }) => immutableId);
  expect(eventIds).toHaveLength(topics.length);
  const { faults, requests } = world.microsoft365;
  requests.clear();
  faults.settings.mailboxConcurrency = 4;
  faults.add({ match: { host: 'graph' }, times: 'all', delay: 250 });
  const told = { tenantId: priya.tenantId, hostId: priya.id, eventIds };
  await Promise.all([
    ...attending.flatMap((one) => Array.from({ length: 4 }, () => one.deliver('processNotifications', told))),
    timers.invokeTimer('readCalendars'),
    plan('Meanwhile').then(sent),
  ]);
  const inMailbox = requests.matching({ person: priya.id });
  expect(inMailbox.length).toBeGreaterThan(20);
  expect(inMailbox.filter(({ status }) => status === 429)).toEqual([]);
});
