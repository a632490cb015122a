import { randomUUID } from 'node:crypto';
import { isDeclinedFor, type Joining } from '../../domain/inclusion/joining.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { joiningChanged } from '../feed/joining-changed.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import type { Place } from '../tables/community-store.ts';
import { declinedOfPerson, type JoiningKind, waitingFor } from '../tables/joining-rows.ts';
import { joiningKey } from '../tables/keys.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';

/**
 * Writes that somebody waits for an answer, on condition that the row is as it was read, and with it `more`.
 * `etag` is null where there was none.
 */
export async function waitForAnswer(
  world: World,
  place: Place,
  operation: string,
  kind: JoiningKind,
  joining: Joining,
  etag: string | null,
  more: readonly Write[] = [],
): Promise<void> {
  const { id } = joining.person;
  const writes = [
    waitingFor(kind, joining, etag),
    ...more,
    await joiningChanged(world, place, [kind], id, operation),
  ];
  await world.write(place, operation, writes);
  await enqueueWork(world, place, writes);
  // No condition can say that there is no row: an earlier try may have been written and declined since it was looked for.
  const no = await declinedOfPerson(world.table, place, kind, id);
  if (!no || !isDeclinedFor(no, world.now())) return;
  const again = randomUUID();
  const undone: Write[] = [
    { do: 'clear', key: joiningKey(kind, id) },
    await joiningChanged(world, place, [kind], id, again),
  ];
  await world.write(place, again, undone);
  await enqueueWork(world, place, undone);
  throw new Refusal('asked-lately');
}
