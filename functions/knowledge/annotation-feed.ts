import type * as z from 'zod';
import type { News } from '../../domain/api.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import type { Annotation } from '../../domain/knowledge/annotation.ts';
import { type Artifact, ownerOf } from '../../domain/knowledge/artifact.ts';
import type { knowledgeMine } from '../../domain/knowledge/mine.ts';
import { beginning } from '../../domain/shared/text.ts';
import type { FeedKindOf } from '../feed/kinds.ts';
import { after, notice } from '../feed/notice.ts';
import { tellingOne } from '../feed/telling.ts';
import { feedThings, showAtOnce } from '../feed/work.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { ANNOTATION_NEWS_MS } from './annotation-notices.ts';

/** How many characters of an annotation Home shows. */
const WORDS_MAX = 160;

export const shortly = (words: string): string => beginning(words.replace(/\s+/g, ' ').trim(), WORDS_MAX);

interface Annotated {
  readonly item: z.output<typeof knowledgeMine.annotated>;
  readonly ownerId: string;
  /** When the latest of them was written. */
  readonly at: string;
}

/** Artifacts with annotations that wait for an answer, for their owners. */
export const ANNOTATED_FEED: FeedKindOf<Annotated> = {
  kind: 'annotated',
  section: 'standing',
  read: async (world, place, id) => {
    const [artifact, annotations] = await Promise.all([
      world.knowledge.head(place, id),
      world.evidence.openAnnotations(place, id),
    ]);
    const latest = annotations.reduce<Annotation | undefined>(
      (last, one) => (last && last.at > one.at ? last : one),
      undefined,
    );
    if (!artifact || !latest) return undefined;
    const unplaced = annotations.filter(({ state }) => state === 'unplaced').length;
    const item = {
      kind: 'annotated' as const,
      communityId: place.communityId,
      due: null,
      artifactId: artifact.id,
      title: artifact.title,
      open: annotations.length - unplaced,
      unplaced,
      latest: { by: latest.author, kind: latest.kind, words: shortly(latest.words) },
    };
    return { item, ownerId: ownerOf(artifact).id, at: latest.at };
  },
  notices: ({ item, at }, { id }) =>
    item.latest.by.id === id
      ? []
      : [
          notice('annotated', {
            at,
            until: after(at, ANNOTATION_NEWS_MS),
            parameters: { person: item.latest.by.name, title: item.title },
            preview: item.latest.words,
            path: `/communities/${item.communityId}/knowledge/${item.artifactId}`,
          }),
        ],
  show: ({ item, ownerId }, { id, role }) => (id === ownerId && roleMay(role, writeKnowledge) ? item : null),
  all: async (world, place, member) => {
    const { all } = await world.knowledge.shelf(place);
    return all.flatMap((artifact) => {
      const { id, evidence } = artifact;
      const waiting = Object.values(evidence?.annotations ?? {}).some((count) => count > 0);
      return ownerOf(artifact).id === member.id && waiting ? [id] : [];
    });
  },
};

/** The write that updates the Home of an artifact's owner after its annotations have changed. */
export function annotationsChanged(
  world: World,
  artifact: Pick<Artifact, 'id' | 'owner' | 'changedBy'>,
  operation: string,
  /** Who else is or was asked. */
  others: readonly string[] = [],
): Extract<Write, { do: 'put' }> {
  const { id } = artifact;
  const people = [...new Set([ownerOf(artifact).id, ...others])];
  return feedThings(world, id, operation, [{ kind: ANNOTATED_FEED.kind, id }], people);
}

/** The writes by which the author of an annotation is told what somebody else has done with it. */
export function tellingAuthor(
  world: World,
  authorId: string,
  item: News & { readonly annotationId: string },
  operation: string,
): Extract<Write, { do: 'put' }>[] {
  if (item.by.id === authorId) return [];
  return tellingOne(world, authorId, item.annotationId, operation, item);
}

/** Updates my Home, if I own the artifact, and has the outbox update everybody else's. */
export async function showAnnotations(
  world: World,
  place: Place,
  artifact: Pick<Artifact, 'id' | 'owner' | 'changedBy'>,
  me: Membership,
  writes: readonly Write[],
): Promise<void> {
  const { id } = artifact;
  if (ownerOf(artifact).id === me.id)
    await showAtOnce(world, place, ANNOTATED_FEED, id, await ANNOTATED_FEED.read(world, place, id), me);
  await enqueueWork(world, place, writes);
}
