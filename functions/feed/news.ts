import type { News } from '../../domain/api.ts';
import { readCommunity } from '../../domain/community/abilities.ts';
import { roleMay } from '../../domain/community/policy.ts';
import type { FeedKindOf } from './kinds.ts';

/** How many earlier lines of news a new member is shown. */
const TOLD_TO_JOINERS = 8;

/** A line of news, for everybody who reads the community. */
export const NEWS_FEED: FeedKindOf<News> = {
  kind: 'news',
  section: 'happened',
  read: (world, place, id) => world.news.get(place, id),
  show: (news, { role }) => (roleMay(role, readCommunity) ? news : null),
  all: (world, place) => world.news.newestIds(place, TOLD_TO_JOINERS),
};
