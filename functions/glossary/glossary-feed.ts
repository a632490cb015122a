import { roleMay } from '../../domain/community/policy.ts';
import { shapeGlossary } from '../../domain/glossary/abilities.ts';
import type { glossaryMine } from '../../domain/glossary/mine.ts';
import type { MineOf } from '../../domain/shared/mine.ts';
import { wallTime } from '../../domain/shared/time.ts';
import type { FeedKindOf } from '../feed/kinds.ts';
import { feedThings } from '../feed/work.ts';
import type { Place } from '../tables/community-store.ts';
import type { Write } from '../tables/table.ts';
import type { StoredTerm } from '../tables/term-rows.ts';
import type { World } from '../world.ts';
import { proposedNoticesFor } from './glossary-notices.ts';
import { allTerms, asks, nameOf, termAlone } from './glossary-store.ts';

type Mine = MineOf<typeof glossaryMine>;

export interface Open {
  readonly communityId: string;
  /** The community's zone. */
  readonly zone: string;
  readonly term: StoredTerm;
  readonly proposal: NonNullable<StoredTerm['proposal']>;
}

const read = async (world: World, place: Place, id: string): Promise<Open | undefined> => {
  const [term, community] = await Promise.all([termAlone(world, place, id), world.communities.open(place)]);
  return community && term?.proposal
    ? { communityId: place.communityId, zone: community.zone, term, proposal: term.proposal }
    : undefined;
};

const openIds = async (world: World, place: Place) =>
  (await allTerms(world, place)).flatMap(({ id, proposal }) => (proposal ? [id] : []));

/** What is proposed of a term, for those who have said nothing to it as it is now. */
export const PROPOSAL_FEED: FeedKindOf<Open> = {
  kind: 'term-proposal',
  section: 'standing',
  read,
  show: ({ communityId, zone, term, proposal }, { id, role }): Mine['term-proposal'] | null => {
    if (!roleMay(role, shapeGlossary) || !asks(term, id)) return null;
    const { by, consent, entry } = proposal;
    return {
      kind: 'term-proposal',
      communityId,
      due: wallTime(consent.closesAt, zone).date,
      termId: term.id,
      term: nameOf(term),
      by,
      what: entry === null ? 'retire' : term.entry ? 'change' : 'new',
      closesAt: consent.closesAt,
      again: consent.standing.includes(id),
    };
  },
  notices: proposedNoticesFor,
  all: openIds,
};

/** The same for whoever has proposed it, while objections stand. */
export const OBJECTED_FEED: FeedKindOf<Open> = {
  kind: 'term-objected',
  section: 'standing',
  read,
  show: ({ communityId, zone, term, proposal }, { id, role }): Mine['term-objected'] | null => {
    const { by, consent } = proposal;
    return by.id === id && roleMay(role, shapeGlossary) && consent.standing.length > 0
      ? {
          kind: 'term-objected',
          communityId,
          due: wallTime(consent.closesAt, zone).date,
          termId: term.id,
          term: nameOf(term),
          objections: consent.standing.length,
          closesAt: consent.closesAt,
        }
      : null;
  },
  all: openIds,
};

/** The write that updates everybody's feed, or those of these people, after what is proposed of a term has changed. */
export const termChanged = (
  world: World,
  id: string,
  operation: string,
  people: readonly string[] | null = null,
): Write =>
  feedThings(
    world,
    id,
    operation,
    [PROPOSAL_FEED, OBJECTED_FEED].map(({ kind }) => ({ kind, id })),
    people,
  );
