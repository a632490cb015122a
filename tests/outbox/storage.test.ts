import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../domain/shared/refusal.ts';
import { MEMBERS_CHANGED } from '../../functions/community/members-changed.ts';
import { refusalOf } from '../../functions/http/problem.ts';
import { services } from '../../functions/services.ts';
import { captureNote } from '../../functions/sessions/capture-note.ts';
import { editNote } from '../../functions/sessions/edit-note.ts';
import type { Place } from '../../functions/tables/community-store.ts';
import { newTrace } from '../../functions/trace.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { settingsFor } from '../graph/support.ts';
import { howMany, randomFrom } from './chaos.ts';
import { type StorageProxy, storageProxy, type Trouble } from './storage-proxy.ts';
import {
  engine,
  type Guild,
  hostEvent,
  messageOf,
  type Process,
  type Workshop,
  workshop,
} from './support.ts';

let shop: Workshop;
let proxy: StorageProxy;
let guild: Guild;
/** The function app's own services, whose table is behind the proxy. */
let app: Process;

beforeAll(async () => {
  shop = await workshop();
  proxy = await storageProxy(shop.storage);
});
afterAll(async () => {
  await proxy.stop();
  await shop.stop();
});
beforeEach(async () => {
  guild = await shop.guild([shop.who(0), shop.who(1), shop.who(2)]);
  const world = newInstance();
  app = Object.assign(shop.process(), { world: { ...world, graph: shop.process().world.graph } });
  // The table is open, so that the first write to fail is one of the product's.
  await world.sessions.head(guild.place, 'x');
});
afterEach(() => {
  proxy.trouble = () => 'none';
});

/** The function app as it starts, with the proxy before its storage. */
function newInstance() {
  const storage = { connectionString: proxy.connectionString };
  return services({ ...settingsFor(shop.microsoft365), storage }, [], shop.clock.now).worldFor(newTrace());
}

/** Does what waits in the outbox, whether or not a message came for it. */
async function deliverAll(): Promise<void> {
  for (const { key } of await app.world.outbox.waiting(guild.place)) {
    await engine.deliver(app.world, messageOf({ place: guild.place, key }));
  }
}

const personOf = ({ id, displayName: name, mail }: Person) => ({
  ...{ id, name, mail },
  ...{ role: 'member' as const, zone: null },
});

const isWrite = (method: string) => method !== 'GET';

/** Loses the answer to each write once; the SDK's own second try then gets through. */
function losingEvery(share: (count: number) => boolean): void {
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

async function aSessionsLife(): Promise<void> {
  const priya = guild.first;
  const session = await guild.plan(app, { topic: crypto.randomUUID() });
  await guild.change(app, session, { purpose: 'Another purpose.' });
  await guild.handOver(app, session, shop.who(1));
  await guild.add(app, shop.who(3));
  await guild.add(app, shop.who(3), 'sponsor');
  await guild.remove(app, shop.who(3));
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
    facilitator: { id: shop.who(1).id },
  });
  expect((await app.world.notes.all(guild.place, session.id)).map(({ text }) => text)).toEqual(['Two.']);
  await guild.cancel(app, session);
  await guild.cancel(app, session);
}

describe('an answer of the table that was lost after the write', () => {
  it('is never taken for a conflict, whatever was written', async () => {
    losingEvery(() => true);
    await aSessionsLife();
    expect(proxy.writes).toBeGreaterThan(20);
  });

  it('is never taken for a conflict, whichever of them it is', async () => {
    const random = randomFrom(5);
    for (let schedule = howMany(3); schedule > 0; schedule -= 1) {
      guild = await shop.guild([shop.who(0), shop.who(1), shop.who(2)]);
      losingEvery(() => random.chance(0.3));
      await aSessionsLife();
    }
  }, 7_200_000);
});

describe('storage that fails in the middle of a write', () => {
  const troubles: Trouble[] = ['refused', 'reset', 'lost'];

  it.each(troubles)('(%s) is said honestly, and nothing that was acknowledged is lost', async (trouble) => {
    for (let at = 1; at <= 3; at += 1) {
      const id = crypto.randomUUID();
      const intent = guild.intending();
      const draft = intent.draft({ topic: id });
      let count = 0;
      proxy.trouble = (method) => {
        count += isWrite(method) ? 1 : 0;
        return count >= at && isWrite(method) ? trouble : 'none';
      };
      const said = await intent.plan(app, draft, id).then(
        () => 'planned',
        (error: unknown) => refusalOf(error),
      );
      proxy.trouble = () => 'none';
      const there = await app.world.sessions.head(guild.place, id);
      if (said === 'planned') expect(there?.session.topic).toBe(id);
      else {
        expect(said).toMatchObject({ code: 'storage-unavailable', details: { retryAfterSeconds: 2 } });
        // Half of it is never there: with the session comes the work that invites everyone.
        expect((await app.world.outbox.waiting(guild.place, 'calendar', id)).length).toBe(there ? 1 : 0);
      }
      // Asked again, as the same intent, it is there once.
      await intent.plan(app, draft, id);
      expect(await app.world.outbox.waiting(guild.place, 'calendar', id)).toHaveLength(1);
    }
  });

  it('that lets nobody make tables is used all the same where there is one', async () => {
    proxy.trouble = (method, path) => (method === 'POST' && /\/Tables\b/.test(path) ? 'forbidden' : 'none');
    expect(await newInstance().sessions.head(guild.place, 'x')).toBeUndefined();
  });

  it('is not waited for longer than a page can wait', async () => {
    proxy.trouble = () => 'silent';
    const started = performance.now();
    const refusal = await app.world.sessions.head(guild.place, 'x').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: 'storage-unavailable' });
    expect(performance.now() - started).toBeLessThan(8_000);
  });

  it('leaves the worker’s work in the outbox without giving up on it', async () => {
    const session = await guild.plan(app, { topic: crypto.randomUUID() });
    const [work] = await app.world.outbox.waiting(guild.place);
    const message = messageOf({ place: guild.place, key: work?.key ?? '' });
    for (let at = 0; at < 12; at += 1) {
      let count = 0;
      proxy.trouble = () => {
        count += 1;
        return count > at ? 'refused' : 'none';
      };
      // Whatever it could not do, it says nothing wrong and the queue has no reason to give up.
      await engine.deliver(app.world, message);
      shop.clock.advance(130_000);
    }
    proxy.trouble = () => 'none';
    await app.settle();
    app.world.communities.all = async () => [guild.place];
    expect(await guild.session(app, session)).toMatchObject({ inviteProblem: null });
    for (let round = 0; round < 3; round += 1) {
      for (const { key } of await app.world.outbox.waiting(guild.place)) {
        await engine.deliver(app.world, messageOf({ place: guild.place, key }));
        shop.clock.advance(3_700_000);
      }
    }
    expect(await guild.session(app, session)).toMatchObject({ invite: 'sent' });
    expect(hostEvent(shop.microsoft365, guild.first, session.topic)?.attendees).toHaveLength(2);
    const invitations = shop.microsoft365.mails().filter((mail) => mail.subject.startsWith(session.topic));
    expect(invitations).toHaveLength(2);
  });
});

describe('a message the queue gave up on', () => {
  it('is shown to the organiser, and asking again has one effect', async () => {
    const session = await guild.plan(app, { topic: crypto.randomUUID() });
    const [work] = await app.world.outbox.waiting(guild.place);
    const message = messageOf({ place: guild.place, key: work?.key ?? '' });
    await engine.giveUp(app.world, message);
    expect(await guild.session(app, session)).toMatchObject({
      ...{ invite: 'failed', inviteProblem: { code: 'unexpected' } },
    });
    // Delivered once more, late: it was given up until somebody asks.
    await engine.deliver(app.world, message);
    expect(hostEvent(shop.microsoft365, guild.first, session.topic)).toBeUndefined();
    await guild.retry(app, session);
    await guild.retry(app, session);
    for (const { key } of await app.world.outbox.waiting(guild.place)) {
      await engine.deliver(app.world, messageOf({ place: guild.place, key }));
    }
    expect(hostEvent(shop.microsoft365, guild.first, session.topic)?.attendees).toHaveLength(2);
    expect(await guild.session(app, session)).toMatchObject({ invite: 'sent', inviteProblem: null });
  });

  it('about people who came or went is shown on every coming session', async () => {
    const session = await guild.plan(app, { topic: crypto.randomUUID() });
    await guild.add(app, shop.who(4));
    const [work] = await app.world.outbox.waiting(guild.place, 'members');
    await engine.giveUp(app.world, messageOf({ place: guild.place, key: work?.key ?? '' }));
    expect((await guild.session(app, session)).invite).toBe('failed');
  });

  it('about people who came or went is tried again a day later without anybody asking', async () => {
    const session = await guild.plan(app, { topic: crypto.randomUUID() });
    await deliverAll();
    await guild.add(app, shop.who(4));
    const [work] = await app.world.outbox.waiting(guild.place, 'members');
    const { now } = shop.clock;
    // Nobody but the first transaction came through: the rest of the list is in the work.
    const left = [personOf(shop.who(5))];
    const interrupted = app.world.outbox.asking(MEMBERS_CHANGED, 'rest', crypto.randomUUID(), now(), left);
    await app.world.write(guild.place, crypto.randomUUID(), [interrupted]);
    for (const key of [work?.key ?? '', interrupted.key])
      await engine.giveUp(app.world, messageOf({ place: guild.place, key }));
    const onlyOurs = {
      ...app.world,
      outbox: Object.create(app.world.outbox),
    };
    onlyOurs.outbox.removeMarker = async () => {};
    onlyOurs.outbox.everything = (place: Place) => app.world.outbox.everything(place);
    onlyOurs.outbox.markers = async (tenantId: string) =>
      (await app.world.outbox.markers(tenantId)).filter(
        ({ place }) => place.communityId === guild.place.communityId,
      );
    const enqueued: string[] = [];
    onlyOurs.enqueue = async (_: unknown, keys: string | readonly string[]) => {
      enqueued.push(...[keys].flat().filter((key) => key.startsWith('outbox|members|')));
    };
    shop.clock.advance(23 * 3_600_000);
    await engine.sweep(onlyOurs, [guild.place.tenantId]);
    expect(enqueued).toEqual([]);
    shop.clock.advance(2 * 3_600_000);
    await engine.sweep(onlyOurs, [guild.place.tenantId]);
    expect(enqueued.sort()).toEqual([work?.key, interrupted.key].sort());
    await deliverAll();
    await deliverAll();
    const invited = hostEvent(shop.microsoft365, guild.first, session.topic)?.attendees;
    expect(invited?.map(({ emailAddress }) => emailAddress.address)).toEqual(
      expect.arrayContaining([shop.who(4).mail, shop.who(5).mail]),
    );
    expect(await guild.session(app, session)).toMatchObject({ invite: 'sent', inviteProblem: null });
    expect(await app.world.outbox.waiting(guild.place, 'members')).toEqual([]);
  });

  it('about a closed session’s actions is tried once a day for as long as it fails', async () => {
    const session = await guild.plan(app, { topic: crypto.randomUUID() });
    await deliverAll();
    await guild.begin(app, session);
    await guild.close(app, session);
    const [work] = await app.world.outbox.waiting(guild.place, 'carry-over');
    const key = work?.key ?? '';
    for (let day = 0; day < 2; day += 1) {
      await engine.giveUp(app.world, messageOf({ place: guild.place, key }));
      expect(await engine.deliver(app.world, messageOf({ place: guild.place, key }))).toEqual({
        outcome: 'passed-over',
      });
      shop.clock.advance(86_400_001);
    }
    expect(await engine.deliver(app.world, messageOf({ place: guild.place, key }))).toEqual({
      outcome: 'done',
    });
    expect(await app.world.outbox.get(guild.place, key)).toBeUndefined();
  });

  it('about an invite waits for a person, however long', async () => {
    const session = await guild.plan(app, { topic: crypto.randomUUID() });
    const [work] = await app.world.outbox.waiting(guild.place);
    const message = messageOf({ place: guild.place, key: work?.key ?? '' });
    await engine.giveUp(app.world, message);
    shop.clock.advance(3 * 86_400_000);
    expect(await engine.deliver(app.world, message)).toEqual({ outcome: 'passed-over' });
    expect((await guild.session(app, session)).invite).toBe('failed');
  });
});
