import { randomUUID } from 'node:crypto';
import { odata, TableClient } from '@azure/data-tables';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import type { FeedKind } from '../../functions/feed/kinds.ts';
import { feedWork } from '../../functions/feed/sync.ts';
import { FEED_MEMBERS } from '../../functions/feed/work.ts';
import { type Place, placeOf } from '../../functions/tables/community-store.ts';
import { Table } from '../../functions/tables/table.ts';
import { newTrace } from '../../functions/trace.ts';
import { Shared, storesOn, type World } from '../../functions/world.ts';
import { type Azurite, startAzurite } from '../../local/azurite.ts';
import { communityDraft } from '../http/guild.ts';

let azurite: Azurite;
let world: World;
let place: Place;
const ana = randomUUID();

beforeAll(async () => {
  azurite = await startAzurite({ folder: 'memory' });
  const client = TableClient.fromConnectionString(azurite.connectionString, 'guildhall', {
    allowInsecureConnection: true,
  });
  await client.createTable();
  const table = new Table(async () => ({ client, odata }), newTrace());
  const stores = storesOn(table, new Shared(table));
  world = { ...stores, trace: table.trace, now: () => new Date() } as unknown as World;
});
afterAll(() => azurite.stop());

beforeEach(async () => {
  place = placeOf(randomUUID(), randomUUID());
  const founder = { id: ana, name: 'Ana', mail: '', jobTitle: '', role: 'organiser', zone: null } as const;
  await world.communities.start(place, communityDraft(), founder, [], new Date(), randomUUID());
});

/** Things that stand, and what happens to them once while somebody's feed is being brought up to date. */
function kindOf(things: Set<string>, meanwhile: () => Promise<void>): FeedKind {
  let isFirst = true;
  return {
    kind: 'thing',
    section: 'standing',
    read: async (_, __, id) => {
      const thing = things.has(id) ? { id } : undefined;
      if (isFirst) {
        isFirst = false;
        await meanwhile();
      }
      return thing;
    },
    show: (thing) => thing as object,
    all: async () => [...things],
  };
}

const key = (id: string) =>
  ({ section: 'standing', kind: 'thing', communityId: place.communityId, id }) as const;
const shown = async () => {
  const { thing } = await world.feed.standing(place.tenantId, ana, { thing: z.object({ id: z.string() }) });
  return thing.map(({ item }) => item.id).sort();
};

const UNTRIED = { triedAt: '', graphNotBefore: '', planned: '' };

async function bringUpToDate(kind: FeedKind): Promise<void> {
  const [, work] = feedWork([kind]);
  if (work?.kind !== FEED_MEMBERS.kind) throw new Error('The work is not there');
  const row = { key: '', subject: '', attempts: 0, notBefore: '', problem: '', createdAt: '', ...UNTRIED };
  const payload = { people: [ana] };
  await work.run(world, place, { ...row, kind: FEED_MEMBERS.kind, payload, correlation: '', etag: '' });
}

test('what is shown at once while a joiner’s feed is brought up to date stays', async () => {
  const things = new Set(['a']);
  const plan = async () => {
    things.add('b');
    await world.feed.put(place.tenantId, ana, [{ ...key('b'), item: { id: 'b' } }]);
  };
  await bringUpToDate(kindOf(things, plan));
  expect(await shown()).toEqual(['a', 'b']);
});

test('what goes while a joiner’s feed is brought up to date does not come back', async () => {
  const things = new Set(['a', 'b']);
  const cancel = async () => {
    things.delete('a');
    await world.feed.remove(place.tenantId, ana, key('a'));
  };
  await bringUpToDate(kindOf(things, cancel));
  expect(await shown()).toEqual(['b']);
});
