/**
 * Copies the table to a file and back. Azure Table Storage has no backup of its own.
 *
 *   npx tsx infra/table-backup.ts export  --account NAME --table NAME > backup.jsonl
 *   npx tsx infra/table-backup.ts restore --account NAME --table NAME < backup.jsonl
 *
 * Signs in as whoever `az login` did; that person needs the role Storage Table Data Contributor on the account.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { TableClient, type TableEntity, type TransactionAction } from '@azure/data-tables';
import { AzureCliCredential } from '@azure/identity';

type Row = TableEntity<Record<string, unknown>>;

const transactionRows = 100;
/** Well below the service's 4 MiB a transaction, whatever the encoding adds. */
const transactionBytes = 2_000_000;

/** One line of JSON a row, with the type of every value that is not plain text. */
export async function* exportTable(table: TableClient): AsyncGenerator<string> {
  for await (const row of table.listEntities<Record<string, unknown>>({ disableTypeConversion: true })) {
    const { etag, timestamp, 'odata.metadata': _, ...values } = row;
    yield JSON.stringify(values, (_key, value) => (value?.type === 'String' ? value.value : value));
  }
}

/**
 * Writes every row as it was, over whatever stands there; rows that are in no line stay as they are. Returns how many
 * rows it wrote. It can be run again after an interruption.
 */
export async function restoreTable(table: TableClient, lines: AsyncIterable<string>): Promise<number> {
  let rows = 0;
  let batch: Row[] = [];
  let bytes = 0;
  const flush = async () => {
    if (batch.length > 0)
      await table.submitTransaction(batch.map((row): TransactionAction => ['upsert', row, 'Replace']));
    rows += batch.length;
    batch = [];
    bytes = 0;
  };
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const row: Row = JSON.parse(line);
    const size = Buffer.byteLength(line);
    const full = batch.length === transactionRows || bytes + size > transactionBytes;
    if (full || batch[0]?.partitionKey !== row.partitionKey) await flush();
    batch.push(row);
    bytes += size;
  }
  await flush();
  return rows;
}

async function main(args: string[]) {
  const options = { account: { type: 'string' }, table: { type: 'string' } } as const;
  const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
  const [verb] = positionals;
  if (!values.account || !values.table || (verb !== 'export' && verb !== 'restore'))
    throw new Error('Use: npx tsx infra/table-backup.ts export|restore --account NAME --table NAME');
  const url = `https://${values.account}.table.core.windows.net`;
  const table = new TableClient(url, values.table, new AzureCliCredential());
  if (verb === 'restore') {
    await table.createTable();
    const rows = await restoreTable(table, createInterface({ input: process.stdin }));
    console.error(`${rows} rows are back in ${values.table}.`);
  } else {
    let rows = 0;
    for await (const line of exportTable(table)) {
      rows += 1;
      if (!process.stdout.write(`${line}\n`))
        await new Promise((resume) => process.stdout.once('drain', resume));
    }
    console.error(`${rows} rows of ${values.table} are in the file.`);
  }
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
