import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Place, placeOf } from './community-store.ts';
import { dueKey, duePartition, KEYS } from './keys.ts';
import { ifMissing, rowCodec, words } from './row-codec.ts';
import { inTransactions, type Row, type Table, type Write } from './table.ts';

export const dueRow = rowCodec({
  communityId: z.string(),
  kind: z.string(),
  id: z.string(),
  /** Those who may have to be told; empty for everybody. */
  people: ifMissing('', words),
  /** After this moment nobody has to be told any more. '' in rows of versions before notices. */
  until: ifMissing('', z.string()),
});

/** A moment at which people may have to be told of a thing. It is a hint: its reader checks the thing itself. */
export interface Mark {
  readonly place: Place;
  readonly kind: string;
  readonly id: string;
  readonly moment: string;
  /** Who may have to be told; null for everybody. */
  readonly personId: string | null;
  readonly until: string;
}

export interface StoredMark extends Mark {
  readonly key: string;
  readonly etag: string;
}

/** Marks without an end are of a version that told nobody. */
const KEPT_MS = 7 * 86_400_000;

/**
 * The moments at which people may have to be told something, so that a timer finds what is due without reading
 * communities or people.
 */
export class DueStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async mark(tenantId: string, marks: readonly Mark[]): Promise<void> {
    // A transaction has each row once. Of marks of the same moment the one that stands longest counts.
    const rows = new Map<string, Extract<Write, { do: 'put' }>>();
    for (const mark of [...marks].sort((a, b) => a.until.localeCompare(b.until))) {
      const { place, kind, id, moment, personId, until } = mark;
      const key = dueKey(moment, place.communityId, kind, id, personId);
      const people = new Set(personId === null ? [] : [personId]);
      const row = dueRow.columns({ communityId: place.communityId, kind, id, people, until });
      rows.set(key, { do: 'put', key, row });
    }
    for (const some of inTransactions([...rows.values()]))
      await this.#table.write(duePartition(tenantId), randomUUID(), some);
  }

  /** The marks of moments that have come, the earliest first. */
  async upTo(tenantId: string, now: Date, top: number): Promise<StoredMark[]> {
    const of = (row: Row): StoredMark => {
      const { communityId, people, until, kind, id, etag } = dueRow.readWithEtag(row);
      const key = row.rowKey ?? '';
      const moment = key.slice(0, key.indexOf('|'));
      const [personId = null] = people;
      return {
        place: placeOf(tenantId, communityId),
        kind,
        id,
        moment,
        personId,
        until: until || new Date(Date.parse(moment) + KEPT_MS).toISOString(),
        key,
        etag,
      };
    };
    return this.#table.range(
      duePartition(tenantId),
      '',
      `${now.toISOString()}|~`,
      { key: KEYS.due, of },
      { top },
    );
  }

  /** Removes all marks of a thing, whenever they are. For what is done rarely: it looks at all marks of the tenant. */
  async forget(
    tenantId: string,
    { communityId, kind, id }: { communityId: string; kind: string; id: string },
  ): Promise<void> {
    const of = ({ rowKey = '' }: Row): Write => ({ do: 'clear', key: rowKey });
    const found = await this.#table.range(
      duePartition(tenantId),
      '',
      '~',
      { key: KEYS.due, of },
      {
        where: (odata) => odata`communityId eq ${communityId} and kind eq ${kind} and id eq ${id}`,
        select: [],
      },
    );
    for (const some of inTransactions(found))
      await this.#table.write(duePartition(tenantId), randomUUID(), some);
  }

  /** Removes a mark, unless it was made again meanwhile. */
  async remove(tenantId: string, { key, etag }: StoredMark): Promise<void> {
    await this.#table.removeIf(duePartition(tenantId), key, etag);
  }
}
