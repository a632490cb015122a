import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Live } from '../../domain/sessions/live-contract.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { services } from '../../functions/services.ts';
import { captureNote } from '../../functions/sessions/capture-note.ts';
import { editNote } from '../../functions/sessions/edit-note.ts';
import { followSession } from '../../functions/sessions/follow-session.ts';
import { removeNote } from '../../functions/sessions/remove-note.ts';
import { newTrace } from '../../functions/trace.ts';
import { settingsFor } from '../graph/support.ts';
import { id, noteDraft, noteSecret } from '../http/guild.ts';
import { type StorageProxy, storageProxy } from '../outbox/storage-proxy.ts';
import { type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';

const MINUTE = 60_000;

let shop: Workshop;
let proxy: StorageProxy;
let guild: Guild;
let app: Process;
beforeAll(async () => {
  shop = await workshop();
  proxy = await storageProxy(shop.storage);
  guild = await shop.guild([shop.who(0), shop.who(1)]);
});
beforeEach(() => {
  app = aProcess();
});
afterAll(async () => {
  await proxy.stop();
  await shop.stop();
});
afterEach(() => {
  proxy.aheadMs = 0;
});

/** A process of the function app that reaches the table through the proxy. */
function aProcess(): Process {
  const settings = {
    ...settingsFor(shop.microsoft365),
    storage: { connectionString: proxy.connectionString },
  };
  const world = services(settings, async () => [], shop.clock.now).worldFor(newTrace(id()));
  return Object.assign(shop.process(), { world: { ...world, graph: shop.process().world.graph } });
}

const follow = (session: Session, since?: string) =>
  guild.run<Live>(app, followSession, guild.person(1), {
    params: { sessionId: session.id },
    query: since === undefined ? {} : { since },
  });
const capture = (session: Session, text: string, secret: string | null = null) =>
  guild.run<{ id: string; authorKey: string; etag: string }>(app, captureNote, guild.first, {
    params: { sessionId: session.id, noteId: id() },
    body: { note: noteDraft(text), secret },
  });
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Follows what is new as a page does; gives what it costs to ask again. */
async function cost(session: Session, since: string) {
  const { storageCalls, rowsRead } = app.world.trace;
  const live = await follow(session, since);
  const { trace } = app.world;
  return { live, storageCalls: trace.storageCalls - storageCalls, rowsRead: trace.rowsRead - rowsRead };
}

test('whatever cursors are tried a minute later, they tell no more of an unattributed note than the whole room', async () => {
  const session = await guild.plan(app);
  const begun = Date.now();
  const secrets = [noteSecret(), noteSecret(), noteSecret(), noteSecret()] as const;
  const notes = [];
  for (const [index, secret] of secrets.entries()) {
    notes.push(await capture(session, `Unsigned ${index}`, secret));
    await wait(20);
    await capture(session, `Signed ${index}`);
    await wait(20);
  }
  const [edited, gone] = notes as [(typeof notes)[0], (typeof notes)[0]];
  const params = { sessionId: session.id, noteId: edited.id };
  await guild.run(app, editNote, guild.first, {
    ...{ params, query: { authorKey: edited.authorKey }, etag: edited.etag },
    body: { note: noteDraft('Unsigned, and edited'), secret: secrets[0] },
  });
  await guild.run(app, removeNote, guild.first, {
    params: { sessionId: session.id, noteId: gone.id },
    query: { authorKey: gone.authorKey },
    body: { secret: secrets[1] },
  });
  const ended = Date.now();
  proxy.aheadMs = MINUTE + 5_000;
  await follow(session);
  const whole = await follow(session);
  expect(whole.notes).toHaveLength(7);

  const around = { min: begun - MINUTE, max: ended + 2 * MINUTE };
  const moment = fc.oneof(fc.integer(around), fc.integer({ min: begun - 50, max: ended + 50 }));
  await fc.assert(
    fc.asyncProperty(moment, async (at) => {
      const asked = Date.now() + proxy.aheadMs;
      const { notes, removed, cursor } = await follow(session, new Date(at).toISOString());
      // All of it or none of it, whatever the notes' own moments are.
      if (notes.length > 0 || removed.length > 0)
        expect({ notes, removed }).toEqual({ notes: whole.notes, removed: whole.removed });
      // The cursor is about when it was asked, not about what was written when.
      expect(asked - Date.parse(cursor)).toBeGreaterThan(0);
      expect(asked - Date.parse(cursor)).toBeLessThan(10_000);
    }),
    { numRuns: 150 },
  );
});

test('a cursor says when it was asked for, and nothing of when the last note was written', async () => {
  const [quiet, busy] = [await guild.plan(app), await guild.plan(app)];
  await capture(busy, 'Long ago', noteSecret());
  proxy.aheadMs = 3 * MINUTE;
  await follow(quiet);
  const [one, other] = [(await follow(quiet)).cursor, (await follow(busy)).cursor];
  expect(Math.abs(Date.parse(one) - Date.parse(other))).toBeLessThan(1_000);
});

describe('a refresh is at most two calls and only what is new', () => {
  /** With thirty notes written so long ago that no answer tells them once more. */
  let session: Session;
  beforeAll(async () => {
    app = aProcess();
    session = await guild.plan(app);
    for (let count = 0; count < 30; count += 1) await capture(session, `Note ${count}`);
    await wait(7_000);
  });

  test.each([
    ['together', 0],
    ['ten minutes ahead', 10 * MINUTE],
    ['ten minutes behind', -10 * MINUTE],
  ])('the app’s clock and the table’s being %s', async (_, apart) => {
    shop.clock.advance(apart);
    try {
      let { cursor } = await follow(session);
      for (const text of ['One more', 'And another']) {
        const { id: written } = await capture(session, text, noteSecret());
        const { live, storageCalls, rowsRead } = await cost(session, cursor);
        expect(live.notes.map((note) => note.id)).toContain(written);
        expect(storageCalls).toBeLessThanOrEqual(2);
        // The head, the capture gate, and the few notes of these tests that were written within the overlap.
        expect(rowsRead).toBeLessThanOrEqual(10);
        cursor = live.cursor;
        await wait(1_100);
        const later = await cost(session, cursor);
        expect(later.live.notes.map((note) => note.id)).toContain(written);
        expect(later.storageCalls).toBe(2);
        expect(later.rowsRead).toBeLessThanOrEqual(10);
      }
    } finally {
      shop.clock.advance(-apart);
    }
  });
});

test('who comes back after a while is told everything, also what was taken away', async () => {
  const session = await guild.plan(app);
  const { id: noteId } = await capture(session, 'Better not');
  const { cursor } = await follow(session);
  await guild.run(app, removeNote, guild.first, {
    params: { sessionId: session.id, noteId },
    query: { authorKey: guild.first.id },
    body: { secret: null },
  });
  await capture(session, 'This instead');
  proxy.aheadMs = 5 * MINUTE;
  await follow(session);
  const back = await follow(session, cursor);
  expect(back.notes.map(({ text }) => text)).toEqual(['This instead']);
  expect(back.removed.map((gone) => gone.id)).toEqual([noteId]);
  expect(back.agenda).not.toBeNull();
});

test('an unattributed action costs the same to capture and to edit whether or not its owner was active lately', async () => {
  const session = await guild.plan(app);
  const owner = guild.person(1);
  const said = noteDraft('Talk to them', { kind: 'action', ownerId: owner.id });
  const { trace, communities } = app.world;
  const costs = async (isActive: boolean) => {
    shop.clock.advance(31_000);
    for (const person of isActive ? [guild.first, owner] : [guild.first])
      await communities.membership(guild.place, person.id, shop.clock.now());
    const secret = noteSecret();
    const spent: number[][] = [];
    const measure = async <T>(work: () => Promise<T>) => {
      const { storageCalls, rowsRead } = trace;
      const result = await work();
      spent.push([trace.storageCalls - storageCalls, trace.rowsRead - rowsRead]);
      return result;
    };
    const params = { sessionId: session.id, noteId: id() };
    const note = await measure(() =>
      guild.run<{ authorKey: string; etag: string }>(app, captureNote, guild.first, {
        ...{ params, body: { note: said, secret } },
      }),
    );
    await measure(() =>
      guild.run(app, editNote, guild.first, {
        ...{ params, query: { authorKey: note.authorKey }, etag: note.etag, body: { note: said, secret } },
      }),
    );
    return spent;
  };
  expect(await costs(true)).toEqual(await costs(false));
});
