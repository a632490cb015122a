import type { Annotation } from '../../domain/knowledge/annotation.ts';
import { type Artifact, ownerOf } from '../../domain/knowledge/artifact.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Route } from '../../domain/shared/route.ts';
import { NEWS_FEED } from '../feed/news.ts';
import { feedThings, showAtOnce } from '../feed/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { changingEvidence } from '../tables/evidence-store.ts';
import type { NewRevision } from '../tables/knowledge-store.ts';
import { retryOrBusy } from '../tables/retry.ts';
import { WriteConflict } from '../tables/table.ts';
import type { MemberCall } from '../use-case.ts';
import type { World } from '../world.ts';
import { ANNOTATED_FEED } from './annotation-feed.ts';
import { FOLLOW_ANNOTATIONS, followAnnotations } from './follow-annotations.ts';
import { incorporating } from './incorporate.ts';
import { REVIEW_FEED, reviewersAfter, showingReview } from './review-feed.ts';

type Call = Pick<MemberCall<Route>, 'place' | 'me' | 'operation' | 'etag'> & {
  readonly params: { readonly artifactId: string };
  readonly changeNote: string;
  /** Told of by somebody else. */
  readonly inImport?: boolean;
  readonly incorporates: readonly Pick<Annotation, 'id' | 'etag'>[];
};

/** Publishes what `choose` gives as the next revision; null: it is not there any more, or not yet. */
export function publishRevision(
  world: World,
  { place, me, params, changeNote, incorporates, inImport = false, etag: read, operation }: Call,
  choose: (artifact: Artifact) => Promise<Omit<NewRevision, 'changeNote'> | null>,
): Promise<Artifact> {
  // Tried again where only the artifact's evidence was changed meanwhile.
  return retryOrBusy(async () => {
    const { knowledge, tags, news } = world;
    const [evidence, artifact] = await Promise.all([
      world.evidence.read(place, params.artifactId),
      knowledge.head(place, params.artifactId),
    ]);
    if (!artifact) throw new Refusal('not-found');
    const etag = await tags.versionOf(place, artifact, read);
    const written = etag === artifact.etag ? await choose(artifact) : null;
    // An earlier try may have published it, and somebody may have saved a new draft since; or it was published between
    // the two reads.
    if (!written && (await knowledge.published(place, artifact, operation, me)))
      return (await knowledge.head(place, artifact.id)) ?? artifact;
    if (!written) {
      throw new Refusal(etag === artifact.etag ? 'nothing-to-publish' : 'changed-meanwhile', {
        current: { artifact },
      });
    }
    const draft = { ...written.draft, tags: await tags.now(place, written.draft.tags) };
    const now = world.now();
    const by = { id: me.id, name: me.name };
    const published = {
      kind: 'published' as const,
      at: now.toISOString(),
      by,
      communityId: place.communityId,
      artifactId: artifact.id,
      title: draft.title,
      revision: artifact.revision + 1,
      changeNote,
    };
    const newsId = news.idOf(published, artifact.id);
    const told = inImport
      ? []
      : [
          news.telling(published, artifact.id),
          feedThings(world, artifact.id, operation, [{ kind: NEWS_FEED.kind, id: newsId }]),
        ];
    const { changes, writes } = await incorporating(world, place, artifact, incorporates, by, now, operation);
    const owners = { owners: [ownerOf(artifact).id] };
    const follow = world.outbox.asking(FOLLOW_ANNOTATIONS, artifact.id, operation, now, owners);
    const reviewers = reviewersAfter(artifact, draft, me);
    const also = [
      ...changingEvidence(evidence, { annotations: changes }),
      ...writes,
      ...told,
      ...(artifact.revision > 0 ? [follow] : []),
      ...(reviewers ? [showingReview(world, artifact.id, reviewers, operation)] : []),
    ];
    let isNew: boolean;
    try {
      isNew = await knowledge.publish(
        place,
        artifact,
        { ...written, draft, changeNote },
        by,
        now,
        etag,
        evidence,
        also,
        operation,
      );
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      const current = await knowledge.head(place, artifact.id);
      if (!current) throw new Refusal('not-found');
      if (current.etag === etag) throw error;
      throw new Refusal('changed-meanwhile', { current: { artifact: current } });
    }
    // An earlier try has told it with another moment.
    if (isNew && !inImport) await showAtOnce(world, place, NEWS_FEED, newsId, published, me);
    if (artifact.revision > 0) await followAtOnce(world, place, artifact.id, me);
    if (reviewers) {
      const asked = await REVIEW_FEED.read(world, place, artifact.id);
      await showAtOnce(world, place, REVIEW_FEED, artifact.id, asked, me);
    }
    await enqueueWork(world, place, also);
    const after = await knowledge.head(place, artifact.id);
    if (!after) throw new Refusal('not-found');
    return after;
  });
}

/** Done before the answer, so that the next page shows it. */
async function followAtOnce(world: World, place: Place, artifactId: string, me: Membership): Promise<void> {
  try {
    await followAnnotations(world, place, artifactId);
    const annotated = await ANNOTATED_FEED.read(world, place, artifactId);
    await showAtOnce(world, place, ANNOTATED_FEED, artifactId, annotated, me);
  } catch {
    // The revision is published. The outbox does what is left.
  }
}
