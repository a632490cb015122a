import { expect, test } from 'vitest';
import { eventOf } from '../../domain/rota/history.ts';
import { rhythmDraftKey, rotaHistoryKey } from '../../functions/tables/keys.ts';
import { id, table } from '../http/guild.ts';
import { gathered } from '../support/community.ts';
import { hold, openRota } from './rota-support.ts';

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
  // What was decided, agreed and done on forty past dates, of which only what is still of use is read.
  for (let at = 0; at < 40; at += 1)
    await client.submitTransaction([
      [
        'create',
        {
          ...{ partitionKey: partition, rowKey: rhythmDraftKey(id()), op: 'x', date: '2025-01-02', form: '' },
          ...{
            skipped: 'Snow',
            meets: false,
            byId: priya.id,
            byName: 'Priya',
            at: '2025-01-01T00:00:00.000Z',
          },
        },
      ],
      [
        'create',
        {
          partitionKey: partition,
          ...{ rowKey: rotaHistoryKey(new Date(at), id()), op: 'x' },
          event: JSON.stringify(
            eventOf({ what: 'skipped', by: { id: priya.id, name: 'Priya' }, at: '2025-01-01T00:00:00.000Z' }),
          ),
        },
      ],
    ]);
  await hold(world, priya, communityId, priya);
  await world.settled();
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
  // 500 members, three more parts of standings, and the session that was held.
  expect((large?.rowsRead ?? 0) - (small?.rowsRead ?? 0)).toBeLessThanOrEqual(500 + 5);
});
