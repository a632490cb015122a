import type { Place } from '../tables/community-store.ts';
import type { World } from '../world.ts';
import { waitsForPerson } from './deliver.ts';
import { turns } from './turns.ts';

/** Work older than this has lost its message, or never had one. */
const MISSED_MS = 30_000;
/** Outboxes looked into at once: hundreds of communities are done within seconds. */
const OUTBOXES_AT_ONCE = 16;

/** Finds work that waits in any outbox and calls the worker for it. One outbox that cannot be read hides no other. */
export async function sweep(world: World): Promise<number> {
  const inTurn = turns(OUTBOXES_AT_ONCE);
  const places = await world.communities.all();
  const looks = await Promise.allSettled(places.map((place) => inTurn('', () => sweepOne(world, place))));
  let found = 0;
  for (const look of looks) if (look.status === 'fulfilled') found += look.value;
  const failed = looks.find((look) => look.status === 'rejected');
  if (failed) throw failed.reason;
  return found;
}

async function sweepOne(world: World, place: Place): Promise<number> {
  const now = world.now().getTime();
  let found = 0;
  for (const work of await world.outbox.waiting(place)) {
    const due = work.notBefore ? Date.parse(work.notBefore) : Date.parse(work.createdAt) + MISSED_MS;
    if (waitsForPerson(work) || due > now) continue;
    await world.hurry(place, work.key);
    found += 1;
  }
  return found;
}
