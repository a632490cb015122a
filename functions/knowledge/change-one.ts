import { type Annotation, hasEnded } from '../../domain/knowledge/annotation.ts';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Route } from '../../domain/shared/route.ts';
import { rewordingAnnotation } from '../tables/evidence-rows.ts';
import { changingEvidence } from '../tables/evidence-store.ts';
import { annotationKey } from '../tables/keys.ts';
import { retryOrBusy } from '../tables/retry.ts';
import { type Write, WriteConflict } from '../tables/table.ts';
import type { MemberCall } from '../use-case.ts';
import type { World } from '../world.ts';
import { annotationsChanged, showAnnotations } from './annotation-feed.ts';

/** What is done to an annotation, and what the same transaction writes besides. null takes it back. */
export interface AnnotationChange {
  readonly change: Partial<Omit<Annotation, 'id' | 'etag'>> | null;
  readonly also?: readonly Write[];
}

type Call = Pick<MemberCall<Route>, 'place' | 'me' | 'operation' | 'etag'> & {
  readonly params: { readonly artifactId: string; readonly annotationId: string };
};

/**
 * Changes an annotation that has not ended, in the version that the caller has read. Starts again where only the
 * artifact's evidence was changed meanwhile. Returns it as it stands then; null if it was taken back.
 */
export async function changeOne(
  world: World,
  { place, me, params, etag, operation }: Call,
  decide: (annotation: Annotation, artifact: Artifact) => Promise<AnnotationChange> | AnnotationChange,
  /** Refuses what stands meanwhile, where reading it again would not help. */
  refuse: (annotation: Annotation) => void = () => {},
): Promise<Annotation | null> {
  const { artifactId, annotationId } = params;
  const now = () => world.evidence.annotation(place, artifactId, annotationId);
  return retryOrBusy(async () => {
    const evidence = await world.evidence.read(place, artifactId);
    const [artifact, annotation] = await Promise.all([world.knowledge.head(place, artifactId), now()]);
    if (!artifact) throw new Refusal('not-found');
    if (!annotation) {
      // Taken back, perhaps by an earlier try.
      if (await world.evidence.hasAnnotation(place, artifactId, annotationId)) return null;
      throw new Refusal('not-found');
    }
    if (annotation.etag !== etag) {
      if (await world.evidence.wrote(place, artifactId, annotationId, operation)) return annotation;
      refuse(annotation);
      throw new Refusal('changed-meanwhile', { current: { annotation } });
    }
    if (hasEnded(annotation)) throw new Refusal('annotation-over');
    const { change, also = [] } = await decide(annotation, artifact);
    const key = annotationKey(artifactId, annotationId);
    const left = change ? evidence : await world.evidence.without(place, evidence, [key], annotation.at);
    const writes = [
      ...rewordingAnnotation(artifactId, annotation, change),
      ...changingEvidence(left, { annotations: [[annotation, change && { ...annotation, ...change }]] }),
      annotationsChanged(world, artifact, operation),
      ...also,
    ];
    try {
      await world.write(place, operation, writes);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      const stands = await now();
      if (stands?.etag === etag) throw error;
      if (stands) refuse(stands);
      throw stands
        ? new Refusal('changed-meanwhile', { current: { annotation: stands } })
        : new Refusal('not-found');
    }
    await showAnnotations(world, place, artifact, me, writes);
    return (await now()) ?? null;
  });
}

/** As `changeOne`, for a change after which the annotation stands. */
export async function changeStanding(...given: Parameters<typeof changeOne>): Promise<Annotation> {
  const annotation = await changeOne(...given);
  if (!annotation) throw new Refusal('not-found');
  return annotation;
}

/** Refuses unless I wrote the annotation and nobody has answered it. */
export function requireMine(annotation: Annotation, me: { readonly id: string }): void {
  if (annotation.author.id !== me.id) throw new Refusal('annotation-not-yours');
  if (annotation.answers.length > 0) throw new Refusal('annotation-answered');
}

/** Tells me that mine was answered meanwhile, rather than that it was changed. */
export const refuseAnswered =
  (me: { readonly id: string }) =>
  (annotation: Annotation): void => {
    if (annotation.author.id === me.id) requireMine(annotation, me);
  };
