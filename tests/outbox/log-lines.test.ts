import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Person } from '../../local/microsoft365/server.ts';
import { dump, planSession, sessionDraft, someone, startCommunity } from '../http/guild.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let world: TestWorld;
let priya: Person;
let ana: Person;
let communityId: string;

beforeAll(async () => {
  world = await testWorld();
  [priya, ana] = [someone(world, 0), someone(world, 1)];
  communityId = await startCommunity(world, priya, [[ana, 'member']]);
  await world.settled();
});
afterAll(() => world.stop());
afterEach(() => world.microsoft365.faults.clear());

/** The log lines of messages and timers while something was done, as an operator reads them. */
async function linesOf(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const before = world.logs.length;
  await work();
  await world.settled();
  return world.logs
    .slice(before)
    .flatMap(({ message }) =>
      message.startsWith('{"event":"work"') ? [JSON.parse(message) as Record<string, unknown>] : [],
    );
}
const planned = () =>
  planSession(world, priya, communityId, sessionDraft(priya, { topic: 'Nobody reads this in a log.' }));
const deliveries = (lines: Record<string, unknown>[]) =>
  lines.filter((line) => line.function === 'deliverOutbox');

it('an invite that Graph refuses says so in the log: given up, by which code and status, under its click’s id', async () => {
  world.microsoft365.faults.add({
    match: { method: 'POST', path: '/events$' },
    ...{ status: 403, code: 'ErrorAccessDenied', message: 'priya.raman may not be read', times: 'all' },
  });
  const lines = deliveries(await linesOf(planned));
  expect(lines).toMatchObject([
    {
      ...{ outcome: 'given-up', code: 'ErrorAccessDenied', status: 403 },
      refusals: { '403 ErrorAccessDenied': 1 },
      correlation: expect.stringMatching(/^[0-9a-f-]{36}$/),
    },
  ]);
  const planning = world.costs().findLast(({ route }) => route === 'planSession');
  expect(lines[0]?.correlation).toBe(planning?.correlation);
});

it('an invite that has to wait is put off, and one that went out is done', async () => {
  world.microsoft365.faults.add({
    match: { method: 'POST', path: '/events$' },
    ...{ status: 503, code: 'ErrorServerBusy', retryAfter: 1 },
  });
  const lines = deliveries(await linesOf(planned));
  expect(lines[0]).toMatchObject({ outcome: 'put-off', code: 'ErrorServerBusy', status: 503 });
  const later = deliveries(await linesOf(() => new Promise((resolve) => setTimeout(resolve, 4_000))));
  expect(later[0]).toMatchObject({ outcome: 'done' });
  expect(later[0]).not.toHaveProperty('code');
});

it('a subscription that Graph refuses is seen in the log although answers come back without it', async () => {
  const ben = someone(world, 2);
  world.microsoft365.faults.add({
    match: { method: 'POST', path: '/subscriptions' },
    ...{ status: 403, code: 'Forbidden', times: 'all' },
  });
  const lines = await linesOf(async () => {
    const id = await startCommunity(world, ben);
    await planSession(world, ben, id, sessionDraft(ben));
  });
  expect(lines).toContainEqual(
    expect.objectContaining({ outcome: 'done', refusals: { '403 Forbidden': 1 } }),
  );
});

it('a message nobody can read is passed over, and its line names what was wrong with it by code', async () => {
  const lines = await linesOf(() => world.host.deliver('deliverOutbox', { tenantId: 1 }));
  expect(lines).toMatchObject([{ function: 'deliverOutbox', outcome: 'passed-over', code: 'ZodError' }]);
});

it('work that the queue gave up on is told under the id of the click that caused it', async () => {
  world.microsoft365.faults.add({
    match: { method: 'POST', path: '/events$' },
    ...{ status: 503, code: 'ErrorServerBusy', retryAfter: 3_600, times: 'all' },
  });
  const session = await planned();
  const planning = world.costs().findLast(({ route }) => route === 'planSession');
  await world.settled();
  const key = [...(await dump(world)).keys()]
    .map((name) => name.slice(name.indexOf('outbox|')))
    .find((name) => name.startsWith(`outbox|calendar|${session.id}|`));
  const message = { tenantId: priya.tenantId, communityId, keys: [key] };
  expect(await linesOf(() => world.host.deliver('giveUpOnWork', message))).toMatchObject([
    { outcome: 'given-up', code: 'unexpected', correlation: planning?.correlation },
  ]);
});

it('no line of all these holds a name, an address, a topic or an id of a person or a session', () => {
  const lines = world.logs.map(({ message }) => message).filter((line) => line.startsWith('{"event":"work"'));
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) {
    expect(Object.keys(JSON.parse(line))).not.toContain('message');
    for (const secret of [priya.id, ana.id, communityId, 'priya', 'Nobody reads', priya.tenantId])
      expect(line.toLowerCase()).not.toContain(secret.toLowerCase());
  }
});
