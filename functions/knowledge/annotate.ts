import { annotate as contract } from '../../domain/knowledge/annotation-contract.ts';
import { peopleOf } from '../../domain/pilots/pilot.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { newAnnotation } from '../tables/annotation-places.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { writingAnnotation } from '../tables/evidence-rows.ts';
import { changingEvidence } from '../tables/evidence-store.ts';
import { findingAnnotation } from '../tables/findings.ts';
import { retryOrBusy } from '../tables/retry.ts';
import { WriteConflict } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { annotationsChanged, showAnnotations } from './annotation-feed.ts';

/**
 * Writes an annotation at its passage in the newest revision. A revision that is published at the same moment makes the
 * transaction fail, because both write the artifact's evidence; the passage is then followed into that revision.
 */
export const annotate = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { artifactId, annotationId } = params;
  const { sessionId, pilotId, ...said } = body;
  return retryOrBusy(async () => {
    const [evidence, session, pilot] = await Promise.all([
      world.evidence.read(place, artifactId),
      sessionOf(world, place, sessionId),
      pilotOf(world, place, pilotId, me),
    ]);
    const artifact = await world.knowledge.head(place, artifactId);
    if (!artifact || artifact.state === 'draft') throw new Refusal('not-found');
    const author = { id: me.id, name: me.name };
    const own = { ...said, id: annotationId, session, pilot };
    const annotation = await newAnnotation(world, place, artifact, own, author, world.now());
    const writes = [
      writingAnnotation(artifactId, annotation),
      findingAnnotation(artifactId, annotation),
      ...changingEvidence(evidence, { annotations: [[null, annotation]] }, annotation.at),
      annotationsChanged(world, artifact, operation),
    ];
    try {
      await world.write(place, operation, writes);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      // It was sent again by a page that did not get the first answer, or the evidence was changed meanwhile.
      if (!(await world.evidence.hasAnnotation(place, artifactId, annotationId))) throw error;
    }
    const stored = await world.evidence.annotation(place, artifactId, annotationId);
    // Somebody else's, or one that was taken back.
    if (stored?.author.id !== me.id) throw new Refusal('already-exists');
    await showAnnotations(world, place, artifact, me, writes);
    return stored;
  });
});

async function sessionOf(world: World, place: Place, id: string | null) {
  if (id === null) return null;
  const stored = await world.sessions.head(place, id);
  if (!stored) throw invalid('sessionId', 'a session of this community');
  return { id, topic: stored.session.topic };
}

/** Its title is shown to all readers of the artifact, so it is a reported one or one that I run. */
async function pilotOf(world: World, place: Place, id: string | null, me: Membership) {
  if (id === null) return null;
  const pilot = await world.evidence.pilot(place, id);
  if (!pilot || (pilot.state !== 'reported' && !peopleOf(pilot).includes(me.id)))
    throw invalid('pilotId', 'a reported pilot of this community, or one that you run');
  return { id, title: pilot.title };
}
