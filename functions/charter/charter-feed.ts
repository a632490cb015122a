import { shapeCharter } from '../../domain/charter/abilities.ts';
import type { charterMine } from '../../domain/charter/mine.ts';
import { runCommunity } from '../../domain/community/abilities.ts';
import { roleMay } from '../../domain/community/policy.ts';
import type { MineOf } from '../../domain/shared/mine.ts';
import { wallTime } from '../../domain/shared/time.ts';
import type { FeedKindOf } from '../feed/kinds.ts';
import { type FeedThing, feedThings } from '../feed/work.ts';
import type { Place } from '../tables/community-store.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { adoptedNoticesFor, proposedNoticesFor, reviewNoticesFor } from './charter-notices.ts';
import type { Head } from './charter-rows.ts';
import { acceptedBy, charterHead, type Discussed, discussed } from './charter-store.ts';

type Mine = MineOf<typeof charterMine>;

/** A community has one charter. */
export const CHARTER_ID = 'charter';

const openIds = async (world: World, place: Place) => {
  const { proposalId } = await charterHead(world, place);
  return proposalId ? [proposalId] : [];
};
const isThere = async (world: World, place: Place) =>
  (await charterHead(world, place)).version > 0 ? [CHARTER_ID] : [];

interface Adopted {
  readonly communityId: string;
  readonly head: Pick<Head, 'version' | 'adoptedAt' | 'nudgedAt' | 'reviewOn'>;
  readonly accepted: Readonly<Record<string, number>>;
}

/** The charter, for those who take part and have not accepted what stands. */
export const ACCEPT_FEED: FeedKindOf<Adopted> = {
  kind: 'charter-to-accept',
  section: 'standing',
  read: async (world, place) => {
    const [{ version, adoptedAt, nudgedAt, reviewOn }, accepted] = await Promise.all([
      charterHead(world, place),
      acceptedBy(world, place),
    ]);
    const { communityId } = place;
    return version > 0
      ? { communityId, head: { version, adoptedAt, nudgedAt, reviewOn }, accepted }
      : undefined;
  },
  show: ({ communityId, head, accepted }, { id, role }): Mine['charter-to-accept'] | null =>
    roleMay(role, shapeCharter) && (accepted[id] ?? 0) < head.version
      ? {
          kind: 'charter-to-accept',
          communityId,
          due: null,
          version: head.version,
          nudgedAt: head.nudgedAt || null,
        }
      : null,
  notices: adoptedNoticesFor,
  all: isThere,
};

interface Open extends Discussed {
  readonly communityId: string;
  /** The community's zone. */
  readonly zone: string;
}

const readOpen = async (world: World, place: Place, id: string): Promise<Open | undefined> => {
  const [found, community] = await Promise.all([discussed(world, place, id), world.communities.open(place)]);
  return community && found?.proposal.consent.state === 'open'
    ? { ...found, communityId: place.communityId, zone: community.zone }
    : undefined;
};

/** The open proposal, for those who have said nothing to it as it is now. */
export const PROPOSAL_FEED: FeedKindOf<Open> = {
  kind: 'charter-proposal',
  section: 'standing',
  read: readOpen,
  show: ({ communityId, zone, proposal, answers }, { id, role }): Mine['charter-proposal'] | null => {
    const { by, word, consent } = proposal;
    const said = answers.some((one) => one.by.id === id && one.round === consent.round);
    if (!roleMay(role, shapeCharter) || by.id === id || said) return null;
    return {
      kind: 'charter-proposal',
      communityId,
      due: wallTime(consent.closesAt, zone).date,
      proposalId: proposal.id,
      by,
      word,
      closesAt: consent.closesAt,
      again: consent.standing.includes(id),
    };
  },
  notices: proposedNoticesFor,
  all: openIds,
};

/** A proposal, for whoever has made it while objections stand. */
export const OBJECTED_FEED: FeedKindOf<Open> = {
  kind: 'charter-objected',
  section: 'standing',
  read: readOpen,
  show: ({ communityId, zone, proposal }, { id, role }): Mine['charter-objected'] | null => {
    const { by, consent } = proposal;
    return by.id === id && roleMay(role, shapeCharter) && consent.standing.length > 0
      ? {
          kind: 'charter-objected',
          communityId,
          due: wallTime(consent.closesAt, zone).date,
          proposalId: proposal.id,
          objections: consent.standing.length,
          closesAt: consent.closesAt,
        }
      : null;
  },
  all: openIds,
};

/** The day of the next review, for organisers. */
export const REVIEW_FEED: FeedKindOf<Pick<Adopted, 'communityId' | 'head'>> = {
  kind: 'charter-review',
  section: 'standing',
  read: async (world, place) => {
    const { version, adoptedAt, nudgedAt, reviewOn } = await charterHead(world, place);
    const head = { version, adoptedAt, nudgedAt, reviewOn };
    return reviewOn ? { communityId: place.communityId, head } : undefined;
  },
  show: ({ communityId, head }, { role }): Mine['charter-review'] | null =>
    roleMay(role, runCommunity)
      ? { kind: 'charter-review', communityId, due: head.reviewOn, version: head.version }
      : null,
  notices: reviewNoticesFor,
  all: isThere,
};

const adopted: readonly FeedThing[] = [ACCEPT_FEED, REVIEW_FEED].map(({ kind }) => ({
  kind,
  id: CHARTER_ID,
}));
const open = (id: string): readonly FeedThing[] =>
  [PROPOSAL_FEED, OBJECTED_FEED].map(({ kind }) => ({ kind, id }));

/** The write that updates everybody's feed, or those of these people, after a proposal has changed. */
export const proposalChanged = (
  world: World,
  proposalId: string,
  operation: string,
  people: readonly string[] | null = null,
): Write => feedThings(world, proposalId, operation, open(proposalId), people);

/** The write that updates everybody's feed, or those of these people, after what stands has changed. */
export const charterChanged = (world: World, operation: string, people: readonly string[] | null = null) =>
  feedThings(world, CHARTER_ID, operation, adopted, people);
