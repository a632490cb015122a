import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Annotation } from '../../domain/knowledge/annotation.ts';
import { showTo } from '../feed/sync.ts';
import { workKind } from '../outbox/kinds.ts';
import { followed } from '../tables/annotation-places.ts';
import type { Place } from '../tables/community-store.ts';
import { changingAnnotation } from '../tables/evidence-rows.ts';
import { changingEvidence } from '../tables/evidence-store.ts';
import type { WorkName } from '../tables/outbox-store.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { TRANSACTION_MAX } from '../tables/table.ts';
import type { World } from '../world.ts';
import { ANNOTATED_FEED } from './annotation-feed.ts';

const toShow = z.object({
  /** Who owned the artifact before and who owns it now: what waits for an answer is shown to its owner. */
  owners: z.array(z.string()),
});

/** Bring an artifact's annotations to its newest revision. Written together with that revision. */
export const FOLLOW_ANNOTATIONS: WorkName<z.infer<typeof toShow>> = {
  kind: 'follow-annotations',
  payload: toShow,
};

export const followAnnotationsKind = workKind({
  ...FOLLOW_ANNOTATIONS,
  run: async (world, place, { subject, payload }) => {
    await followAnnotations(world, place, subject);
    await showTo(world, place, ANNOTATED_FEED, subject, [...new Set(payload.owners)]);
  },
  tries: 30,
  whenGivenUp: 'retry-daily',
});

/** A transaction also has the artifact's evidence. */
const AT_ONCE = TRANSACTION_MAX - 1;

/**
 * Follows the passages of the annotations that have not ended and belong to earlier revisions, revision by revision. Those
 * whose place is not certain have none from then on, and keep their quote. May be repeated and run twice at the same
 * time: an annotation that somebody changes meanwhile is read again.
 */
export async function followAnnotations(world: World, place: Place, artifactId: string): Promise<void> {
  await retryOnConflict(async () => {
    const artifact = await world.knowledge.head(place, artifactId);
    if (!artifact) return;
    const open = await world.evidence.openAnnotations(place, artifactId);
    const behind = open.filter(({ revision }) => revision < artifact.revision);
    const spots = await followed(world, place, artifact, behind);
    for (let from = 0; from < behind.length; from += AT_ONCE) {
      const changes = behind.slice(from, from + AT_ONCE).map((annotation, n) => {
        const { anchor, quote, revision, state } = spots[from + n] ?? annotation;
        return { annotation, spot: { anchor, quote, revision, state } };
      });
      const evidence = await world.evidence.read(place, artifactId);
      await world.write(place, randomUUID(), [
        ...changes.map(({ annotation, spot }) => changingAnnotation(artifactId, annotation, spot)),
        ...changingEvidence(evidence, {
          annotations: changes.map(({ annotation, spot }): [Annotation, Annotation] => [
            annotation,
            { ...annotation, ...spot },
          ]),
        }),
      ]);
    }
  });
}
