import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Place } from './community-store.ts';
import { duePartition, feedPartition } from './keys.ts';
import { json } from './rows.ts';
import { type Table, TRANSACTION_MAX, type Write } from './table.ts';

/** What stands now is read whole; what happened is read newest first, a few lines of it. */
export type FeedSection = 'standing' | 'happened';

/** One row of a person's feed. */
export interface FeedEntry {
  readonly section: FeedSection;
  readonly kind: string;
  readonly communityId: string;
  /** Names the thing within its kind and community. What happened begins with its moment, counting down. */
  readonly id: string;
  readonly item: unknown;
}

const feedRow = z.object({
  kind: z.string(),
  communityId: z.string(),
  id: z.string(),
  item: json(z.unknown()),
});

/** Names a row whose thing may have changed or gone. */
export type FeedKey = Omit<FeedEntry, 'item'>;

function keyOf({ section, kind, communityId, id }: FeedKey): string {
  return section === 'standing'
    ? `standing|${kind}|${communityId}|${id}`
    : `happened|${id}|${kind}|${communityId}`;
}

/**
 * What concerns one person, of all their communities, in a partition of their own: Home costs the same however many
 * communities they belong to. Rows are copies; the outbox keeps them true.
 */
export class FeedStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** All that stands, or only what is of one kind. */
  async standing(tenantId: string, personId: string, kind?: string): Promise<FeedEntry[]> {
    return this.#read(tenantId, personId, 'standing', { kind });
  }

  async happened(tenantId: string, personId: string, top: number): Promise<FeedEntry[]> {
    return this.#read(tenantId, personId, 'happened', { top });
  }

  async #read(
    tenantId: string,
    personId: string,
    section: FeedSection,
    { top, kind }: { top?: number | undefined; kind?: string | undefined },
  ): Promise<FeedEntry[]> {
    const prefix = kind === undefined ? `${section}|` : `${section}|${kind}|`;
    const rows = await this.#table.range(feedPartition(tenantId, personId), prefix, `${prefix}~`, {
      ...(top !== undefined && { top }),
    });
    // A row of another version stands in nobody's way.
    return rows.flatMap((row) => {
      const read = feedRow.safeParse(row);
      return read.success ? [{ section, ...read.data }] : [];
    });
  }

  async put(tenantId: string, personId: string, entries: readonly FeedEntry[]): Promise<void> {
    const writes = entries.map(
      ({ kind, communityId, id, item, ...entry }): Write => ({
        do: 'put',
        key: keyOf({ kind, communityId, id, ...entry }),
        row: { kind, communityId, id, item: JSON.stringify(item) },
      }),
    );
    for (let from = 0; from < writes.length; from += TRANSACTION_MAX)
      await this.#table.write(
        feedPartition(tenantId, personId),
        randomUUID(),
        writes.slice(from, from + TRANSACTION_MAX),
      );
  }

  async remove(tenantId: string, personId: string, key: FeedKey): Promise<void> {
    await this.#table.removeIf(feedPartition(tenantId, personId), keyOf(key), '*');
  }

  /** Makes these all that a person's feed says of a community; none where they have left it. */
  async replaceCommunity(place: Place, personId: string, entries: readonly FeedEntry[]): Promise<void> {
    await this.put(place.tenantId, personId, entries);
    const kept = new Set(entries.map(keyOf));
    const partition = feedPartition(place.tenantId, personId);
    const rows = await this.#table.range(partition, '', '~', {
      where: (odata) => odata`communityId eq ${place.communityId}`,
      select: ['communityId'],
    });
    const removals = rows
      .filter(({ rowKey = '' }) => !kept.has(rowKey))
      .map((row): Write => ({ do: 'clear', key: row.rowKey ?? '' }));
    for (let from = 0; from < removals.length; from += TRANSACTION_MAX)
      await this.#table.write(partition, randomUUID(), removals.slice(from, from + TRANSACTION_MAX));
  }

  /**
   * Marks when somebody may have to be reminded of a thing, so that a timer finds what is due without looking into
   * communities or people. A mark is a hint: whoever finds it asks the thing itself.
   */
  async markDue(place: Place, kind: string, id: string, moments: readonly string[]): Promise<void> {
    if (moments.length === 0) return;
    const { communityId } = place;
    await this.#table.write(
      duePartition(place.tenantId),
      randomUUID(),
      moments.map((moment) => ({
        do: 'put',
        key: `${moment}|${communityId}|${kind}|${id}`,
        row: { communityId, kind, id },
      })),
    );
  }
}
