import { isToldOf, type News } from '../../domain/api.ts';
import type { FeedKind, FeedKindOf } from './kinds.ts';
import { NEWS_ENTRY, TOLD_ENTRY } from './news-entries.ts';
import type { Notice, Recipient } from './notice.ts';

/** How many earlier lines of news a new member is shown. */
const TOLD_TO_JOINERS = 8;

/** A line of news, for everybody who is told of its kind. */
export const NEWS_FEED: FeedKindOf<News> = {
  ...NEWS_ENTRY,
  read: (world, place, id) => world.news.get(place, id),
  show: (news, { role }) => (isToldOf(role, news) ? news : null),
  all: (world, place) => world.news.newestIds(place, TOLD_TO_JOINERS),
};

/** A line that one person alone is told, such as what became of something that they wrote. */
export const TOLD_FEED: FeedKindOf<{ readonly news: News; readonly personId: string }> = {
  ...TOLD_ENTRY,
  read: async (world, place, id) => {
    const news = await world.news.told(place, id);
    return news && { news, personId: id.slice(id.lastIndexOf('|') + 1) };
  },
  show: ({ news, personId }, { id, role }) => (id === personId && isToldOf(role, news) ? news : null),
  all: (world, place, member) => world.news.newestIdsFor(place, member.id, TOLD_TO_JOINERS),
};

/** What people are told of pieces of news, by kind. */
export type NewsNotices = {
  readonly [Kind in News['kind']]?: (
    news: Extract<News, { readonly kind: Kind }>,
    recipient: Recipient,
  ) => readonly Notice[];
};

/** The same kind of entries; if they are news, with what people are told of them. Nobody is told of what they did. */
export function tellingNews(kind: FeedKind, notices: NewsNotices): FeedKind {
  const newsIn =
    kind.kind === NEWS_ENTRY.kind
      ? (thing: unknown) => thing as News
      : kind.kind === TOLD_ENTRY.kind
        ? (thing: unknown) => (thing as { readonly news: News }).news
        : undefined;
  if (!newsIn) return kind;
  return {
    ...kind,
    notices: (thing, recipient) => {
      const news = newsIn(thing);
      const tell = notices[news.kind] as
        | ((news: News, recipient: Recipient) => readonly Notice[])
        | undefined;
      return news.by.id === recipient.id ? [] : (tell?.(news, recipient) ?? []);
    },
  };
}
