import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Place, placeOf } from './community-store.ts';
import { KEYS, outboxKey, outboxMarkersPartition } from './keys.ts';
import { retryOnConflict, unlessConflict } from './retry.ts';
import { ifMissing, json, orNull, rowCodec, type Value } from './row-codec.ts';
import { readIfKnown } from './rows.ts';
import type { Columns, Row, Table, Write } from './table.ts';

/** The name and payload of a kind of work, for those who request it. */
export interface WorkName<P> {
  readonly kind: string;
  readonly payload: z.ZodType<P>;
}

/** The payload of work that needs only its subject. */
export const nothing = z.null();

export const workRow = rowCodec({
  kind: z.string(),
  /** The session the work is about; '' where it is about the whole community. */
  subject: z.string(),
  payload: orNull(json(z.unknown())),
  attempts: z.number(),
  notBefore: z.string(),
  /** When it was tried last; '' before. */
  triedAt: ifMissing('', z.string()),
  /** The moment before which Graph asked not to be called; '' if it did not ask. */
  graphNotBefore: ifMissing('', z.string()),
  /** When it would have been tried, if somebody has brought the next try forward; '' otherwise. */
  planned: ifMissing('', z.string()),
  /** The error code of work that was given up; '' while it is tried. */
  problem: z.string(),
  createdAt: z.string(),
  /** Of the request that caused it. */
  correlation: z.string(),
});

/** One piece of work that a change has caused and that has not been done yet. */
export interface Work extends Value<typeof workRow> {
  readonly key: string;
  readonly etag: string;
}

function workOf(row: Row): Work {
  return { ...workRow.readWithEtag(row), key: row.rowKey ?? '' };
}

const WORK = { key: KEYS.outbox, of: workOf };

/** The writes that remove what was given up of this work, because new work does all that is left. */
export function givenUp(waiting: readonly Work[]): Write[] {
  return waiting.filter(({ problem }) => problem).map(({ key }) => ({ do: 'remove', key }));
}

/** Marks a community whose outbox may have work. `Table` writes it before the transaction with the work. */
export interface OutboxMarker {
  readonly place: Place;
  readonly etag: string;
  readonly writtenAt: Date;
}

const markerRow = z.object({ rowKey: z.string(), etag: z.string(), timestamp: z.string() });

/**
 * A marker younger than this is not removed, because its transaction may not have been written yet. It is far longer
 * than any request takes.
 */
const MARKER_STAYS_MS = 600_000;

/** Work to be done after a change, written in the change's own transaction, so that neither exists without the other. */
export class OutboxStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The write that requests work. The same operation requests it once. */
  asking<P>(
    { kind }: WorkName<P>,
    subject: string,
    operation: string,
    now: Date,
    ...[payload]: null extends P ? [payload?: P] : [payload: P]
  ): Extract<Write, { do: 'put' }> {
    return {
      do: 'put',
      key: outboxKey(kind, subject, operation),
      row: workRow.columns({
        kind,
        subject,
        payload: payload ?? null,
        attempts: 0,
        notBefore: '',
        triedAt: '',
        graphNotBefore: '',
        planned: '',
        problem: '',
        createdAt: now.toISOString(),
        correlation: this.#table.trace.correlation,
      }),
    };
  }

  /** The same request for work that is due later. */
  later(work: Extract<Write, { do: 'put' }>, notBefore: Date): Extract<Write, { do: 'put' }> {
    return { ...work, row: { ...work.row, ...workRow.changed({ notBefore: notBefore.toISOString() }) } };
  }

  async get(place: Place, key: string): Promise<Work | undefined> {
    return this.#table.find(place.partition, key, workOf);
  }

  /** All work of a community, including work that was given up. */
  async waiting(place: Place, kind?: string, subject?: string): Promise<Work[]> {
    const prefix = kind ? `outbox|${kind}|${subject ? `${subject}|` : ''}` : 'outbox|';
    return this.#table.range(place.partition, prefix, `${prefix}~`, WORK);
  }

  /** All work of a community, and the number of rows that this version cannot read, which are work as well. */
  async everything(place: Place): Promise<{ waiting: Work[]; unread: number }> {
    const rows = await this.#table.range(place.partition, 'outbox|', 'outbox|~', {
      key: /^/,
      of: (row) => readIfKnown(WORK, row)?.value,
    });
    const waiting = rows.filter((work) => work !== undefined);
    const unread = rows.length - waiting.length;
    this.#table.trace.rowsPassedOver += unread;
    return { waiting, unread };
  }

  /** The markers of a tenant. */
  async markers(tenantId: string): Promise<OutboxMarker[]> {
    const of = (row: Row) => {
      const { rowKey, etag, timestamp } = markerRow.parse(row);
      return { place: placeOf(tenantId, rowKey), etag, writtenAt: new Date(timestamp) };
    };
    return this.#table.range(outboxMarkersPartition(tenantId), '', '~', { key: KEYS.outboxMarker, of });
  }

  /** Removes the marker of an empty outbox, unless it is young or was written again. */
  async removeMarker({ place, etag, writtenAt }: OutboxMarker): Promise<void> {
    if (this.#table.now().getTime() - writtenAt.getTime() < MARKER_STAYS_MS) return;
    await this.#table.removeIf(outboxMarkersPartition(place.tenantId), place.communityId, etag);
  }

  /**
   * Requests work outside of a change, with a key that is used again and again; true if it was not waiting yet. If it
   * waits, its row gets a new version, so that a worker who is doing it now does not remove it.
   */
  async ask(place: Place, work: Extract<Write, { do: 'put' }>): Promise<boolean> {
    return retryOnConflict(async () => {
      const waiting = await this.get(place, work.key);
      if (waiting?.problem) return false;
      const row = workRow.changed({ createdAt: waiting?.createdAt ?? '' });
      await this.#table.write(place.partition, randomUUID(), [
        waiting ? { do: 'merge', key: work.key, row, etag: waiting.etag } : { ...work, do: 'create' },
      ]);
      return !waiting;
    });
  }

  /** Removes work that is done; false if it was requested again meanwhile. */
  async done(place: Place, work: Work): Promise<boolean> {
    return this.#table.removeIf(place.partition, work.key, work.etag);
  }

  /**
   * Brings the next try of work forward, but never before the moment that Graph asked for. False if that is no sooner,
   * or if the row was changed meanwhile.
   */
  async bringForward(place: Place, work: Work, at: Date): Promise<boolean> {
    if (work.problem || at.toISOString() < work.graphNotBefore || at.toISOString() >= work.notBefore)
      return false;
    const row = workRow.changed({
      notBefore: at.toISOString(),
      planned: work.planned || work.notBefore,
    });
    return this.#unlessChanged(place, work, row);
  }

  /** Stores the result of a try, unless the row was removed or changed meanwhile. */
  async tried(
    place: Place,
    work: Work,
    outcome: {
      notBefore?: Date;
      problem?: string;
      attempts: number;
      triedAt?: Date;
      graphNotBefore?: Date | undefined;
      /** Whether the next try is still one that was brought forward. */
      isBroughtForward?: boolean;
    },
  ): Promise<void> {
    const row = workRow.changed({
      attempts: outcome.attempts,
      notBefore: outcome.notBefore?.toISOString() ?? '',
      triedAt: outcome.triedAt?.toISOString(),
      graphNotBefore: outcome.graphNotBefore?.toISOString() ?? '',
      planned: outcome.isBroughtForward ? work.planned : '',
      problem: outcome.problem ?? '',
    });
    await this.#unlessChanged(place, work, row);
  }

  /** Changes the row; false if it was removed or changed meanwhile. */
  async #unlessChanged(place: Place, { key, etag }: Work, row: Columns): Promise<boolean> {
    return unlessConflict(() =>
      this.#table.write(place.partition, randomUUID(), [{ do: 'merge', key, row, etag }]),
    );
  }
}
