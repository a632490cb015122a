import { odata, TableClient } from '@azure/data-tables';
import type { LocalWorld } from '../../local/world.ts';

/**
 * Does now the outbox work that was put off until `until`, one piece after another. What it does not finish stays put
 * off, and its message comes back by itself.
 */
export async function doPutOffWork({ storage, host }: LocalWorld, until: Date): Promise<void> {
  const table = TableClient.fromConnectionString(storage, 'guildhall', { allowInsecureConnection: true });
  const filter = odata`RowKey ge 'outbox|' and RowKey lt 'outbox|~' and notBefore gt '' and notBefore le ${until.toISOString()}`;
  const waiting: { tenantId: string; communityId: string; key: string }[] = [];
  for await (const { partitionKey = '', rowKey: key = '' } of table.listEntities({
    queryOptions: { filter },
  })) {
    const [tenantId = '', communityId = ''] = partitionKey.split('|');
    waiting.push({ tenantId, communityId, key });
  }
  for (const { tenantId, communityId, key } of waiting) {
    const row = { partitionKey: `${tenantId}|${communityId}`, rowKey: key, notBefore: '' };
    // Its message may have come back meanwhile: then the work is done, and its row has gone.
    const there = await table.updateEntity(row, 'Merge').then(
      () => true,
      () => false,
    );
    if (!there) continue;
    // A failure has been logged, and the message in the queue tries again.
    await host.deliver('deliverOutbox', { tenantId, communityId, keys: [key] }).catch(() => {});
  }
}
