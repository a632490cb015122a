import { QueueServiceClient } from '@azure/storage-queue';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addMember, removeMember } from '../../domain/community/contract.ts';
import { cancelSession, changeSession, openSession, planSession } from '../../domain/sessions/contract.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { id, sessionDraft, someone, startCommunity } from '../http/guild.ts';
import { type FunctionAppProcess, functionAppProcess } from '../support/function-app-process.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let world: TestWorld;
let priya: Person;
let ana: Person;
let ben: Person;
let communityId: string;
const running = new Set<FunctionAppProcess>();
beforeAll(async () => {
  // This instance serves people alone; what changes cause is done by the processes that are killed.
  world = await testWorld({ listensFor: () => false });
  [priya, ana, ben] = [someone(world, 0), someone(world, 1), someone(world, 2)];
  communityId = await startCommunity(world, priya, [[ana, 'member']]);
});
afterAll(async () => {
  await Promise.all([...running].map((one) => one.kill()));
  await world.stop();
});

async function start(options?: { aheadMs: number }): Promise<FunctionAppProcess> {
  const started = await functionAppProcess(world, options);
  running.add(started);
  return started;
}

async function loseAllMessages(): Promise<void> {
  const queues = QueueServiceClient.fromConnectionString(world.storage);
  for await (const { name } of queues.listQueues()) await queues.getQueueClient(name).clearMessages();
}

const page = (sessionId: string) => world.call(priya, openSession, { params: { communityId, sessionId } });
const invite = async (sessionId: string) => (await page(sessionId)).session.invite;
const eventsOf = (topic: string) =>
  world.microsoft365.calendar(priya.id).filter(({ subject }) => subject.startsWith(topic));
const invited = (topic: string) =>
  eventsOf(topic)[0]?.attendees.map(({ emailAddress }) => emailAddress.address) ?? [];
const draft = (topic: string) => sessionDraft(priya, { topic });
const plan = async (topic: string, at: string) => {
  const sessionId = id();
  await world.call(priya, planSession, { at, params: { communityId, sessionId }, body: draft(topic) });
  return sessionId;
};

it('whatever a process that is killed right after its answer had still to do is made up for by the sweep', async () => {
  const first = await start();
  const [renamed, dropped] = [await plan('Before', first.url), await plan('Dropped', first.url)];
  for (const sessionId of [renamed, dropped])
    await expect.poll(() => invite(sessionId), { timeout: 10_000 }).toBe('sent');

  let planned = '';
  const asked = [
    async (at: string) => {
      planned = await plan('Planned', at);
    },
    async (at: string) => {
      const { etag } = (await page(renamed)).session;
      const params = { communityId, sessionId: renamed };
      const cancelled = { communityId, sessionId: dropped };
      await world.call(priya, changeSession, { at, params, body: draft('After'), etag });
      await world.call(priya, cancelSession, { at, params: cancelled, body: { comment: '' } });
    },
    async (at: string) => {
      const body = { role: 'member' } as const;
      await world.call(priya, addMember, { at, params: { communityId, personId: ben.id }, body });
      await world.call(priya, removeMember, { at, params: { communityId, personId: ana.id } });
    },
  ];
  for (const [index, changes] of asked.entries()) {
    const process = index === 0 ? first : await start();
    await changes(process.url);
    // Sooner and later: before the work has begun, and in the middle of it.
    await new Promise((resolve) => setTimeout(resolve, index * 60));
    await process.kill();
    await loseAllMessages();
  }

  // Three minutes later the lease of whoever was killed in the mailbox has run out.
  const next = await start({ aheadMs: 180_000 });
  expect(
    (await fetch(`${next.url}/admin/functions/sweepOutbox`, { method: 'POST', body: '{}' })).status,
  ).toBe(202);
  const settled = { timeout: 20_000, interval: 200 };
  for (const sessionId of [planned, renamed])
    await expect.poll(() => invite(sessionId), settled).toBe('sent');
  for (const topic of ['Planned', 'After'])
    await expect.poll(() => invited(topic), settled).toEqual([ben.mail]);
  await expect.poll(() => eventsOf('Dropped'), settled).toEqual([]);
  expect(eventsOf('Planned')).toHaveLength(1);
  expect(eventsOf('After')).toHaveLength(1);
  expect(eventsOf('Before')).toEqual([]);
}, 90_000);
