import type { Welcome } from '../../domain/community/welcome.ts';
import type { FeedKindOf } from '../feed/kinds.ts';

export const WELCOME_ID = 'itself';

/** The welcome of somebody who was added and has not read it yet. */
export const WELCOME_FEED: FeedKindOf<Omit<Welcome, 'addedBy'>> = {
  kind: 'welcome',
  section: 'standing',
  read: async (world, place) => {
    const [community, members] = await Promise.all([
      world.communities.open(place),
      world.communities.members(place),
    ]);
    const organisers = members.filter(({ role }) => role === 'organiser');
    return (
      community && {
        communityId: place.communityId,
        name: community.name,
        organisers: organisers.map(({ id, name }) => ({ id, name })),
      }
    );
  },
  show: (welcome, { addedBy }) => (addedBy ? { ...welcome, addedBy } : null),
  all: async (_world, _place, member) => (member.addedBy ? [WELCOME_ID] : []),
};
