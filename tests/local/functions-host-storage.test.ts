import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import { QueueClient } from '@azure/storage-queue';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAzurite } from '../../local/azurite.ts';
import { PortInUseError } from '../../local/functions-host/listen.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'azurite-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const tableOf = (connectionString: string) =>
  TableClient.fromConnectionString(connectionString, 'things', { allowInsecureConnection: true });

describe('Azurite in this process', () => {
  test('keeps rows and messages over a gentle stop', async () => {
    const first = await startAzurite({ folder });
    await tableOf(first.connectionString).createTable();
    await tableOf(first.connectionString).createEntity({ partitionKey: 'p', rowKey: 'r', word: 'grüß dich' });
    const queue = new QueueClient(first.connectionString, 'letters');
    await queue.create();
    await queue.sendMessage('hello');
    await first.stop();

    const second = await startAzurite({ folder, tablePort: first.tablePort, queuePort: first.queuePort });
    try {
      expect(second.connectionString).toBe(first.connectionString);
      expect((await tableOf(second.connectionString).getEntity('p', 'r')).word).toBe('grüß dich');
      const { receivedMessageItems } = await new QueueClient(
        second.connectionString,
        'letters',
      ).receiveMessages();
      expect(receivedMessageItems.map((message) => message.messageText)).toEqual(['hello']);
    } finally {
      await second.stop();
    }
  });

  test('in memory leaves nothing behind and two do not share data', async () => {
    const before = await readdir('.');
    const [one, other] = await Promise.all([
      startAzurite({ folder: 'memory' }),
      startAzurite({ folder: 'memory' }),
    ]);
    await tableOf(one.connectionString).createTable();
    await expect(
      tableOf(other.connectionString).createEntity({ partitionKey: 'p', rowKey: 'r' }),
    ).rejects.toMatchObject({ statusCode: 404 });
    await one.stop();
    await other.stop();
    expect(await readdir('.')).toEqual(before);
  });

  test('names a taken port and leaves the folder free for another try', async () => {
    const first = await startAzurite({ folder: 'memory' });
    const elsewhere = join(folder, 'other');
    for (const ports of [{ tablePort: first.tablePort }, { queuePort: first.queuePort }]) {
      const refused = await startAzurite({ folder: elsewhere, ...ports }).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(PortInUseError);
      expect(refused).toMatchObject({ code: 'EADDRINUSE', port: Object.values(ports)[0] });
    }
    await (await startAzurite({ folder: elsewhere })).stop();
    await first.stop();
  });
});
