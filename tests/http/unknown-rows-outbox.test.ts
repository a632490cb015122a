import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { type TestWorld, testWorld } from '../support/world.ts';
import { id, sessionDraft, someone, startCommunity } from './guild.ts';
import { keptOtherwise, stored, strangersBeside, write } from './other-rows.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld({ unknownRows: true });
});
afterAll(() => world.stop());

describe('the outbox, beside rows that this version does not know', () => {
  let community: string;
  let host: Person;
  let params: { communityId: string; sessionId: string };
  beforeAll(async () => {
    host = someone(world, 5);
    community = await startCommunity(world, host, [
      [someone(world, 6), 'member'],
      [someone(world, 7), 'member'],
    ]);
    params = { communityId: community, sessionId: id() };
    await world.call(host, API.planSession, { params, body: sessionDraft(host, { topic: 'Before' }) });
    await world.settled();
    const rows = stored(world).filter(({ partitionKey }) => partitionKey.endsWith(community));
    const strangers = rows.flatMap(strangersBeside);
    // Who is to be invited cannot be told while somebody cannot be read: that is the next test.
    const known = /^(member\|[^|]*|in-session\|.*\|rsvps\|\d+)$/;
    await write(
      world,
      strangers.filter(({ rowKey }) => !known.test(rowKey)),
    );
  });

  const page = () => world.call(host, API.openSession, { params });
  const change = async (topic: string) =>
    world.call(host, API.changeSession, {
      params,
      body: sessionDraft(host, { topic }),
      etag: (await page()).session.etag,
    });
  const event = () =>
    world.microsoft365.calendar(host.id).find(({ subject }) => subject.endsWith('feedback'));
  const invited = () =>
    (event()?.attendees ?? []).map(({ emailAddress }) => emailAddress?.address?.toLowerCase()).sort();

  test('invites go out, and a newcomer is invited to what was planned before', async () => {
    await change('After');
    await world.call(host, API.addMember, {
      params: { communityId: community, personId: someone(world, 8).id },
      body: { role: 'member' },
    });
    await world.settled();
    expect((await page()).session).toMatchObject({ topic: 'After', invite: 'sent' });
    expect(event()?.subject).toMatch(/^After/);
    expect(invited()).toEqual([6, 7, 8].map((at) => someone(world, at).mail.toLowerCase()).sort());
  });

  test('nobody is taken off an invite because their membership cannot be read; it goes out once it can', async () => {
    const member = stored(world).filter(({ rowKey }) => rowKey === `member|${someone(world, 7).id}`);
    const before = invited();
    await keptOtherwise(
      world,
      member.filter(({ partitionKey }) => partitionKey.endsWith(community)),
      async () => {
        await change('Much later');
        await world.settled();
        expect([(await page()).session.invite, event()?.subject.startsWith('After')]).toEqual([
          'waiting',
          true,
        ]);
        expect(invited()).toEqual(before);
      },
    );
    await expect.poll(async () => (await page()).session.invite, { timeout: 15_000 }).toBe('sent');
    expect([event()?.subject.startsWith('Much later'), invited()]).toEqual([true, before]);
  });
});
