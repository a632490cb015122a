import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../../functions/tables/community-store.ts';
import { MEMBERS_CHANGED } from '../../functions/tables/member-work.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { guildBehind } from './behind-proxy.ts';
import { type StorageProxy, storageProxy } from './storage-proxy.ts';
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
