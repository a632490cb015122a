import { expect, test } from 'vitest';
import { table } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { openRota } from './rota-support.ts';

const { world, communityId, priya } = await gathered({ ana: 'member' });
const partition = `${world.microsoft365.tenantId}|${communityId}`;

const personId = (at: number) => `bbbbbbbb-0000-4000-8000-${String(at).padStart(12, '0')}`;

test('with 500 members and years of history, the rota costs as many calls as with two', async () => {
  await openRota(world, priya, communityId);
  await world.settled();
  world.clearCosts();
  await openRota(world, priya, communityId);
  const [small] = world.costs();
  const client = table(world);
  const at = '2025-01-01T00:00:00.000Z';
  const rows = Array.from({ length: 500 }, (_, index) => index);
  for (let from = 0; from < rows.length; from += 100)
    await client.submitTransaction(
      rows.slice(from, from + 100).map((index) => [
        'create',
        {
          ...{
            partitionKey: partition,
            rowKey: `member|${personId(index)}`,
            op: 'x',
            name: `Member ${index}`,
          },
          ...{ mail: `m${index}@example.org`, role: 'member', zone: 'UTC', joinedAt: at, leftAt: '' },
        },
      ]),
    );
  const standings = (some: readonly number[]) =>
    JSON.stringify(
      some.map((index) => ({
        ...{ id: personId(index), owed: index === 7 ? 900_000 : 0, led: 3, lastLed: at, attended: true },
      })),
    );
  const parts = [0, 1, 2, 3].map((part) => rows.slice(part * 200, (part + 1) * 200));
  for (const [part, some] of parts.entries())
    await client.upsertEntity({
      ...{ partitionKey: partition, rowKey: `rota|0-standings|0${part}`, standings: standings(some) },
      ...{ lastSettled: part === 0 ? at : '' },
    });
  const rota = await openRota(world, priya, communityId);
  expect(rota.turns[0]?.person?.name).toBe('Member 7');
  expect(rota.accounts).toHaveLength(502);
  await world.settled();
  world.clearCosts();
  await openRota(world, priya, communityId);
  const [large] = world.costs();
  expect(large?.storageCalls).toBe(small?.storageCalls);
  expect(large?.storageCalls).toBeLessThanOrEqual(3);
});
