import { runCommunity } from '../../domain/community/abilities.ts';
import { roleMay } from '../../domain/community/policy.ts';
import type { Joining } from '../../domain/inclusion/joining.ts';
import type { inclusionMine } from '../../domain/inclusion/mine.ts';
import type { MineOf } from '../../domain/shared/mine.ts';
import type { FeedKindOf } from '../feed/kinds.ts';
import type { Place } from '../tables/community-store.ts';
import { type JoiningKind, joiningIn, joiningOfPerson } from '../tables/joining-rows.ts';
import type { World } from '../world.ts';
import { proposalNoticesFor, requestNoticesFor } from './joining-notices.ts';

interface Waiting extends Joining {
  readonly communityId: string;
  readonly name: string;
}

/** Nothing waits for an answer whose person has been added in another way. */
async function waiting(
  world: World,
  place: Place,
  kind: JoiningKind,
  personId: string,
): Promise<Waiting | undefined> {
  const [joining, community, member] = await Promise.all([
    joiningOfPerson(world.table, place, kind, personId),
    world.communities.open(place),
    world.communities.membershipNow(place, personId),
  ]);
  if (!joining || !community || member?.leftAt === null) return undefined;
  return { ...joining, communityId: place.communityId, name: community.name };
}

type Mine = MineOf<typeof inclusionMine>;

/** Who asks to join, for organisers. */
export const REQUESTED_FEED: FeedKindOf<Waiting> = {
  kind: 'join-request',
  section: 'standing',
  read: (world, place, id) => waiting(world, place, 'request', id),
  show: ({ communityId, name, person, word }, { role }): Mine['join-request'] | null =>
    roleMay(role, runCommunity) ? { kind: 'join-request', communityId, due: null, name, person, word } : null,
  notices: requestNoticesFor,
  all: async (world, place, { role }) =>
    roleMay(role, runCommunity)
      ? (await joiningIn(world.table, place)).requests.map(({ person }) => person.id)
      : [],
};

/** Who is proposed, for organisers. */
export const PROPOSED_FEED: FeedKindOf<Waiting> = {
  kind: 'member-proposed',
  section: 'standing',
  read: (world, place, id) => waiting(world, place, 'proposal', id),
  show: ({ communityId, name, person, by, word }, { role }): Mine['member-proposed'] | null =>
    roleMay(role, runCommunity)
      ? { kind: 'member-proposed', communityId, due: null, name, person, by, word }
      : null,
  notices: proposalNoticesFor,
  all: async (world, place, { role }) =>
    roleMay(role, runCommunity)
      ? (await joiningIn(world.table, place)).proposals.map(({ person }) => person.id)
      : [],
};
