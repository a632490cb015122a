import { afterAll, beforeAll, expect, test } from 'vitest';
import { FollowedArtifacts } from '../../functions/tables/followed-artifacts.ts';
import type { Table } from '../../functions/tables/table.ts';
import { type Guild, type Process, type Workshop, workshop } from '../outbox/support.ts';
import { PLAYBOOK, Shelf } from './shelf.ts';

let shop: Workshop;
let guild: Guild;
let app: Process;
let shelf: Shelf;
beforeAll(async () => {
  shop = await workshop();
  guild = await shop.guild([shop.who(0)]);
  app = shop.process();
  shelf = new Shelf(guild);
});
afterAll(() => shop.stop());

/** A table on which ranges that begin like this fail. */
const failingAt = (table: Table, begin: string): Table =>
  new Proxy(table, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (name !== 'range') return typeof value === 'function' ? value.bind(target) : value;
      return async (...given: Parameters<Table['range']>) => {
        const found = await target.range(...given);
        if (given[1].startsWith(begin)) throw new Error('no answer');
        return found;
      };
    },
  });

test('what was read while the other half of a reading failed is listed by the next reading', async () => {
  const { table } = app.world;
  const known = new FollowedArtifacts();
  await known.of(table, guild.place);
  // A draft has no evidence, so nothing but its head has changed.
  const { id } = await shelf.draft(app, guild.person(0), PLAYBOOK);
  await expect(known.of(failingAt(table, 'evidence|'), guild.place)).rejects.toThrow('no answer');
  expect((await known.of(table, guild.place)).get(id)).toMatchObject({ id, state: 'draft' });
});
