import type { World } from '../world.ts';

/** Work older than this has lost its message, or never had one. */
const MISSED_MS = 30_000;

/** Finds work that waits in any outbox and calls the worker for it. One outbox that cannot be read hides no other. */
export async function sweep(world: World): Promise<number> {
  let found = 0;
  let failure: unknown;
  const now = world.now().getTime();
  for (const place of await world.communities.all()) {
    try {
      for (const work of await world.outbox.waiting(place)) {
        const due = work.notBefore ? Date.parse(work.notBefore) : Date.parse(work.createdAt) + MISSED_MS;
        if (work.problem || due > now) continue;
        await world.hurry(place, work.key);
        found += 1;
      }
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure) throw failure;
  return found;
}
