import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type Place, placeOf } from './community-store.ts';
import { KEYS, outboxKey, outboxMarkersPartition } from './keys.ts';
import { retryOnConflict } from './retry.ts';
import { parseJson, readIfKnown } from './rows.ts';
import { type Row, type Table, type Write, WriteConflict } from './table.ts';

/** Names a kind of work and what its row carries, for whoever asks for it. */
export interface WorkName<P> {
  readonly kind: string;
  readonly payload: z.ZodType<P>;
}

/** The payload of work that says all with its subject. */
export const nothing = z.null();

const workRow = z.object({
  rowKey: z.string(),
  kind: z.string(),
  /** The session the work is about; '' where it is about the whole community. */
  subject: z.string(),
  payload: z.string().transform((text, context) => (text === '' ? null : parseJson(text, context))),
  attempts: z.number(),
  notBefore: z.string(),
  /** '' while it is tried; what went wrong once it has been given up, until it is asked for or tried anew. */
  problem: z.string(),
  createdAt: z.string(),
  /** Of the click that caused it. */
  correlation: z.string(),
  etag: z.string(),
});

/** One piece of work that a change has caused and that has not been done yet. */
export interface Work extends Omit<z.infer<typeof workRow>, 'rowKey'> {
  readonly key: string;
}

function workOf(row: Row): Work {
  const { rowKey, ...kept } = workRow.parse(row);
  return { ...kept, key: rowKey };
}

const WORK = { key: KEYS.outbox, of: workOf };

/** Says that work may wait in a community's outbox. `Table` writes it before the transaction that holds the work. */
export interface OutboxMarker {
  readonly place: Place;
  readonly etag: string;
  readonly writtenAt: Date;
}

const markerRow = z.object({ rowKey: z.string(), etag: z.string(), timestamp: z.string() });

/**
 * A marker younger than this stays although nothing is found: the transaction it announces may still be under way. Far
 * longer than any request takes.
 */
const MARKER_STAYS_MS = 600_000;

/** Work to be done after a change, written in the change's own transaction, so that neither exists without the other. */
export class OutboxStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** What to write so that the work will be done. The same operation asks for it once. */
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
      row: {
        kind,
        subject,
        payload: payload === undefined || payload === null ? '' : JSON.stringify(payload),
        attempts: 0,
        notBefore: '',
        problem: '',
        createdAt: now.toISOString(),
        correlation: this.#table.trace.correlation,
      },
    };
  }

  async get(place: Place, key: string): Promise<Work | undefined> {
    return this.#table.find(place.partition, key, workOf);
  }

  /** All the work a community waits for, given up or not. */
  async waiting(place: Place, kind?: string, subject?: string): Promise<Work[]> {
    const prefix = kind ? `outbox|${kind}|${subject ? `${subject}|` : ''}` : 'outbox|';
    return this.#table.range(place.partition, prefix, `${prefix}~`, WORK);
  }

  /** All the work of a community, and how many rows beside it this version cannot read: those are work as well. */
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

  /** The outboxes of a tenant in which something may wait. */
  async markers(tenantId: string): Promise<OutboxMarker[]> {
    const of = (row: Row) => {
      const { rowKey, etag, timestamp } = markerRow.parse(row);
      return { place: placeOf(tenantId, rowKey), etag, writtenAt: new Date(timestamp) };
    };
    return this.#table.range(outboxMarkersPartition(tenantId), '', '~', { key: KEYS.outboxMarker, of });
  }

  /** Removes the marker of an outbox in which nothing waits, unless work was announced lately or meanwhile. */
  async removeMarker({ place, etag, writtenAt }: OutboxMarker): Promise<void> {
    if (this.#table.now().getTime() - writtenAt.getTime() < MARKER_STAYS_MS) return;
    await this.#table.removeIf(outboxMarkersPartition(place.tenantId), place.communityId, etag);
  }

  /**
   * Asks for work on its own, under a name that is asked for again and again; true if nobody had. Work that waits
   * already only becomes another version, so that whoever is at it now leaves it in the outbox.
   */
  async ask(place: Place, work: Extract<Write, { do: 'put' }>): Promise<boolean> {
    return retryOnConflict(async () => {
      const waiting = await this.get(place, work.key);
      if (waiting?.problem) return false;
      const row = { createdAt: waiting?.createdAt ?? '' };
      await this.#table.write(place.partition, randomUUID(), [
        waiting ? { do: 'merge', key: work.key, row, etag: waiting.etag } : { ...work, do: 'create' },
      ]);
      return !waiting;
    });
  }

  /** Takes off what is done; false if it was asked for once more meanwhile. */
  async done(place: Place, work: Work): Promise<boolean> {
    return this.#table.removeIf(place.partition, work.key, work.etag);
  }

  /** Notes how a try ended. Gives way if the row is gone or somebody else has noted something meanwhile. */
  async tried(
    place: Place,
    work: Work,
    outcome: { notBefore?: Date; problem?: string; attempts: number },
  ): Promise<void> {
    try {
      await this.#table.write(place.partition, randomUUID(), [
        {
          do: 'merge',
          key: work.key,
          row: {
            attempts: outcome.attempts,
            notBefore: outcome.notBefore?.toISOString() ?? '',
            problem: outcome.problem ?? '',
          },
          etag: work.etag,
        },
      ]);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
    }
  }
}
