import { openOrigin as contract } from '../../domain/synthesis/contract.ts';
import { originOf } from '../tables/origin-rows.ts';
import { unlessNewer } from '../tables/rows.ts';
import { serve } from '../use-case.ts';

/** One storage call, and one for the note that it is from, which alone says who wrote it. */
export const openOrigin = serve(contract, async ({ place, params }, world) => {
  const from = (await originOf(world, place, params.thingId))?.from ?? null;
  if (from?.kind !== 'note') return { origin: from, author: null };
  const note = await unlessNewer(
    world.trace,
    world.notes.get(place, from.sessionId, from.authorKey, from.noteId),
  );
  return { origin: from, author: note?.author ?? null };
});
