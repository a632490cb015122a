import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captureNote } from '../../functions/sessions/capture-note.ts';
import { editNote } from '../../functions/sessions/edit-note.ts';
import { guildBehind } from './behind-proxy.ts';
import { howMany, randomFrom } from './chaos.ts';
import { type StorageProxy, storageProxy } from './storage-proxy.ts';
import { engine, messageOf, type Workshop, workshop } from './support.ts';

let shop: Workshop;

beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());

const isWrite = (method: string) => method !== 'GET';

/** Loses the answer to each write once; the SDK's own second try then gets through. */
function losingEvery(proxy: StorageProxy, share: (count: number) => boolean): void {
  let count = 0;
  let again = false;
  proxy.trouble = (method) => {
    if (!isWrite(method)) return 'none';
    if (again) {
      again = false;
      return 'none';
    }
    count += 1;
    again = share(count);
    return again ? 'lost' : 'none';
  };
}

/** Plans, changes and cancels a session while answers get lost; returns how many writes reached the table. */
async function aSessionsLife(share: (count: number) => boolean, firstPerson = 0): Promise<number> {
  const proxy = await storageProxy(shop.storage);
  const { guild, app } = await guildBehind(shop, proxy, firstPerson);
  losingEvery(proxy, share);
  const [second, newcomer] = [shop.who(firstPerson + 1), shop.who(firstPerson + 3)];
  const priya = guild.first;
  const session = await guild.plan(app, { topic: crypto.randomUUID() });
  await guild.change(app, session, { purpose: 'Another purpose.' });
  await guild.handOver(app, session, second);
  await guild.add(app, newcomer);
  await guild.add(app, newcomer, 'sponsor');
  await guild.remove(app, newcomer);
  const draft = { kind: 'insight', text: 'One.', agendaItemId: null, tags: [], ownerId: null, due: null };
  const params = { sessionId: session.id, noteId: crypto.randomUUID() };
  const captured = await guild.run<{ etag: string }>(app, captureNote, priya, {
    ...{ params, body: { note: draft, secret: null } },
  });
  await guild.run(app, editNote, priya, {
    ...{ params, query: { authorKey: priya.id }, etag: captured.etag },
    body: { note: { ...draft, text: 'Two.' }, secret: null },
  });
  for (const work of await app.world.outbox.waiting(guild.place)) {
    await engine.deliver(app.world, messageOf({ place: guild.place, key: work.key }));
  }
  expect(await guild.session(app, session)).toMatchObject({
    invite: 'sent',
    facilitator: { id: second.id },
  });
  expect((await app.world.notes.all(guild.place, session.id)).map(({ text }) => text)).toEqual(['Two.']);
  await guild.cancel(app, session);
  await guild.cancel(app, session);
  await proxy.stop();
  return proxy.writes;
}

/** How many lives run at once: most of one is the SDK's waiting before it tries again. */
const AT_ONCE = 3;
/** Those at once have people of their own, so that none waits for another's mailbox. */
const PEOPLE = 4;

describe('an answer of the table that was lost after the write', () => {
  it('is never taken for a conflict, whatever was written', async () => {
    expect(await aSessionsLife(() => true)).toBeGreaterThan(20);
  });

  it('is never taken for a conflict, whichever of them it is', async () => {
    const schedules = Array.from({ length: howMany(3) }, (_, at) => at);
    for (let from = 0; from < schedules.length; from += AT_ONCE) {
      await Promise.all(
        schedules.slice(from, from + AT_ONCE).map((schedule, at) => {
          const random = randomFrom(5 + schedule);
          return aSessionsLife(() => random.chance(0.3), at * PEOPLE);
        }),
      );
    }
  }, 7_200_000);
});
