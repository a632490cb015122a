import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isPortInUse, PortInUseError } from './functions-host/listen.ts';
import type { MessageCount } from './functions-host/queue-listener.ts';

export interface Azurite {
  connectionString: string;
  tablePort: number;
  queuePort: number;
  /** Looks into a queue without a request; tests ask so often that the requests would take most of their time. */
  messagesIn(queue: string): MessageCount;
  /** Lets the table service answer a request that came through no socket. */
  answer(request: IncomingMessage, response: ServerResponse): void;
  /** Every row of a table as it is stored, without a request. */
  rowsOf(table: string): readonly StoredRow[];
  /** Remembers a table as it is now; the function that it gives puts it back, with the etags of now. */
  keepRows(table: string): () => void;
  /** Stops and writes everything to disk: data not yet flushed is lost without it. */
  stop(): Promise<void>;
}

export interface StoredRow {
  readonly PartitionKey: string;
  readonly RowKey: string;
  readonly eTag: string;
  /** The columns, and the types of those that have no type in JSON. */
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface AzuriteOptions {
  /** Where the data lives, or 'memory' to forget it at stop(). */
  folder: string | 'memory';
  /** A port that is taken is answered with a PortInUseError; none given takes any free one. */
  tablePort?: number;
  queuePort?: number;
}

// The emulator's own account and key, the same on every machine and published by Microsoft.
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const ADDRESS = '127.0.0.1';
/** The collection in which its queue service keeps the messages of all queues. */
const MESSAGES = '$MESSAGES_COLLECTION$';

// Azurite ships no types for its inside; this is the part that is used.
interface AzuriteServer {
  httpServer: Server;
  start(): Promise<void>;
  close(): Promise<void>;
  afterClose(): Promise<void>;
  metadataStore: Store;
  extentMetadataStore?: { db: Loki };
}
interface Loki {
  getCollection(name: string): Collection | null;
  throttledSaveDrain(done: (drained: boolean) => void): void;
}
interface Store {
  db: Loki;
}
interface TableStore extends Store {
  getEntityCollection(...of: unknown[]): Collection;
}
interface Collection {
  readonly data: readonly unknown[];
  insert(row: StoredRow): void;
  remove(row: StoredRow): void;
  findOne(query: Readonly<Record<string, unknown>>): unknown;
}
interface StoredMessage {
  readonly accountName: string;
  readonly queueName: string;
  readonly timeNextVisible: number;
  readonly expirationTime: Date;
}
interface DefaultExport<Arguments extends unknown[], T> {
  default: new (...args: Arguments) => T;
}
type Configuration = Record<string, unknown>;

/** Starts Azurite's table and queue services in this process. */
export async function startAzurite(options: AzuriteOptions): Promise<Azurite> {
  if (options.folder !== 'memory') await mkdir(options.folder, { recursive: true });
  const servers: AzuriteServer[] = [];
  const stop = async () => {
    await Promise.all(servers.splice(0).map(close));
  };
  try {
    const { table, queue } = makeServers(options);
    for (const [server, port] of [
      [table, options.tablePort ?? 0],
      [queue, options.queuePort ?? 0],
    ] as const) {
      await start(server, port);
      servers.push(server);
    }
    const tablePort = portOf(table);
    const queuePort = portOf(queue);
    const connectionString = [
      'DefaultEndpointsProtocol=http',
      `AccountName=${ACCOUNT}`,
      `AccountKey=${KEY}`,
      `TableEndpoint=http://${ADDRESS}:${tablePort}/${ACCOUNT}`,
      `QueueEndpoint=http://${ADDRESS}:${queuePort}/${ACCOUNT}`,
    ].join(';');
    let stopped: Promise<void> | undefined;
    const tableNamed = (name: string) => table.metadataStore.db.getCollection(`${ACCOUNT}$${name}`);
    return {
      connectionString: `${connectionString};`,
      tablePort,
      queuePort,
      messagesIn: (name) => {
        const stored = (queue.metadataStore.db.getCollection(MESSAGES)?.data ?? []) as StoredMessage[];
        const all = stored.filter(
          ({ accountName, queueName }) => accountName === ACCOUNT && queueName === name,
        );
        const now = Date.now();
        const waiting = all.filter(
          ({ timeNextVisible, expirationTime }) => timeNextVisible <= now && expirationTime.getTime() > now,
        );
        return { all: all.length, waiting: waiting.length };
      },
      answer: (request, response) => void table.httpServer.emit('request', request, response),
      rowsOf: (name) => (tableNamed(name)?.data ?? []) as StoredRow[],
      keepRows: (name) => keepRows(tableNamed(name)),
      stop: () => {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function makeServers(options: AzuriteOptions) {
  const require = createRequire(import.meta.url);
  const load = (path: string): unknown => require(`azurite/dist/src/${path}.js`);
  const TableConfiguration = load('table/TableConfiguration') as DefaultExport<unknown[], Configuration>;
  const TableServer = load('table/TableServer') as DefaultExport<
    [Configuration],
    AzuriteServer & { metadataStore: TableStore }
  >;
  const QueueConfiguration = load('queue/QueueConfiguration') as DefaultExport<unknown[], Configuration>;
  const QueueServer = load('queue/QueueServer') as DefaultExport<[Configuration], AzuriteServer>;
  const Memory = load('common/persistence/MemoryExtentStore') as {
    MemoryExtentChunkStore: new () => unknown;
  };
  const { configLogger } = load('common/Logger') as { configLogger(debug: boolean): void };
  configLogger(false);

  const inMemory = options.folder === 'memory';
  const file = (name: string) => (inMemory ? name : join(options.folder, name));
  const never = undefined;
  // Positional, as Azurite has them: …, debug log, access log, its stream, debug file, loose, skip version check,
  // certificate, key, password, OAuth, no product-style URLs, in memory.
  const rest = [never, never, false, true, '', '', '', never, false, inMemory] as const;
  const table = new TableServer.default(
    new TableConfiguration.default(
      ADDRESS,
      options.tablePort ?? 0,
      60,
      file('__azurite_db_table__.json'),
      false,
      false,
      ...rest,
    ),
  );
  const queue = new QueueServer.default(
    new QueueConfiguration.default(
      ADDRESS,
      options.queuePort ?? 0,
      60,
      file('__azurite_db_queue__.json'),
      file('__azurite_db_queue_extent__.json'),
      [{ locationId: 'Default', locationPath: file('__queuestorage__'), maxConcurrency: 1 }],
      false,
      never,
      false,
      ...rest.slice(1),
      new Memory.MemoryExtentChunkStore(),
    ),
  );
  findRowsByRowKey(table.metadataStore);
  return { table, queue };
}

/**
 * Azurite has an index of the partition keys and one of the row keys, and takes the first that it is asked by. It asks
 * for a row by its partition first, which is all that a community has: this asks by its row key first.
 */
function findRowsByRowKey(store: TableStore): void {
  const collectionOf = store.getEntityCollection.bind(store);
  const known = new WeakSet<Collection>();
  store.getEntityCollection = (...of) => {
    const collection = collectionOf(...of);
    if (!known.has(collection)) {
      known.add(collection);
      const findOne = collection.findOne.bind(collection);
      collection.findOne = ({ PartitionKey, RowKey, ...rest }) => findOne({ RowKey, PartitionKey, ...rest });
    }
    return collection;
  };
}

function keepRows(collection: Collection | null): () => void {
  if (!collection) throw new Error('There is no such table');
  const keyOf = ({ PartitionKey, RowKey }: StoredRow) => `${PartitionKey} ${RowKey}`;
  // Without the marks by which the database knows a row: it gives new ones.
  const kept = (collection.data as (StoredRow & Record<'$loki' | 'meta', unknown>)[]).map(
    ({ $loki, meta, ...row }) => ({ ...row, properties: { ...row.properties } }),
  );
  return () => {
    const missing = new Map(kept.map((row) => [keyOf(row), row]));
    for (const row of [...collection.data] as StoredRow[]) {
      const key = keyOf(row);
      if (missing.get(key)?.eTag === row.eTag) missing.delete(key);
      else collection.remove(row);
    }
    for (const row of missing.values()) collection.insert({ ...row, properties: { ...row.properties } });
  };
}

async function start(server: AzuriteServer, port: number): Promise<void> {
  try {
    await withoutOtherAccounts(() => server.start());
  } catch (error) {
    // It has opened its files before it found the port taken.
    await server.afterClose();
    throw isPortInUse(error) ? new PortInUseError(port, error) : error;
  }
}

/** Azurite would take other accounts from the environment, and the connection string would not fit. */
async function withoutOtherAccounts(startIt: () => Promise<void>): Promise<void> {
  const accounts = process.env.AZURITE_ACCOUNTS;
  delete process.env.AZURITE_ACCOUNTS;
  try {
    await startIt();
  } finally {
    if (accounts !== undefined) process.env.AZURITE_ACCOUNTS = accounts;
  }
}

async function close(server: AzuriteServer): Promise<void> {
  await server.close();
  // A save that was already under way is not waited for by Azurite.
  for (const store of [server.metadataStore, server.extentMetadataStore]) {
    if (store) await new Promise<unknown>((drained) => store.db.throttledSaveDrain(drained));
  }
}

function portOf(server: AzuriteServer): number {
  const address = server.httpServer.address();
  if (typeof address !== 'object' || !address) throw new Error('Azurite does not listen');
  return address.port;
}
