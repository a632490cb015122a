import { randomUUID } from 'node:crypto';
import { workKind } from '../outbox/kinds.ts';
import { isDiscoverable } from '../tables/joining-rows.ts';
import { joinablePartition } from '../tables/keys.ts';
import { nothing, type WorkName } from '../tables/outbox-store.ts';
import type { Place } from '../tables/place.ts';
import type { World } from '../world.ts';

/** Bring the look-up of all communities that can be found in line with this one. */
export const JOINABLE: WorkName<null> = { kind: 'joinable', payload: nothing };

/** Asks again after each write, so that of two who do it at once the last leaves what holds. */
export async function showJoinable({ table }: World, place: Place): Promise<void> {
  const { communityId: key } = place;
  let shown: boolean | undefined;
  for (;;) {
    const wanted = await isDiscoverable(table, place);
    if (wanted === shown) return;
    const write = wanted ? ({ do: 'put', key, row: {} } as const) : ({ do: 'clear', key } as const);
    await table.write(joinablePartition(place.tenantId), randomUUID(), [write]);
    shown = wanted;
  }
}

export const joinableKind = workKind({
  ...JOINABLE,
  run: (world, place) => showJoinable(world, place),
  tries: 30,
  whenGivenUp: 'retry-daily',
});
