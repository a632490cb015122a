import type * as z from 'zod';
import type { Community } from '../../domain/community/community.ts';
import type { myCommunity } from '../../domain/community/on-home.ts';
import type { FeedKindOf } from './kinds.ts';

/**
 * The community itself: its name, the reader's role in it, and when they have paused or are away, so that Home asks
 * nothing of them then. There is one such entry for each community.
 */
export const COMMUNITY_FEED: FeedKindOf<Pick<Community, 'name' | 'zone'>> = {
  kind: 'community',
  section: 'standing',
  read: async (world, place) => {
    const community = await world.communities.open(place);
    return community && { name: community.name, zone: community.zone };
  },
  show: ({ name, zone }, member): z.output<typeof myCommunity> => {
    const { role, pausedUntil = null, away = [] } = member;
    return { name, role, zone: member.zone ?? zone, pausedUntil, away };
  },
  all: async () => [COMMUNITY_ID],
};

export const COMMUNITY_ID = 'itself';
