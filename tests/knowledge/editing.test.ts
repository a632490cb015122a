import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepEditing } from '../../functions/knowledge/keep-editing.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';
import { PLAYBOOK, Shelf } from './shelf.ts';

let shop: Workshop;
let guild: Guild;
let app: Process;
let shelf: Shelf;
beforeAll(async () => {
  shop = await workshop();
  guild = await shop.guild([shop.who(0), shop.who(1)], ['organiser', 'organiser']);
  app = shop.process();
  shelf = new Shelf(guild);
});
afterAll(() => shop.stop());

const say = async (who: Person, artifactId: string, open: boolean, editor?: string) => {
  const body = { open, ...(editor && { editor }) };
  const { others } = await guild.run<{ others: { id: string }[] }>(app, keepEditing, who, {
    params: { artifactId },
    body,
  });
  return others.map(({ id }) => id);
};

test('whoever leaves one of two editors that they have open is still there in the other', async () => {
  const [priya, ana] = [guild.person(0), guild.person(1)];
  const { id } = await shelf.draft(app, priya, PLAYBOOK);
  const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
  await say(priya, id, true, first);
  await say(priya, id, true, second);
  expect(await say(ana, id, true)).toEqual([priya.id]);
  await say(priya, id, false, second);
  expect(await say(ana, id, true)).toEqual([priya.id]);
  expect((await shelf.page(app, ana, { id })).editing.map((one) => one.id)).toEqual([priya.id]);
  await say(priya, id, false, first);
  expect(await say(ana, id, true)).toEqual([]);
});

test('nobody edits what does not exist, and nothing is kept of it', async () => {
  const artifactId = crypto.randomUUID();
  await expect(say(guild.first, artifactId, true)).rejects.toMatchObject({ code: 'not-found' });
  await say(guild.first, artifactId, false);
  const begin = `in-artifact|${artifactId}|`;
  const kept = await app.world.table.range(guild.place.partition, begin, `${begin}~`, {
    key: /^/,
    of: ({ rowKey }) => rowKey,
  });
  expect(kept).toEqual([]);
});
