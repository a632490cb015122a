import { type Artifact, ownerOf } from '../../domain/knowledge/artifact.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Route } from '../../domain/shared/route.ts';
import { showAtOnce } from '../feed/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import type { HeadChange } from '../tables/knowledge-store.ts';
import { WriteConflict } from '../tables/table.ts';
import type { MemberCall } from '../use-case.ts';
import type { World } from '../world.ts';
import { ANNOTATED_FEED, annotationsChanged } from './annotation-feed.ts';
import { REVIEW_FEED, showingReview } from './review-feed.ts';

type Call = Pick<MemberCall<Route>, 'place' | 'me' | 'operation' | 'etag'> & {
  readonly params: { readonly artifactId: string };
};

/**
 * Changes what an artifact's head says of a published artifact without a new revision, in the version that the caller has
 * read, and brings the Home of whoever looked after it and of whoever does now in line.
 */
export async function changeHead(
  world: World,
  { place, me, params, etag, operation }: Call,
  decide: (artifact: Artifact) => Promise<HeadChange> | HeadChange,
): Promise<Artifact> {
  const { knowledge } = world;
  const [artifact, draft] = await Promise.all([
    knowledge.head(place, params.artifactId),
    knowledge.draft(place, params.artifactId),
  ]);
  if (artifact?.state !== 'published') throw new Refusal('not-found');
  const change = await decide(artifact);
  const after = { ...artifact, ...change };
  const people = [...new Set([ownerOf(artifact).id, ownerOf(after).id, me.id])];
  const also = [
    showingReview(world, artifact.id, people, operation),
    ...(ownerOf(after).id === ownerOf(artifact).id
      ? []
      : [annotationsChanged(world, artifact, operation, [ownerOf(after).id])]),
  ];
  // A draft whose date nobody has changed goes on with the new one.
  const draftToo = draft !== null && draft.draft.reviewBy === artifact.reviewBy;
  try {
    const version = await world.tags.versionOf(place, artifact, etag);
    await knowledge.change(place, artifact, change, draftToo, version, also, operation);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    const current = await knowledge.head(place, artifact.id);
    if (!current) throw new Refusal('not-found');
    throw new Refusal('changed-meanwhile', { current: { artifact: current } });
  }
  await showAtOnce(
    world,
    place,
    REVIEW_FEED,
    artifact.id,
    await REVIEW_FEED.read(world, place, artifact.id),
    me,
  );
  const annotated = await ANNOTATED_FEED.read(world, place, artifact.id);
  await showAtOnce(world, place, ANNOTATED_FEED, artifact.id, annotated, me);
  await enqueueWork(world, place, also);
  const stored = await knowledge.head(place, artifact.id);
  if (!stored) throw new Refusal('not-found');
  return stored;
}
