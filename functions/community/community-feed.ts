import type { FeedKindOf } from '../feed/kinds.ts';

/** The community itself: its name and the reader's role in it. Its row has one id, because there is but one. */
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
