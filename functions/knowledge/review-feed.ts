import type * as z from 'zod';
import { roleMay } from '../../domain/community/policy.ts';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import { type Artifact, ownerAfter, ownerOf } from '../../domain/knowledge/artifact.ts';
import type { knowledgeMine } from '../../domain/knowledge/mine.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { addDays } from '../../domain/shared/time.ts';
import type { FeedKindOf } from '../feed/kinds.ts';
import { showTo } from '../feed/sync.ts';
import { workKind } from '../outbox/kinds.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { SHOW_REVIEW } from '../tables/review-work.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';

/** How long after the owner's review day organisers are asked. */
const WITHOUT_OWNER_DAYS = 7;
/** How long after its owner has left organisers are asked about an artifact without a review day. */
const WITHOUT_DAY_DAYS = 30;

type Mine = z.output<typeof knowledgeMine.review>;

interface Reviewed {
  readonly communityId: string;
  readonly artifact: Pick<Artifact, 'id' | 'title' | 'reviewBy'>;
  readonly owner: { readonly id: string; readonly name: string };
  /** When its owner left; '' for one who stays and does not write any more; null for one who looks after it. */
  readonly leftAt: string | null;
}

/** Whether somebody can look after an artifact. */
export const looksAfter = (member: Pick<Membership, 'leftAt' | 'role'> | undefined): boolean =>
  member?.leftAt === null && roleMay(member.role, writeKnowledge);

/** Artifacts to be looked at again, for whoever looks after them; where nobody does any more, for organisers. */
export const REVIEW_FEED: FeedKindOf<Reviewed> = {
  kind: 'review',
  section: 'standing',
  read: async (world, place, id) => {
    const artifact = await world.knowledge.head(place, id);
    if (artifact?.state !== 'published') return undefined;
    const owner = ownerOf(artifact);
    const member = await world.communities.membershipNow(place, owner.id);
    const { communityId } = place;
    const { title, reviewBy } = artifact;
    const leftAt = looksAfter(member) ? null : (member?.leftAt ?? '');
    return { communityId, artifact: { id, title, reviewBy }, owner, leftAt };
  },
  show: ({ communityId, artifact: { id, title, reviewBy }, owner, leftAt }, member): Mine | null => {
    const item = { kind: 'review' as const, communityId, artifactId: id, title, reviewBy };
    if (leftAt === null) {
      const asked = member.id === owner.id && reviewBy !== null && roleMay(member.role, writeKnowledge);
      return asked ? { ...item, due: reviewBy, ownerLeft: null } : null;
    }
    if (member.role !== 'organiser') return null;
    const left = leftAt.slice(0, 10);
    const since = reviewBy && (left > reviewBy ? left : reviewBy);
    const due = since ? addDays(since, WITHOUT_OWNER_DAYS) : left && addDays(left, WITHOUT_DAY_DAYS);
    return due ? { ...item, due, ownerLeft: owner.name } : null;
  },
  all: async (world, place, member) => {
    const { all } = await world.knowledge.shelf(place);
    const published = all.filter(({ state }) => state === 'published');
    const mine = published.filter((one) => one.reviewBy !== null && ownerOf(one).id === member.id);
    if (member.role !== 'organiser') return mine.map(({ id }) => id);
    const members = await world.communities.memberships(place);
    const former = new Set(members.filter((one) => !looksAfter(one)).map(({ id }) => id));
    return [...new Set([...mine, ...published.filter((one) => former.has(ownerOf(one).id))])].map(
      ({ id }) => id,
    );
  },
};

export const showReviewKind = workKind({
  ...SHOW_REVIEW,
  run: async (world, place, { subject, payload: { people } }) => {
    const [artifact, everybody] = await Promise.all([
      world.knowledge.head(place, subject),
      world.communities.memberships(place),
    ]);
    const organisers = everybody.filter((one) => one.leftAt === null && one.role === 'organiser');
    const asked = [...people, ...organisers.map(({ id }) => id), ...(artifact ? [ownerOf(artifact).id] : [])];
    await showTo(world, place, REVIEW_FEED, subject, [...new Set(asked)]);
  },
  tries: 30,
  whenGivenUp: 'retry-daily',
});

/** The write after which Home asks whoever is to be asked. */
export const showingReview = (
  world: World,
  artifactId: string,
  people: readonly string[],
  operation: string,
): Extract<Write, { do: 'put' }> =>
  world.outbox.asking(SHOW_REVIEW, artifactId, operation, world.now(), { people: [...people] });

/** Whose Home changes when this artifact is published by somebody; null where nobody is or was to be asked. */
export function reviewersAfter(
  artifact: Artifact,
  draft: { readonly reviewBy: string | null },
  by: PersonRef,
): readonly string[] | null {
  return artifact.reviewBy || draft.reviewBy ? [ownerAfter(artifact, by).id] : null;
}

/** Whether it belongs to somebody who is not here any more, or does not write any more. */
export async function isWithoutOwner(world: World, place: Place, artifact: Artifact): Promise<boolean> {
  return !looksAfter(await world.communities.membershipNow(place, ownerOf(artifact).id));
}
