import type { TableClient, TransactionAction } from '@azure/data-tables';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Conflict } from './table-answers.ts';

/** The columns of a row. */
export type Columns = Record<string, string | number | boolean>;

/** One change within a transaction. */
export type Write =
  | { readonly do: 'create'; readonly key: string; readonly row: Columns }
  /** Writes the whole row, whether or not it exists. */
  | { readonly do: 'put'; readonly key: string; readonly row: Columns }
  /** Writes the whole row; fails if there is none. */
  | { readonly do: 'overwrite'; readonly key: string; readonly row: Columns }
  /** Replaces the row if it still has this version. */
  | { readonly do: 'replace'; readonly key: string; readonly row: Columns; readonly etag: string }
  /** Changes these columns if the row still has this version. */
  | { readonly do: 'merge'; readonly key: string; readonly row: Columns; readonly etag: string }
  /** Changes these columns, if any, of any version of the row; fails if there is none. */
  | { readonly do: 'touch'; readonly key: string; readonly row?: Columns }
  | { readonly do: 'remove'; readonly key: string }
  /** Removes the row if there is one. */
  | { readonly do: 'clear'; readonly key: string };

/** A transaction of this process, as it ended. */
export interface Written {
  readonly partition: string;
  readonly operation: string;
  readonly writes: readonly Write[];
  /** The rows' new versions; null where it is not known whether they were written. */
  readonly versions: readonly string[] | null;
}

/** A write was refused because the rows were not as expected. */
export class WriteConflict extends Error {
  readonly reason: Conflict;
  constructor(reason: Conflict) {
    super(`write refused: ${reason}`);
    this.name = 'WriteConflict';
    this.reason = reason;
  }
}

/** The most changes that Table Storage allows in one transaction. */
export const TRANSACTION_MAX = 100;
/** The most bytes of UTF-8 in a row, see docs/decisions. */
const ROW_MAX = 60_000;
const COLUMN_MAX = 32_000;
/** The format of the service's versions. It refuses others as invalid. */
const ETAG = /^W\/"datetime'\d{4}-\d\d-\d\dT\d\d%3A\d\d%3A\d\d(\.\d{1,7})?Z'"$/;
/** These in pieces that fit into one transaction each. */
export function* inTransactions<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += TRANSACTION_MAX)
    yield all.slice(from, from + TRANSACTION_MAX);
}

/** Refuses what the service would not take, before anything is sent. */
export function refuseImpossible(writes: readonly Write[]): void {
  for (const change of writes) {
    if ('row' in change && change.row) refuseOversized(change.row);
    // Table Storage refuses versions of another format as invalid, so the conflict is thrown here.
    if ('etag' in change && !ETAG.test(change.etag)) throw new WriteConflict('changed');
  }
  if (new Set(writes.map(({ key }) => key)).size < writes.length)
    throw new Error('A transaction changes a row twice');
  if (writes.length > TRANSACTION_MAX)
    throw new Refusal('too-large', { detail: `At most ${TRANSACTION_MAX} rows can change at once.` });
}

function refuseOversized(row: Columns): void {
  let bytes = 0;
  for (const [column, value] of Object.entries(row)) {
    if (typeof value !== 'string') continue;
    if (value.length > COLUMN_MAX) {
      throw new Refusal('too-large', { detail: `${column} is longer than ${COLUMN_MAX} characters.` });
    }
    bytes += Buffer.byteLength(value);
  }
  if (bytes > ROW_MAX) throw new Refusal('too-large', { detail: `This is larger than ${ROW_MAX} bytes.` });
}

/** A change as an action of the SDK. */
export function actionOf(partition: string, operation: string, change: Write): TransactionAction {
  const columns = 'row' in change ? { ...change.row, op: operation } : {};
  // The keys come last, so that no column can replace them.
  const entity = { ...columns, partitionKey: partition, rowKey: change.key };
  if (change.do === 'create') return ['create', entity];
  if (change.do === 'put') return ['upsert', entity, 'Replace'];
  if (change.do === 'overwrite') return ['update', entity, 'Replace', { etag: '*' }];
  if (change.do === 'replace') return ['update', entity, 'Replace', { etag: change.etag }];
  if (change.do === 'merge') return ['update', entity, 'Merge', { etag: change.etag }];
  if (change.do === 'touch') return ['update', entity, 'Merge', { etag: '*' }];
  return ['delete', entity];
}

/** Sends an action by itself, which is quicker than in a transaction. Returns the new version; '' for a removed row. */
export async function submitOne(client: TableClient, action: TransactionAction): Promise<string> {
  const [name, entity, mode, options] = action;
  if (name === 'create') return (await client.createEntity(entity)).etag ?? '';
  if (name === 'upsert') return (await client.upsertEntity(entity, mode)).etag ?? '';
  if (name === 'update') return (await client.updateEntity(entity, mode, options)).etag ?? '';
  await client.deleteEntity(entity.partitionKey, entity.rowKey);
  return '';
}
