import type { odata as Odata, TableClient, TableEntityResult } from '@azure/data-tables';
import * as z from 'zod';
import { newTrace, type Trace } from '../trace.ts';
import { communityIn, isOutboxKey, outboxMarkersPartition } from './keys.ts';
import { KnownReads } from './known-reads.ts';
import { type RowKind, readAll, readIfKnown } from './rows.ts';
import { answerOf, conflictIn, guarded } from './table-answers.ts';
import { TableClock } from './table-clock.ts';
import { actionOf, refuseImpossible, submitOne, type Write, WriteConflict, type Written } from './writes.ts';

export {
  type Columns,
  inTransactions,
  TRANSACTION_MAX,
  type Write,
  WriteConflict,
  type Written,
} from './writes.ts';

export type Row = TableEntityResult<Record<string, unknown>>;

/** The SDK's client of the table, and its template for filters. */
export interface OpenTable {
  readonly client: TableClient;
  readonly odata: typeof Odata;
}

export interface RangeOptions {
  readonly where?: (odata: typeof Odata) => string;
  readonly select?: string[];
  readonly top?: number;
  /** Refuses rows that this version cannot read instead of passing them over, for callers who need all of them. */
  readonly every?: boolean;
}

/** Whether all of these versions were written now, and none by an earlier try. */
export const wroteAll = (versions: readonly string[]): boolean => versions.every((version) => version !== '');

/** How many rows are read to find out whether an operation was applied. */
const WITNESSES = 3;

/** The content type that only the table service sends after reading a table. */
const readAnswer = z.object({ 'odata.metadata': z.string(), value: z.array(z.unknown()) });

/** The table. Counts every call in its trace. */
export class Table {
  readonly trace: Trace;
  readonly #open: () => Promise<OpenTable>;
  readonly #clock: TableClock;
  readonly #listeners: ((written: Written) => void)[];
  readonly #known: KnownReads<Row | undefined, readonly Row[]> | undefined;
  readonly #listening = {
    onResponse: ({ headers }: { headers: { get(name: string): string | undefined } }) =>
      this.#clock.hear(headers.get('date')),
  };

  /** `open` is called for every call, so that the SDK is loaded with the first one. */
  constructor(
    open: () => Promise<OpenTable>,
    trace = newTrace(''),
    clock = new TableClock(),
    listeners: ((written: Written) => void)[] = [],
    known?: KnownReads<Row | undefined, readonly Row[]>,
  ) {
    this.#open = open;
    this.trace = trace;
    this.#clock = clock;
    this.#listeners = listeners;
    this.#known = known;
  }

  /** The same table for another request. */
  counting(trace: Trace): Table {
    return new Table(this.#open, trace, this.#clock, this.#listeners);
  }

  /**
   * The same table, through which each row and each range is read once. What is read again is as old as its first
   * reading, also after a write.
   */
  readingOnce(): Table {
    return new Table(this.#open, this.trace, this.#clock, this.#listeners, new KnownReads());
  }

  /** Tells `listener` of every write, also through the tables that `counting` has made. */
  listen(listener: (written: Written) => void): void {
    this.#listeners.push(listener);
  }

  /** The time of the clock that sets the rows' timestamps; never ahead of it. */
  now(): Date {
    return this.#clock.now();
  }

  #count(rows = 0): void {
    this.trace.storageCalls += 1;
    this.trace.rowsRead += rows;
  }

  /** Fails unless the table was read. The SDK takes any 404 for a missing row, and any 200 for an empty page. */
  async check(): Promise<void> {
    const { client, odata } = await guarded(this.#open);
    let body: string | null | undefined;
    const pages = client
      .listEntities({
        queryOptions: { filter: odata`PartitionKey eq ${'health'}`, select: ['PartitionKey'] },
        onResponse: ({ bodyAsText }) => {
          body = bodyAsText;
        },
      })
      .byPage({ maxPageSize: 1 });
    await guarded(() => pages.next());
    readAnswer.parse(JSON.parse(body ?? ''));
  }

  async get(partition: string, key: string, select?: string[]): Promise<Row | undefined> {
    const read = () => this.#read(partition, key, select);
    return this.#known ? this.#known.row(JSON.stringify([partition, key, select]), read) : read();
  }

  async #read(partition: string, key: string, select?: string[]): Promise<Row | undefined> {
    try {
      const row = await guarded(async () =>
        (await this.#open()).client.getEntity<Record<string, unknown>>(partition, key, {
          ...this.#listening,
          ...(select && { queryOptions: { select: ['PartitionKey', 'RowKey', 'Timestamp', ...select] } }),
        }),
      );
      this.#count(1);
      return row;
    } catch (error) {
      if (answerOf(error)?.statusCode === 404) {
        this.#count();
        return undefined;
      }
      throw error;
    }
  }

  /** Reads one row; undefined if there is none. Throws `newer-version` if this version cannot read it. */
  async find<T>(partition: string, key: string, of: (row: Row) => T): Promise<T | undefined> {
    const row = await this.get(partition, key);
    return row && readAll(of, row);
  }

  /**
   * Reads the rows with from ≤ RowKey < to, in key order. `where` adds a condition; `top` is the most rows to return.
   * Rows of another kind, and rows that this version cannot read, are passed over and counted.
   */
  async range<T>(
    partition: string,
    from: string,
    to: string,
    kind: RowKind<T>,
    options: RangeOptions = {},
  ): Promise<T[]> {
    const found: T[] = [];
    for await (const page of await this.#pages(partition, from, to, options)) {
      for (const row of page) {
        if (options.every && kind.key.test(row.rowKey ?? '')) {
          found.push(readAll(kind.of, row));
        } else {
          const read = readIfKnown(kind, row);
          this.trace.rowsPassedOver += read ? read.passedOver : 1;
          if (read) found.push(read.value);
        }
        if (found.length === options.top) return found;
      }
    }
    return found;
  }

  async #pages(
    partition: string,
    from: string,
    to: string,
    { where, select, top = 1_000 }: RangeOptions,
  ): Promise<AsyncIterable<readonly Row[]>> {
    const { odata } = await guarded(this.#open);
    const range = odata`PartitionKey eq ${partition} and RowKey ge ${from} and RowKey lt ${to}`;
    const filter = where ? `${range} and (${where(odata)})` : range;
    const size = Math.min(top, 1_000);
    const read = () => this.#readPages(filter, select, size);
    return this.#known ? this.#known.pages(JSON.stringify([filter, select, size]), read) : read();
  }

  async *#readPages(
    filter: string,
    select: string[] | undefined,
    size: number,
  ): AsyncGenerator<readonly Row[]> {
    const { client } = await guarded(this.#open);
    const pages = client
      .listEntities<Record<string, unknown>>({
        ...this.#listening,
        queryOptions: {
          filter,
          ...(select && { select: ['PartitionKey', 'RowKey', 'Timestamp', ...select] }),
        },
      })
      .byPage({ maxPageSize: size });
    const walk = pages[Symbol.asyncIterator]();
    // A page may be short or empty and still have a continuation.
    for (;;) {
      const page = await guarded(() => walk.next());
      if (page.done) return;
      this.#count(page.value.length);
      yield page.value;
    }
  }

  /**
   * Writes all changes or none. `operation` is stored in the rows, so that a repeat by a person or by the SDK after a
   * lost answer is recognised as done. Returns the new versions in the order of `writes`; '' for removed rows and for
   * rows that an earlier try has written (see `wroteAll`). Only the operation is compared; the caller checks the
   * person.
   */
  async write(partition: string, operation: string, writes: readonly Write[]): Promise<string[]> {
    refuseImpossible(writes);
    if (writes.some(asksForWork)) await this.#markOutbox(partition, operation);
    let versions: string[] | null = null;
    try {
      versions = await this.#submit(partition, operation, writes);
      return versions;
    } catch (error) {
      const reason = conflictIn(error);
      if (!reason) throw error;
      const done = await this.#doneBefore(partition, operation, writes);
      if (done) return done;
      const rest = reason === 'missing' ? await this.#withoutAbsent(partition, writes) : writes;
      if (rest.length === writes.length) throw new WriteConflict(reason);
      const written = rest.length > 0 ? await this.write(partition, operation, rest) : [];
      return writes.map((change) => written[rest.indexOf(change)] ?? '');
    } finally {
      // Also after a failure, because a write without an answer may have taken effect.
      for (const listener of this.#listeners) listener({ partition, operation, writes, versions });
    }
  }

  /**
   * Written before the work, because a transaction has only one partition. The sweep reads only outboxes with a marker.
   * A marker without work costs one read and is removed.
   */
  async #markOutbox(partition: string, operation: string): Promise<void> {
    const { tenantId, communityId } = communityIn(partition);
    await this.#submit(outboxMarkersPartition(tenantId), operation, [
      { do: 'put', key: communityId, row: {} },
    ]);
  }

  /**
   * Leaves out rows to be removed that do not exist, because one of them makes a whole transaction fail. Only read
   * after such a failure.
   */
  async #withoutAbsent(partition: string, writes: readonly Write[]): Promise<readonly Write[]> {
    const stands = await Promise.all(
      writes.map((change) => change.do !== 'clear' || this.get(partition, change.key, [])),
    );
    return writes.filter((_, index) => stands[index]);
  }

  /** Removes a row if it still has this version; false if not. A missing row counts as removed. */
  async removeIf(partition: string, key: string, etag: string): Promise<boolean> {
    this.#count();
    try {
      await guarded(async () => (await this.#open()).client.deleteEntity(partition, key, { etag }));
      return true;
    } catch (error) {
      const reason = conflictIn(error);
      if (!reason) throw error;
      return reason === 'missing';
    }
  }

  async #submit(partition: string, operation: string, writes: readonly Write[]): Promise<string[]> {
    this.#count();
    const actions = writes.map((change) => actionOf(partition, operation, change));
    const [only] = actions;
    return guarded(async () => {
      const { client } = await this.#open();
      if (only && actions.length === 1) return [await submitOne(client, only)];
      const { subResponses } = await client.submitTransaction(actions);
      return writes.map((_, index) => subResponses[index]?.etag ?? '');
    });
  }

  /**
   * The versions if this operation was applied already. Transactions are atomic, so one row is enough; a few are read,
   * because another write may have changed the first one since.
   */
  async #doneBefore(
    partition: string,
    operation: string,
    writes: readonly Write[],
  ): Promise<string[] | undefined> {
    const wrote = writes.filter((change) => 'row' in change).slice(0, WITNESSES);
    for (const { key } of wrote) {
      const row = await this.get(partition, key);
      if (row?.op === operation) return writes.map((change) => (change.key === key ? row.etag : ''));
    }
    return undefined;
  }
}

function asksForWork(change: Write): boolean {
  return (change.do === 'put' || change.do === 'create') && isOutboxKey(change.key);
}
