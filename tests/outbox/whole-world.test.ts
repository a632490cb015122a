import { TableClient } from '@azure/data-tables';
import { QueueClient } from '@azure/storage-queue';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addMember, startCommunity } from '../../domain/community/contract.ts';
import { cancelSession, openSession, planSession, retryInvite } from '../../domain/sessions/contract.ts';
import { captureNote } from '../../domain/sessions/note-contract.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let world: TestWorld;
let priya: Person;
let ana: Person;
const communityId = crypto.randomUUID();

beforeAll(async () => {
  world = await testWorld();
  [priya, ana] = [world.microsoft365.people[0], world.microsoft365.people[1]] as [Person, Person];
  await world.call(priya, startCommunity, {
    params: { communityId },
    body: {
      ...{ name: 'Leaders who listen', purpose: 'Practise together.', northStar: '', norms: [] },
      zone: 'Europe/London',
      cadence: { every: 'month', week: 2, weekday: 4, time: '14:00', minutes: 60 },
      settings: { unattributedNotes: true },
    },
  });
  await world.call(priya, addMember, { params: { communityId, personId: ana.id }, body: { role: 'member' } });
  await world.settled();
});
afterAll(() => world.stop());
afterEach(() => world.microsoft365.faults.clear());

const date = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
async function plan(topic: string, correlation: string = crypto.randomUUID()): Promise<string> {
  const sessionId = crypto.randomUUID();
  await world.call(priya, planSession, {
    params: { communityId, sessionId },
    headers: { 'x-correlation-id': correlation },
    body: {
      ...{ topic, purpose: '', format: 'debrief', taxonomy: 'people' },
      when: { date, time: '14:00', minutes: 60, zone: 'Europe/London' },
      ...{ facilitatorId: priya.id, agenda: [], artifactIds: [] },
    },
  });
  return sessionId;
}
const page = async (sessionId: string) =>
  world.call(priya, openSession, { params: { communityId, sessionId } });
const eventsOf = (topic: string) =>
  world.microsoft365
    .calendar(priya.id)
    .filter((event) => event.isOrganizer && event.subject.startsWith(topic));

it('one correlation id goes from the click through the outbox to every call at Graph', async () => {
  const correlation = crypto.randomUUID();
  world.microsoft365.requests.clear();
  await plan('Followed', correlation);
  await world.settled();
  const calls = world.microsoft365.requests.matching().filter(({ path }) => !path.includes('getSchedule'));
  expect(calls.length).toBeGreaterThan(4);
  expect(new Set(calls.map((call) => call['client-request-id']))).toEqual(new Set([correlation]));
  const lines = world.logs.filter(({ message }) => message.includes(correlation));
  expect(lines.length).toBeGreaterThanOrEqual(3);
});

it('a message delivered again, late and at the same time, and timers run twice, change nothing', async () => {
  const table = TableClient.fromConnectionString(world.storage, 'guildhall', {
    allowInsecureConnection: true,
  });
  const sessionId = await plan('Twice');
  const keys: string[] = [];
  for await (const row of table.listEntities()) {
    if (row.rowKey?.startsWith(`outbox|calendar|${sessionId}`)) keys.push(row.rowKey);
  }
  const messages = keys.map((key) => ({ tenantId: priya.tenantId, communityId, keys: [key] }));
  const deliveries = messages.flatMap((message) =>
    [1, 2, 3].map(() => world.host.deliver('deliverOutbox', message)),
  );
  await Promise.all([
    ...deliveries,
    world.host.invokeTimer('sweepOutbox'),
    world.host.invokeTimer('sweepOutbox'),
  ]);
  await world.host.idle();
  for (const message of messages) await world.host.deliver('deliverOutbox', message);
  await Promise.all([world.host.invokeTimer('readCalendars'), world.host.invokeTimer('readCalendars')]);
  expect(eventsOf('Twice')).toHaveLength(1);
  const mails = world.microsoft365.mails(ana.id).filter((mail) => mail.subject.startsWith('Twice'));
  expect(mails).toHaveLength(1);
  expect((await page(sessionId)).session.invite).toBe('sent');
}, 60_000);

it('what the queue gave up on is shown to the organiser, and asking again has one effect', async () => {
  world.microsoft365.faults.settings.down = true;
  const sessionId = await plan('Poisoned');
  const table = TableClient.fromConnectionString(world.storage, 'guildhall', {
    allowInsecureConnection: true,
  });
  let key = '';
  for await (const row of table.listEntities()) {
    if (row.rowKey?.startsWith(`outbox|calendar|${sessionId}`)) key = row.rowKey;
  }
  // As the host leaves it after the fifth try.
  const poison = new QueueClient(world.storage, 'guildhall-outbox-poison');
  await poison.createIfNotExists();
  const message = JSON.stringify({ tenantId: priya.tenantId, communityId, keys: [key] });
  await poison.sendMessage(Buffer.from(message).toString('base64'));
  await world.settled();
  expect((await page(sessionId)).session).toMatchObject({
    ...{ invite: 'failed', inviteProblem: { code: 'unexpected' } },
  });
  world.microsoft365.faults.clear();
  await Promise.all([1, 2].map(() => world.call(priya, retryInvite, { params: { communityId, sessionId } })));
  await world.host.idle();
  expect(eventsOf('Poisoned')).toHaveLength(1);
  expect((await page(sessionId)).session).toMatchObject({ invite: 'sent', inviteProblem: null });
}, 60_000);

it.each(['guildhall-outbox', 'guildhall-outbox-poison', 'guildhall-calendar'])(
  'a message in %s that cannot be read is said in the log and does not stay, nor in a poison queue',
  async (name) => {
    const queue = new QueueClient(world.storage, name);
    await queue.createIfNotExists();
    const before = world.logs.length;
    for (const text of ['{"tenantId":1}', 'null', 'not json', '[]'])
      await queue.sendMessage(Buffer.from(text).toString('base64'));
    await world.host.idle();
    const passedOver = world.logs.slice(before).filter(({ message }) => message.includes('"passed-over"'));
    expect(passedOver).toHaveLength(4);
    for (const one of [name, name.replace(/(-poison)?$/, '-poison')]) {
      const left = new QueueClient(world.storage, one);
      if (!(await left.exists())) continue;
      expect((await left.getProperties()).approximateMessagesCount).toBe(0);
    }
  },
  60_000,
);

describe('logs', () => {
  it('say nothing of what people wrote, of who they are or where they can be reached', async () => {
    const secretWords = ['Zanzibar', 'Quokka', 'Marzipan'];
    const [topic = '', text = '', comment = ''] = secretWords;
    const sessionId = await plan(topic);
    await world.settled();
    await world.call(ana, captureNote, {
      params: { communityId, sessionId, noteId: crypto.randomUUID() },
      body: {
        note: { kind: 'insight', text, agendaItemId: null, tags: [], ownerId: null, due: null },
        secret: 'a'.repeat(64),
      },
    });
    // Graph quotes addresses in what it refuses.
    world.microsoft365.faults.add({
      match: { method: 'POST', path: '/cancel' },
      ...{ status: 400, code: 'ErrorInvalidRecipients', message: `Recipient '${ana.mail}' is not resolved.` },
    });
    await world.call(priya, cancelSession, { params: { communityId, sessionId }, body: { comment } });
    await world.settled();
    expect((await page(sessionId)).session.inviteProblem).toEqual({
      code: 'outlook-refused',
      reason: 'ErrorInvalidRecipients',
    });
    const lines = world.logs.map(({ message }) => message).join('\n');
    expect(lines.length).toBeGreaterThan(500);
    const personal = [priya, ana].flatMap((one) => [
      one.displayName,
      one.surname,
      one.mail,
      one.userPrincipalName,
      one.id,
    ]);
    for (const word of [...secretWords, ...personal]) expect(lines.includes(word), word).toBe(false);
  });
});
