import { TableClient } from '@azure/data-tables';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportTable, restoreTable } from '../../infra/table-backup.ts';
import { type Azurite, startAzurite } from '../../local/azurite.ts';

let azurite: Azurite;
beforeAll(async () => {
  azurite = await startAzurite({ folder: 'memory' });
});
afterAll(() => azurite.stop());

async function table(name: string): Promise<TableClient> {
  const client = TableClient.fromConnectionString(azurite.connectionString, name, {
    allowInsecureConnection: true,
  });
  await client.createTable();
  return client;
}

async function lines(client: TableClient): Promise<string[]> {
  const all: string[] = [];
  for await (const line of exportTable(client)) all.push(line);
  return all;
}

async function* stream(texts: string[]): AsyncGenerator<string> {
  yield* texts;
}

const everyType = {
  partitionKey: 'tenant|community',
  rowKey: 'in-session|1|note|19:meeting_x@thread.v2',
  text: 'Größe "quoted"\n→ 日本語 👋',
  number: 7,
  fraction: 0.5,
  whole: { type: 'Double' as const, value: 3 },
  large: 2n ** 53n + 1n,
  yes: true,
  at: new Date('2026-01-14T14:00:00.123Z'),
  bytes: new Uint8Array([0, 1, 254, 255]),
  id: { type: 'Guid' as const, value: '6f2c1f0e-5b1d-4c51-9d0e-0a4f7f6d2b11' },
  empty: '',
};

describe('a backup of the table', () => {
  it('brings back every row with every value and its type', async () => {
    const before = await table('before');
    await before.createEntity(everyType);
    await before.createEntity({ partitionKey: 'people|tenant', rowKey: 'a|b', name: 'Priya' });
    const after = await table('after');

    expect(await restoreTable(after, stream(await lines(before)))).toBe(2);

    expect(await lines(after)).toEqual(await lines(before));
    const { large, at, whole } = await after.getEntity<typeof everyType>(
      everyType.partitionKey,
      everyType.rowKey,
    );
    expect({ large, at, whole }).toEqual({ large: everyType.large, at: everyType.at, whole: 3 });
  });

  it('holds more rows than a page and more in one partition than a transaction', async () => {
    const source = Array.from({ length: 1_234 }, (_, at) =>
      JSON.stringify({
        partitionKey: at < 250 ? 'one' : 'two',
        rowKey: String(at).padStart(4, '0'),
        text: 'x',
      }),
    );
    const many = await table('many');
    expect(await restoreTable(many, stream(source))).toBe(1_234);
    expect((await lines(many)).sort()).toEqual(source.sort());
  });

  it('splits large rows into transactions the service accepts', async () => {
    const source = Array.from({ length: 90 }, (_, at) =>
      JSON.stringify({
        partitionKey: 'one',
        rowKey: `large-${at}`,
        text: 'x'.repeat(30_000),
        more: 'y'.repeat(30_000),
      }),
    );
    expect(await restoreTable(await table('large'), stream(source))).toBe(90);
  });

  it('puts rows back as they were, and can be run twice', async () => {
    const changed = await table('changed');
    const row = { partitionKey: 'one', rowKey: 'r', text: 'as it was' };
    await changed.createEntity({ ...row, text: 'spoilt', extra: 'new' });
    await changed.createEntity({ partitionKey: 'one', rowKey: 'later', text: 'written after the backup' });

    for (let run = 0; run < 2; run++) await restoreTable(changed, stream([JSON.stringify(row), '']));

    expect((await lines(changed)).map((line) => JSON.parse(line))).toEqual([
      { partitionKey: 'one', rowKey: 'later', text: 'written after the backup' },
      row,
    ]);
  });
});
