import { isDeepStrictEqual } from 'node:util';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { keepOrigin as contract } from '../../domain/synthesis/contract.ts';
import type { NewOrigin, Origin } from '../../domain/synthesis/origin.ts';
import type { Place } from '../tables/place.ts';
import { WriteConflict } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { keepingOrigin, originOf, type StoredOrigin } from './origin-rows.ts';

/**
 * Pages keep the origin of an artifact or an annotation before they write the thing itself: if the second call is lost,
 * there is an origin of nothing, which nobody is shown, and never a thing without its origin. That of a term is kept
 * once it is proposed, because lists show it without looking for the term.
 */
export const keepOrigin = serve(contract, async ({ place, params, body, operation }, world) => {
  const { thingId } = params;
  const { of } = body;
  const sameAs = (stored: StoredOrigin | undefined) =>
    stored && isDeepStrictEqual([stored.of, withoutLabel(stored.from)], [of, body.from]) ? stored : undefined;
  const before = await originOf(world, place, thingId);
  if (before) {
    if (sameAs(before)) return { origin: before.from };
    throw new Refusal('already-exists');
  }
  if (of.kind === 'artifact' && (await world.knowledge.head(place, thingId)))
    throw new Refusal('already-exists');
  const origin = await named(world, place, body.from);
  try {
    await world.write(place, operation, keepingOrigin(thingId, { of, from: origin }));
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    const now = sameAs(await originOf(world, place, thingId));
    if (!now) throw new Refusal('already-exists');
    return { origin: now.from };
  }
  return { origin };
});

function withoutLabel(from: Origin): NewOrigin {
  if (from.kind === 'period') return from;
  const { label: _, ...note } = from;
  return note;
}

/** With what it is called here. Refuses a note that does not exist. */
async function named(world: World, place: Place, from: NewOrigin): Promise<Origin> {
  if (from.kind === 'period') return from;
  const [session, note] = await Promise.all([
    world.sessions.head(place, from.sessionId),
    world.notes.get(place, from.sessionId, from.authorKey, from.noteId),
  ]);
  if (!session || !note) throw invalid('from.noteId', 'a note of this community');
  return { ...from, label: session.session.topic };
}
