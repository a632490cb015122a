import { isDeepStrictEqual } from 'node:util';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { keepOrigin as contract } from '../../domain/synthesis/contract.ts';
import type { Made, NewOrigin, Origin } from '../../domain/synthesis/origin.ts';
import { keepingOrigin, namedOrigin, originOf, type StoredOrigin } from '../tables/origin-rows.ts';
import type { Place } from '../tables/place.ts';
import { WriteConflict } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import type { World } from '../world.ts';

/**
 * Pages keep the origin of an artifact or an annotation before they write the thing itself: if the second call is lost,
 * there is an origin of nothing, which nobody is shown, and never a thing without its origin. That of a term is kept
 * with its proposal, because lists show it without looking for the term; pages from before that keep it afterwards.
 */
export const keepOrigin = serve(contract, async ({ place, params, body, operation }, world) => {
  const { thingId } = params;
  const sameAs = (stored: StoredOrigin | undefined) =>
    stored &&
    isDeepStrictEqual(
      [withoutWords(stored.of), withoutLabel(stored.from)],
      [withoutWords(body.of), body.from],
    )
      ? stored
      : undefined;
  const before = await originOf(world, place, thingId);
  if (before) {
    if (sameAs(before)) return { origin: before.from };
    throw new Refusal('already-exists');
  }
  if (await isThere(world, place, thingId, body.of)) throw new Refusal('already-exists');
  const [of, origin] = await Promise.all([
    called(world, place, thingId, body.of),
    namedOrigin(world, place, body.from),
  ]);
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

/** Whether an artifact or an annotation was there before, be it said to be something else now. */
async function isThere({ knowledge, evidence }: World, place: Place, thingId: string, of: Made) {
  const [artifact, annotation] = await Promise.all([
    knowledge.head(place, thingId),
    of.kind === 'annotation' && evidence.hasAnnotation(place, of.artifactId, thingId),
  ]);
  return artifact !== undefined || annotation;
}

/** A term by the name that it has in the glossary: the words are shown under a note, where nobody says who wrote them. */
async function called({ find }: World, place: Place, termId: string, of: Made): Promise<Made> {
  if (of.kind !== 'term') return of;
  const words = await find.titleOf(place, 'term', termId);
  if (words === undefined) throw invalid('of', 'a term of this community');
  return { kind: 'term', words };
}

const withoutWords = (of: Made) => (of.kind === 'term' ? { kind: of.kind } : of);

function withoutLabel(from: Origin): NewOrigin {
  if (from.kind === 'period') return from;
  const { label: _, ...note } = from;
  return note;
}
