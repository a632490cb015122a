import { randomUUID } from 'node:crypto';
import { odata, TableClient } from '@azure/data-tables';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { OutboxEngine } from '../../functions/outbox/engine.ts';
import { Unsettled } from '../../functions/outbox/failures.ts';
import { type KindOfWork, kindsByName, workKind } from '../../functions/outbox/kinds.ts';
import { placeOf } from '../../functions/tables/community-store.ts';
import { Table, type Write, WriteConflict } from '../../functions/tables/table.ts';
import { newTrace } from '../../functions/trace.ts';
import { Shared, storesOn, type World } from '../../functions/world.ts';
import { type Azurite, startAzurite } from '../../local/azurite.ts';

const TENANT = randomUUID();
const HALF_AN_HOUR_MS = 1_800_000;
const done: string[] = [];
const reported: unknown[] = [];
let failure: Error | undefined;
/** What happens while the work is done. */
let meanwhile: (() => Promise<unknown>) | undefined;

const GREETING: KindOfWork<{ name: string }> = {
  kind: 'greeting',
  payload: z.object({ name: z.string() }),
  run: async (_, __, { payload }) => {
    if (failure) throw failure;
    done.push(payload.name);
    await meanwhile?.();
  },
  tries: 3,
  whenGivenUp: 'retry-daily',
  report: async (_, __, ___, error) => {
    reported.push(error);
  },
};

let azurite: Azurite;
let client: TableClient;
let now: Date;
let enqueued: string[];
let place: ReturnType<typeof placeOf>;

/** Stores whose own clock, the table's, is ahead by so much. */
function worldAt(ahead = 0): World {
  const clock = { now: () => new Date(Date.now() + ahead), hear: () => {} };
  const table = new Table(async () => ({ client, odata }), newTrace(), clock as never);
  const enqueue: World['enqueue'] = async (_, keys) => {
    enqueued.push(...[keys].flat());
  };
  return {
    ...storesOn(table, new Shared(table)),
    trace: table.trace,
    now: () => now,
    enqueue,
  } as unknown as World;
}

const greet = (world: World, name: string) =>
  world.outbox.asking(GREETING, randomUUID(), randomUUID(), now, { name });
const write = (world: World, ...writes: Write[]) => world.write(place, randomUUID(), writes);
const messageOf = (...keys: string[]) => ({ tenantId: TENANT, communityId: place.communityId, keys });
const later = () => {
  now = new Date(now.getTime() + 60_000);
};

beforeAll(async () => {
  azurite = await startAzurite({ folder: 'memory' });
  client = TableClient.fromConnectionString(azurite.connectionString, 'guildhall', {
    allowInsecureConnection: true,
  });
  await client.createTable();
});
afterAll(() => azurite.stop());
beforeEach(async () => {
  place = placeOf(TENANT, randomUUID());
  now = new Date();
  enqueued = [];
  done.length = 0;
  reported.length = 0;
  failure = undefined;
  meanwhile = undefined;
  for (const marker of await worldAt(HALF_AN_HOUR_MS).outbox.markers(TENANT))
    await worldAt(HALF_AN_HOUR_MS).outbox.removeMarker(marker);
});

const engine = new OutboxEngine([workKind(GREETING)]);

describe('a kind of work that an area offers', () => {
  it('is done with what it was asked for with, and then is gone', async () => {
    const world = worldAt();
    const work = greet(world, 'Priya');
    await write(world, work);
    expect(await engine.deliver(world, messageOf(work.key))).toEqual({ outcome: 'done' });
    expect(done).toEqual(['Priya']);
    expect(await world.outbox.waiting(place)).toEqual([]);
  });

  it('is done once for many that ask for the same, and again where somebody asks while it is done', async () => {
    const world = worldAt();
    const engine = new OutboxEngine([workKind(GREETING)]);
    const asked = (name: string) => world.outbox.asking(GREETING, '', 'all', now, { name });
    const { key } = asked('');
    for (const name of ['Priya', 'Ana']) await write(world, asked(name));
    meanwhile = async () => {
      meanwhile = undefined;
      await write(world, asked('Ben'));
    };
    await engine.do(world, place, key);
    expect([done, enqueued]).toEqual([['Ana'], [key]]);
    for (let messages = 0; messages < 3; messages += 1) await engine.do(world, place, key);
    expect([done, enqueued]).toEqual([['Ana', 'Ben'], [key]]);
    expect(await world.outbox.waiting(place)).toEqual([]);
  });

  it('is given up after as many tries as it asks for, told of, and tried again a day later', async () => {
    const world = worldAt();
    const work = greet(world, 'Ben');
    await write(world, work);
    failure = new Unsettled();
    const outcomes = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      outcomes.push((await engine.deliver(world, messageOf(work.key))).outcome);
      later();
    }
    expect(outcomes).toEqual(['put-off', 'put-off', 'given-up']);
    expect(reported).toEqual([failure]);
    failure = undefined;
    now = new Date(now.getTime() + 86_400_000);
    expect(await engine.sweep(world, [TENANT])).toBe(1);
    expect((await engine.deliver(world, messageOf(enqueued.at(-1) ?? ''))).outcome).toBe('done');
  });

  it('is dropped where nobody depends on it', async () => {
    const world = worldAt();
    const dropping = new OutboxEngine([workKind({ ...GREETING, tries: 1, whenGivenUp: 'drop' })]);
    const work = greet(world, 'Ana');
    await write(world, work);
    failure = new Unsettled();
    expect((await dropping.deliver(world, messageOf(work.key))).outcome).toBe('given-up');
    expect(await world.outbox.waiting(place)).toEqual([]);
  });

  it('is tried by itself where a message for several pieces of work has failed five times', async () => {
    const world = worldAt();
    const works = [greet(world, 'one'), greet(world, 'two')];
    await write(world, ...works);
    enqueued = [];
    const { outcome } = await engine.giveUp(world, messageOf(...works.map(({ key }) => key)));
    expect([outcome, enqueued, reported]).toEqual(['put-off', works.map(({ key }) => key), []]);
  });

  it('is given up, and kept, where its payload is of another version', async () => {
    const world = worldAt();
    const work = greet(world, 'Chidi');
    await write(world, { ...work, row: { ...work.row, payload: '{"fullName":"Chidi"}' } });
    expect(await engine.deliver(world, messageOf(work.key))).toEqual({
      outcome: 'given-up',
      code: 'UnknownPayload',
    });
    expect(await world.outbox.waiting(place)).toMatchObject([{ problem: 'UnknownPayload' }]);
  });

  it('stays for the version that knows it, and keeps no other work waiting', async () => {
    const world = worldAt();
    const unknown = world.outbox.asking({ kind: 'of-tomorrow', payload: z.null() }, 'x', randomUUID(), now);
    const known = greet(world, 'Devika');
    await write(world, unknown, known);
    expect(await engine.deliver(world, messageOf(unknown.key))).toEqual({
      outcome: 'passed-over',
      code: 'unknown-kind',
    });
    later();
    expect(await engine.sweep(world, [TENANT])).toBe(1);
    expect(enqueued).toEqual([known.key]);
    expect((await world.outbox.waiting(place)).map(({ kind }) => kind)).toContain('of-tomorrow');
  });

  it('has a name of its own', () => {
    expect(() => kindsByName([workKind(GREETING), workKind(GREETING)])).toThrow('same name');
  });
});

describe('the sweep', () => {
  it('asks storage no more often when ten times as many communities have nothing that waits', async () => {
    const world = worldAt();
    await write(world, greet(world, 'Priya'));
    const callsOfSweep = async () => {
      const before = world.trace.storageCalls;
      await engine.sweep(world, [TENANT]);
      return world.trace.storageCalls - before;
    };
    const few = await callsOfSweep();
    for (let more = 0; more < 10; more += 1) {
      const other = placeOf(TENANT, randomUUID());
      await world.write(other, randomUUID(), [{ do: 'create', key: 'community', row: {} }]);
    }
    expect(await callsOfSweep()).toBe(few);
    expect(few).toBe(2);
  });

  it('finds work whose message was lost', async () => {
    const world = worldAt();
    const work = greet(world, 'Ben');
    await write(world, work);
    later();
    await engine.sweep(world, [TENANT]);
    expect(enqueued).toEqual([work.key]);
  });

  it('keeps a young marker, because the transaction it announces may be under way', async () => {
    const world = worldAt();
    const work = greet(world, 'Ana');
    const conflicting: Write = { do: 'overwrite', key: 'session|none', row: {} };
    await expect(write(world, work, conflicting)).rejects.toBeInstanceOf(WriteConflict);
    await engine.sweep(world, [TENANT]);
    expect(await world.outbox.markers(TENANT)).toHaveLength(1);
    await client.createEntity({ partitionKey: place.partition, rowKey: work.key, ...work.row, op: 'late' });
    later();
    await engine.sweep(world, [TENANT]);
    expect(enqueued).toEqual([work.key]);
  });

  it('removes an old marker of an outbox in which nothing waits, but not one that was written again meanwhile', async () => {
    const world = worldAt();
    const much = worldAt(HALF_AN_HOUR_MS);
    const work = greet(world, 'Chidi');
    await write(world, work);
    await engine.deliver(world, messageOf(work.key));
    const [seen] = await much.outbox.markers(TENANT);
    if (!seen) throw new Error('There is no marker');
    await write(world, greet(world, 'Devika'));
    await much.outbox.removeMarker(seen);
    expect(await much.outbox.markers(TENANT)).toHaveLength(1);
    for (const { key } of await world.outbox.waiting(place)) await engine.deliver(world, messageOf(key));
    await engine.sweep(much, [TENANT]);
    expect(await much.outbox.markers(TENANT)).toEqual([]);
  });

  it('needs no marker for what waits for a person', async () => {
    const waiting = new OutboxEngine([workKind({ ...GREETING, whenGivenUp: 'wait-for-person' })]);
    const world = worldAt();
    const much = worldAt(HALF_AN_HOUR_MS);
    const work = greet(world, 'Iva');
    await write(world, work);
    expect((await waiting.giveUp(world, messageOf(work.key))).outcome).toBe('given-up');
    await waiting.sweep(much, [TENANT]);
    expect(await much.outbox.markers(TENANT)).toEqual([]);
    expect(await world.outbox.waiting(place)).toHaveLength(1);
  });
});
