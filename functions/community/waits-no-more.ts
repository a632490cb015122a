import { joiningChanged } from '../feed/joining-changed.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import type { Place } from '../tables/community-store.ts';
import { type JoiningKind, joiningOfPerson } from '../tables/joining-rows.ts';
import { joiningKey } from '../tables/keys.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';

const KINDS: readonly JoiningKind[] = ['request', 'proposal'];

/**
 * Removes what waits for an answer about somebody who has just been added. What stays after a crash is shown nowhere,
 * because everything that shows it looks at the members.
 */
export async function waitsNoMore(
  world: World,
  place: Place,
  personId: string,
  operation: string,
): Promise<void> {
  const found = await Promise.all(KINDS.map((kind) => joiningOfPerson(world.table, place, kind, personId)));
  const kinds = KINDS.filter((_, index) => found[index]);
  if (kinds.length === 0) return;
  const writes: Write[] = [
    ...kinds.map((kind): Write => ({ do: 'clear', key: joiningKey(kind, personId) })),
    await joiningChanged(world, place, kinds, personId, operation),
  ];
  await world.write(place, operation, writes);
  await enqueueWork(world, place, writes);
}
