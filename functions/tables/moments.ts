import { randomUUID } from 'node:crypto';
import type { World } from '../world.ts';
import { KEYS, momentKey, momentsPartition } from './keys.ts';
import { type Place, placeOf } from './place.ts';
import { inTransactions, type Row, type Write } from './table.ts';

// What ends at a moment weeks ahead has a mark here, by time, so that a timer finds what is due with one read however much
// waits. Work in an outbox would have that outbox read every minute until then.

type Stores = Pick<World, 'table'>;

/**
 * Marks the moment at which somebody has to look at a thing. To be written before the change that sets the moment, because
 * no transaction spans two partitions: a mark without a change leads to a look that finds nothing to do.
 */
export const markMoment = (
  stores: Stores,
  place: Place,
  kind: string,
  id: string,
  at: string,
): Promise<void> => markMoments(stores, place, kind, [id], at);

/** The same for several things at one moment. */
export async function markMoments(
  { table }: Stores,
  { tenantId, communityId }: Place,
  kind: string,
  ids: readonly string[],
  at: string,
): Promise<void> {
  const marks = ids.map((id): Write => ({ do: 'put', key: momentKey(at, communityId, id), row: {} }));
  for (const some of inTransactions(marks))
    await table.write(momentsPartition(tenantId, kind), randomUUID(), some);
}

const DAY_MS = 86_400_000;

/**
 * Has the timer look at a thing again in a day: what it waits for, such as that somebody leaves, sets no moment of its own.
 */
export const lookAgain = (world: World, place: Place, kind: string, id: string): Promise<void> =>
  markMoment(world, place, kind, id, new Date(world.now().getTime() + DAY_MS).toISOString());

/** How many are looked at in one run of the timer. */
const AT_ONCE = 200;

/** Looks at everything of a kind whose moment has come. What fails is looked at again by the next run. */
export async function lookAtDue(
  world: World,
  tenants: readonly string[],
  kind: string,
  look: (place: Place, id: string) => Promise<unknown>,
): Promise<void> {
  const failed: unknown[] = [];
  for (const tenantId of tenants) {
    const partition = momentsPartition(tenantId, kind);
    const until = `${new Date(world.now().getTime() + 1).toISOString()}|`;
    const of = ({ rowKey = '', etag }: Row) => ({ rowKey, etag });
    const due = await world.table.range(partition, '', until, { key: KEYS.moment, of }, { top: AT_ONCE });
    for (const { rowKey, etag } of due) {
      const [, communityId = '', id = ''] = rowKey.split('|');
      try {
        await look(placeOf(tenantId, communityId), id);
        await world.table.removeIf(partition, rowKey, etag);
      } catch (error) {
        failed.push(error);
      }
    }
  }
  if (failed.length > 0) throw failed[0];
}
