import { roleMay } from '../../domain/community/policy.ts';
import type { Welcome } from '../../domain/community/welcome.ts';
import { beOnboarded } from '../../domain/onboarding/abilities.ts';
import type { FeedKindOf } from '../feed/kinds.ts';
import { after, DAY_MS, notice } from '../feed/notice.ts';

export const WELCOME_ID = 'itself';

/** For how long somebody is told that they were added. */
const ADDED_NEWS_MS = 7 * DAY_MS;

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
        onboarding: community.settings.onboarding,
      }
    );
  },
  notices: ({ communityId, name, onboarding }, { joinedAt, addedBy, role }) =>
    addedBy
      ? [
          notice('added', {
            at: joinedAt,
            until: after(joinedAt, ADDED_NEWS_MS),
            parameters: { person: addedBy.name, community: name },
            preview: 'See who is in it and when it meets next',
            path: `/communities/${communityId}${onboarding && roleMay(role, beOnboarded) ? '/welcome' : ''}`,
          }),
        ]
      : [],
  show: (welcome, { addedBy, role }) =>
    addedBy ? { ...welcome, addedBy, onboarding: welcome.onboarding && roleMay(role, beOnboarded) } : null,
  all: async (_world, _place, member) => (member.addedBy ? [WELCOME_ID] : []),
};
