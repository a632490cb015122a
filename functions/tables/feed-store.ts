import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Place } from './community-store.ts';
import { feedPartition, happenedKeys, standingKeys, toldSince } from './keys.ts';
import { ifMissing, json, rowCodec } from './row-codec.ts';
import type { RowKind } from './rows.ts';
import { inTransactions, type Row, type Table, type Write } from './table.ts';

/**
 * `standing` entries are all read; of those that `happened` only the newest few. What one person alone is `told` is apart
 * from these, so that what happens to everybody does not push it off their Home.
 */
export type FeedSection = 'standing' | 'happened' | 'told';

/** One row of a person's feed. */
export interface FeedEntry {
  readonly section: FeedSection;
  readonly kind: string;
  readonly communityId: string;
  /** The thing's id within its kind and community. Ids of what happened begin with the moment, counting down. */
  readonly id: string;
  readonly item: unknown;
}

/** A feed's entry. Its reading takes kind, community and id from the key. */
export const feedRow = rowCodec({
  kind: ifMissing('', z.string()),
  communityId: ifMissing('', z.string()),
  id: ifMissing('', z.string()),
  item: json(z.unknown()),
});

/** The kinds of entries to read, with the schemas of their items. */
type Kinds = Readonly<Record<string, z.core.$ZodType>>;

/** An entry with its parsed item. */
type Read<K extends Kinds> = {
  [N in keyof K]: { readonly kind: N; readonly communityId: string; readonly item: z.output<K[N]> };
}[keyof K];

/** Entries by kind. */
type ByKind<K extends Kinds> = {
  readonly [N in keyof K]: { readonly communityId: string; readonly item: z.output<K[N]> }[];
};

function entryRow<K extends Kinds>(kinds: K, key: RegExp): RowKind<Read<K>> {
  return {
    key,
    of: (row) => {
      const { kind = '', communityId = '' } = key.exec(row.rowKey ?? '')?.groups ?? {};
      const { item } = feedRow.read(row);
      return { kind, communityId, item: z.parse(kinds[kind] ?? z.never(), item) } as Read<K>;
    },
  };
}

/** Identifies the entry of a thing. */
export type FeedKey = Omit<FeedEntry, 'item'>;

function keyOf({ section, kind, communityId, id }: FeedKey): string {
  return section === 'standing'
    ? `standing|${kind}|${communityId}|${id}`
    : `${section}|${id}|${kind}|${communityId}`;
}

/**
 * Each person's feed, a partition with entries of all their communities, so that Home costs the same for any number of
 * communities. Entries are copies that the outbox updates.
 */
export class FeedStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The standing entries of these kinds. */
  async standing<K extends Kinds>(tenantId: string, personId: string, kinds: K): Promise<ByKind<K>> {
    const names = Object.keys(kinds);
    const prefix = names.length === 1 ? `standing|${names[0]}|` : 'standing|';
    const entry = entryRow(kinds, standingKeys(names));
    const found = await this.#table.range(feedPartition(tenantId, personId), prefix, `${prefix}~`, entry);
    return Object.fromEntries(
      names.map((name) => [name, found.filter(({ kind }) => kind === name)]),
    ) as never;
  }

  /** The newest entries of these kinds that happened. */
  async happened<K extends Kinds>(
    tenantId: string,
    personId: string,
    kinds: K,
    top: number,
  ): Promise<Read<K>[]> {
    const entry = entryRow(kinds, happenedKeys(Object.keys(kinds)));
    const partition = feedPartition(tenantId, personId);
    return this.#table.range(partition, 'happened|', 'happened|~', entry, { top });
  }

  /** The newest entries of these kinds that this person alone is told, since a moment. */
  async told<K extends Kinds>(
    tenantId: string,
    personId: string,
    kinds: K,
    since: Date,
    top: number,
  ): Promise<Read<K>[]> {
    const entry = entryRow(kinds, happenedKeys(Object.keys(kinds)));
    return this.#table.range(feedPartition(tenantId, personId), ...toldSince(since), entry, { top });
  }

  async put(tenantId: string, personId: string, entries: readonly FeedEntry[]): Promise<void> {
    const writes = entries.map(
      ({ kind, communityId, id, item, ...entry }): Write => ({
        do: 'put',
        key: keyOf({ kind, communityId, id, ...entry }),
        row: feedRow.columns({ kind, communityId, id, item }),
      }),
    );
    for (const some of inTransactions(writes))
      await this.#table.write(feedPartition(tenantId, personId), randomUUID(), some);
  }

  async remove(tenantId: string, personId: string, key: FeedKey): Promise<void> {
    await this.#table.removeIf(feedPartition(tenantId, personId), keyOf(key), '*');
  }

  /** The keys of all entries of a community in a person's feed, of every kind and version. */
  async keysIn(place: Place, personId: string): Promise<string[]> {
    const all = { key: /^/, of: ({ rowKey = '' }: Row) => rowKey };
    return this.#table.range(feedPartition(place.tenantId, personId), '', '~', all, {
      where: (odata) => odata`communityId eq ${place.communityId}`,
      select: ['communityId'],
    });
  }

  /** Removes all entries of a community from a person's feed. */
  async clear(place: Place, personId: string): Promise<void> {
    await this.replace(place, personId, await this.keysIn(place, personId), []);
  }

  /** Writes these entries and removes those of `before` that are neither among them nor in `unread`. */
  async replace(
    place: Place,
    personId: string,
    before: readonly string[],
    entries: readonly FeedEntry[],
    unread: readonly FeedKey[] = [],
  ): Promise<void> {
    await this.put(place.tenantId, personId, entries);
    const kept = new Set([...entries, ...unread].map(keyOf));
    const partition = feedPartition(place.tenantId, personId);
    const removals = before.filter((key) => !kept.has(key)).map((key): Write => ({ do: 'clear', key }));
    for (const some of inTransactions(removals)) await this.#table.write(partition, randomUUID(), some);
  }
}
