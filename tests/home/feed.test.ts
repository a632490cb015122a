import { afterAll, beforeAll, expect, it } from 'vitest';
import { mySession } from '../../domain/sessions/session.ts';
import { type Between, type Process, type Workshop, workshop } from '../outbox/support.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await workshop();
});
afterAll(() => shop.stop());

it('whoever is removed while their feed is being written is shown nothing of it afterwards', async () => {
  const guild = await shop.guild([0, 1, 2].map(shop.who));
  const leaving = shop.who(2);
  const app = shop.process();
  await guild.plan(app, { topic: 'Among ourselves' });
  let left = false;
  // The first write of the worker waits until she has gone and all that follows from it has been done.
  const between: Between = {
    effect: async (_, act) => {
      if (!left) {
        left = true;
        const other: Process = shop.process();
        await guild.remove(other, leaving);
        await other.work();
      }
      return act();
    },
  };
  const slow = shop.process(between);
  slow.queue.push(...app.queue.filter(({ key }) => key.startsWith('outbox|feed-things|')));
  await slow.work();
  expect(left).toBe(true);
  const kinds = { session: mySession };
  expect(await app.world.feed.standing(leaving.tenantId, leaving.id, kinds)).toEqual({ session: [] });
  const staying = shop.who(1);
  const shown = await app.world.feed.standing(staying.tenantId, staying.id, kinds);
  expect(shown.session.map(({ item }) => item.topic)).toEqual(['Among ourselves']);
});
