import { expect, test } from 'vitest';
import { FollowedArtifacts } from '../../functions/tables/followed-artifacts.ts';
import type { Place } from '../../functions/tables/place.ts';
import type { RangeOptions, Table } from '../../functions/tables/table.ts';

const place = { partition: 'tenant|community' } as Place;
const WRITTEN = Date.parse('2026-11-20T09:00:00.000Z');

test('what was written at once is read again only while more of that moment may come', async () => {
  let now = WRITTEN + 1_000;
  const asked: (string | null)[] = [];
  const table = {
    now: () => new Date(now),
    range: async (_: string, from: string, __: string, ___: unknown, { where }: RangeOptions) => {
      let since: Date | undefined;
      where?.((_, ...values) => {
        [since] = values as Date[];
        return '';
      });
      if (from.startsWith('artifact')) asked.push(since?.toISOString() ?? null);
      const row = { id: 'one', etag: 'e', value: null, timestamp: new Date(WRITTEN).toISOString() };
      return since && since.getTime() > WRITTEN ? [] : [row];
    },
  };
  const followed = new FollowedArtifacts();
  const list = () => followed.of(table as unknown as Table, place);
  await list();
  await list();
  now = WRITTEN + 60_000;
  await list();
  await list();
  const soon = '2026-11-20T08:59:46.000Z';
  expect(asked).toEqual([null, soon, soon, '2026-11-20T09:00:00.000Z']);
});
