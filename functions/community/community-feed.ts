import type { FeedKindOf } from '../feed/kinds.ts';

/** The community itself: its name and the reader's role in it. There is one such entry for each community. */
export const COMMUNITY_FEED: FeedKindOf<{ readonly name: string }> = {
  kind: 'community',
  section: 'standing',
  read: async (world, place) => {
    const community = await world.communities.open(place);
    return community && { name: community.name };
  },
  show: ({ name }, { role }) => ({ name, role }),
  all: async () => [COMMUNITY_ID],
};

export const COMMUNITY_ID = 'itself';
