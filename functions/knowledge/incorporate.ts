import { type Annotation, hasEnded } from '../../domain/knowledge/annotation.ts';
import type { Artifact } from '../../domain/knowledge/artifact.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Place } from '../tables/community-store.ts';
import { changingAnnotation } from '../tables/evidence-rows.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { shortly, tellingAuthor } from './annotation-feed.ts';

/** What a revision takes up, and how that changes it. */
export interface Incorporated {
  readonly changes: readonly (readonly [was: Annotation, is: Annotation])[];
  readonly writes: readonly Write[];
}

/**
 * The writes that end these annotations in the revision that is being published, each in the version that was read, and
 * tell their authors, each once.
 */
export async function incorporating(
  world: World,
  place: Place,
  artifact: Artifact,
  chosen: readonly Pick<Annotation, 'id' | 'etag'>[],
  by: PersonRef,
  now: Date,
  operation: string,
): Promise<Incorporated> {
  if (chosen.length === 0) return { changes: [], writes: [] };
  const found = await Promise.all(chosen.map(({ id }) => world.evidence.annotation(place, artifact.id, id)));
  const taken = found.flatMap((one, n) => (one?.etag === chosen[n]?.etag ? (one ?? []) : []));
  if (taken.length < chosen.length) {
    const annotations = found.flatMap((one) => one ?? []);
    throw new Refusal('changed-meanwhile', { current: { artifact, annotations } });
  }
  if (taken.some(hasEnded)) throw new Refusal('annotation-over');
  const revision = artifact.revision + 1;
  const change = {
    state: 'incorporated' as const,
    ended: { by, at: now.toISOString(), revision, reason: '' },
  };
  const authors = new Set(taken.map(({ author }) => author.id));
  const telling = [...authors].flatMap((authorId) => {
    const [first, ...others] = taken.filter(({ author }) => author.id === authorId);
    if (!first) return [];
    const news = {
      kind: 'annotation-incorporated' as const,
      at: now.toISOString(),
      by,
      communityId: place.communityId,
      artifactId: artifact.id,
      title: artifact.title,
      annotationId: first.id,
      words: shortly(first.words),
      revision,
      count: others.length + 1,
    };
    return tellingAuthor(world, authorId, news, operation);
  });
  return {
    changes: taken.map((was) => [was, { ...was, ...change }]),
    writes: [...taken.map((one) => changingAnnotation(artifact.id, one, change)), ...telling],
  };
}
