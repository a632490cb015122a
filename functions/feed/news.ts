import { isToldOf, type News } from '../../domain/api.ts';
import type { FeedKindOf } from './kinds.ts';

/** How many earlier lines of news a new member is shown. */
const TOLD_TO_JOINERS = 8;

/** A line of news, for everybody who is told of its kind. */
export const NEWS_FEED: FeedKindOf<News> = {
  kind: 'news',
  section: 'happened',
  read: (world, place, id) => world.news.get(place, id),
  show: (news, { role }) => (isToldOf(role, news) ? news : null),
  all: (world, place) => world.news.newestIds(place, TOLD_TO_JOINERS),
};
