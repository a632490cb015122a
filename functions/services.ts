import type { TableServiceClientOptions } from '@azure/data-tables';
import type { QueueClient } from '@azure/storage-queue';
import { madeOnce } from '../domain/shared/made-once.ts';
import { credentials, managedIdentity } from './entra/credentials.ts';
import { tokenVerifier } from './entra/verify-token.ts';
import { graph } from './graph/graph.ts';
import { CALENDAR_QUEUE, OUTBOX_QUEUE } from './queues.ts';
import type { FindKind } from './search/kinds.ts';
import { SearchIndex } from './search/search-index.ts';
import type { Settings } from './settings.ts';
import type { Place } from './tables/community-store.ts';
import { FindStore } from './tables/find-store.ts';
import { isFindKey } from './tables/keys.ts';
import { type OpenTable, Table } from './tables/table.ts';
import { newTrace, type Trace } from './trace.ts';
import { Shared, type Stores, storesOn, type World } from './world.ts';

export const TABLE = 'guildhall';

/** Storage answers in milliseconds or has a problem. The SDKs' default retries would take longer than pages wait. */
const TABLE_PATIENCE = {
  retryOptions: { maxRetries: 2, retryDelayInMs: 100, maxRetryDelayInMs: 500 },
  additionalPolicies: [{ policy: deadline(), position: 'perCall' as const }],
};
const QUEUE_PATIENCE = { retryOptions: { maxTries: 3, retryDelayInMs: 100, maxRetryDelayInMs: 500 } };
const PATIENCE_MS = 5_000;
/** Queue Storage allows a visibility delay of at most seven days. */
const LONGEST_DELAY_SECONDS = 7 * 86_400 - 60;

/** Makes everything that connects to other services, once. Nothing is connected or loaded before it is needed. */
export function services(settings: Settings, found: () => Promise<readonly FindKind[]>, now: () => Date) {
  const signIn = credentials(settings);
  const open = madeOnce(() => openTable(settings));
  const table = new Table(open);
  const shared = new Shared(table, settings.facilitatorAwayMs);
  const outboxQueue = madeOnce(() => openQueue(settings, OUTBOX_QUEUE));
  const calendarQueue = madeOnce(() => openQueue(settings, CALENDAR_QUEUE));

  async function send(
    trace: Trace,
    queue: () => Promise<QueueClient>,
    message: unknown,
    notBefore?: Date,
  ): Promise<void> {
    const delay = notBefore ? Math.ceil((notBefore.getTime() - now().getTime()) / 1_000) : 0;
    // Functions expects base64, and the SDK does not encode.
    const text = Buffer.from(JSON.stringify(message)).toString('base64');
    const client = await queue();
    trace.storageCalls += 1;
    await client.sendMessage(text, {
      visibilityTimeout: Math.min(Math.max(delay, 0), LONGEST_DELAY_SECONDS),
      messageTimeToLive: -1,
      abortSignal: AbortSignal.timeout(PATIENCE_MS),
    });
  }

  const reach = graph(settings, signIn, now);
  const search = new SearchIndex(found, { find: new FindStore(table), trace: newTrace('') }, now);
  table.listen(({ partition, writes }) => {
    if (writes.some(({ key }) => isFindKey(key))) search.changed(partition);
  });
  // One world for each request, made with Object.assign because spreading takes ten times as long.
  const worldFor = (trace: Trace): World => {
    const reached: Omit<World, keyof Stores> = {
      trace,
      graph: reach(trace),
      search,
      enqueue: async (place: Place, keys: string | readonly string[], notBefore?: Date) => {
        const { tenantId, communityId } = place;
        try {
          await send(trace, outboxQueue, { tenantId, communityId, keys: [keys].flat() }, notBefore);
        } catch {
          // The work is stored with its change, so the sweep will find it.
        }
      },
      enqueueNotification: (message, notBefore) => send(trace, calendarQueue, message, notBefore),
      now,
      publicUrl: settings.publicUrl,
      graphBaseUrl: settings.graphBaseUrl,
      clientId: settings.clientId,
      hideAttendeesAbove: settings.hideAttendeesAbove,
      serviceMailboxOf: (tenantId) => (tenantId === settings.tenantId ? settings.serviceMailbox : undefined),
    };
    return Object.assign(storesOn(table.counting(trace), shared), reached);
  };

  return {
    worldFor,
    verify: tokenVerifier(settings, now),
    /** Opens the table in advance. A failure is ignored, because the first call tries again. */
    prepare: () => void open().catch(() => {}),
    /** Fails unless the table answers, for the health route. */
    checkStorage: () => table.check(),
  };
}

/** The SDKs have no time-out for a connection without an answer. */
function deadline(): NonNullable<TableServiceClientOptions['additionalPolicies']>[number]['policy'] {
  return {
    name: 'deadline',
    sendRequest: (request, next) => {
      request.timeout = PATIENCE_MS;
      return next(request);
    },
  };
}

/** Loads the SDK, which takes as long as the rest of the app, and creates the table if it does not exist. */
async function openTable({ storage, managedIdentityClientId }: Settings): Promise<OpenTable> {
  const { RestError, TableClient, odata } = await import('@azure/data-tables');
  const client =
    'connectionString' in storage
      ? TableClient.fromConnectionString(storage.connectionString, TABLE, {
          allowInsecureConnection: storage.connectionString.includes('http://'),
          ...TABLE_PATIENCE,
        })
      : new TableClient(storage.tableUrl, TABLE, managedIdentity(managedIdentityClientId), TABLE_PATIENCE);
  try {
    await client.createTable();
  } catch (error) {
    // Without the permission to create tables an existing one can be used. If there is none, every call reports it.
    if (!(error instanceof RestError && error.statusCode === 403)) throw error;
  }
  return { client, odata };
}

async function openQueue({ storage, managedIdentityClientId }: Settings, name: string): Promise<QueueClient> {
  const { QueueClient } = await import('@azure/storage-queue');
  const client =
    'connectionString' in storage
      ? new QueueClient(storage.connectionString, name, QUEUE_PATIENCE)
      : new QueueClient(
          `${storage.queueUrl}/${name}`,
          managedIdentity(managedIdentityClientId),
          QUEUE_PATIENCE,
        );
  await client.createIfNotExists({ abortSignal: AbortSignal.timeout(PATIENCE_MS) });
  return client;
}
