import type { Place } from '../tables/community-store.ts';
import { isOutboxKey } from '../tables/keys.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';

/** Sends a message for the work among what was written, if there is any. */
export async function enqueueWork(world: World, place: Place, written: readonly Write[]): Promise<void> {
  const keys = written.map(({ key }) => key).filter(isOutboxKey);
  if (keys.length > 0) await world.enqueue(place, keys);
}
