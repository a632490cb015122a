import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../domain/shared/refusal.ts';
import { refusalOf } from '../../functions/http/problem.ts';
import { guildBehind, newInstance } from './behind-proxy.ts';
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
  ({ guild, app } = await guildBehind(shop, proxy));
});
afterEach(() => {
  proxy.trouble = () => 'none';
});

const isWrite = (method: string) => method !== 'GET';

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
    expect(await newInstance(shop, proxy).sessions.head(guild.place, 'x')).toBeUndefined();
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
