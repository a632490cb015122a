import type { TestWorld } from '../support/world.ts';
import { id, noteSecret, table } from './guild.ts';

type Columns = Record<string, unknown>;
export interface Stored {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly columns: Columns;
}

const byKey = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

/** Every row in the order of the keys, without a request. */
export const stored = (world: TestWorld): Stored[] =>
  [...world.rowsOf('guildhall')]
    .sort((a, b) => byKey(a.PartitionKey, b.PartitionKey) || byKey(a.RowKey, b.RowKey))
    .map(({ PartitionKey, RowKey, properties }) => ({
      partitionKey: PartitionKey,
      rowKey: RowKey,
      // Azurite keeps beside the columns the keys, the time of the last reading, and types that JSON does not have.
      columns: Object.fromEntries(
        Object.entries(properties).filter(
          ([name]) => !/^(PartitionKey|RowKey|Timestamp)$|@odata\.type$/.test(name),
        ),
      ),
    }));

/** The same column as another version might keep it. */
function otherwise(value: unknown): unknown {
  if (typeof value === 'string') return 7;
  return typeof value === 'boolean' ? 'maybe' : 'seven';
}

/** Columns that no reading depends on. Revisions and rounds stand in lists without their content, too. */
function unread({ partitionKey, rowKey }: Stored): RegExp {
  if (rowKey.includes('|revision|')) return /^(op|published|type|taxonomy|reviewBy|tags)$/;
  if (rowKey.startsWith('round|')) return /^(op|rubric)$/;
  if (partitionKey.startsWith('feed|')) return /^(op|kind|communityId|id)$/;
  return /^(op|opBy|begun|begunById|showcase)$/;
}

let numbered = 900;
/** A key of the same kind that is nobody's; undefined where a thing has only one row of its kind. */
function besides(rowKey: string): string | undefined {
  if (/\|(agenda|event|summary|draft|capture-gate\|\w+)$|^community$/.test(rowKey)) return undefined;
  const number = /\|(\d{3,4}|\d)$/.exec(rowKey)?.[1];
  if (number) {
    numbered += 1;
    return rowKey.slice(0, -number.length) + String(numbered).padStart(number.length, '0');
  }
  const last = rowKey.match(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}/g)?.at(-1);
  if (!last) return undefined;
  const from = rowKey.lastIndexOf(last);
  const fresh = last.length === 64 ? noteSecret() : id();
  return rowKey.slice(0, from) + fresh + rowKey.slice(from + last.length);
}

/** Rows of kinds and shapes that this version does not know, in every range that this row lies in. */
export function strangersBeside(row: Stored): Stored[] {
  const { partitionKey, rowKey, columns } = row;
  const changed = [
    {},
    Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, otherwise(value)])),
    ...Object.keys(columns)
      .filter((name) => !unread(row).test(name))
      .map((name) => ({ ...columns, [name]: otherwise(columns[name]) })),
  ];
  const shapes = changed.flatMap((other): Stored[] => {
    const key = besides(rowKey);
    return key === undefined ? [] : [{ partitionKey, rowKey: key, columns: other }];
  });
  return [{ partitionKey, rowKey: `${rowKey}|mood`, columns }, ...shapes];
}

export async function write(world: TestWorld, rows: readonly Stored[]): Promise<void> {
  const client = table(world);
  for (const partition of new Set(rows.map(({ partitionKey }) => partitionKey))) {
    const some = rows.filter(({ partitionKey }) => partitionKey === partition);
    for (let from = 0; from < some.length; from += 100)
      await client.submitTransaction(
        some
          .slice(from, from + 100)
          .map(({ columns, ...keys }) => ['upsert', { ...columns, ...keys }, 'Replace'] as const),
      );
  }
}

/** The row as another version might keep it, until it is put back. */
export async function keptOtherwise<T>(
  world: TestWorld,
  rows: readonly Stored[],
  work: () => Promise<T>,
): Promise<T> {
  const changed = rows.map(({ columns, ...keys }) => ({
    ...keys,
    columns: Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, otherwise(value)])),
  }));
  await write(world, changed);
  try {
    return await work();
  } finally {
    await write(world, rows);
  }
}
