import type { NewsItem } from '../../domain/shared/news.ts';
import type { NewsLine, ReadNews } from './news-line.ts';

/** Each area says how its kinds of news read; its file is found by its name. */
const files = import.meta.glob<{ newsLines: Readonly<Record<string, ReadNews>> }>('../*/news-lines.ts', {
  eager: true,
});

/** How each kind of news reads. */
export const NEWS_LINES: ReadonlyMap<string, ReadNews> = new Map(
  Object.values(files).flatMap(({ newsLines }) => Object.entries(newsLines)),
);

export interface ShownNews extends NewsLine {
  readonly at: string;
  readonly communityId: string;
}

/**
 * The latest about each thing, if it is still of use: that a session was planned is no news once it is over or called
 * off. What is of a kind or shape that this page does not know is passed over.
 */
export function latestOf(news: readonly NewsItem[], now = new Date()): ShownNews[] {
  const shown = new Map<string, ShownNews>();
  for (const item of news) {
    const line = NEWS_LINES.get(item.kind)?.(item);
    if (!line || shown.has(line.about)) continue;
    shown.set(line.about, { ...line, at: item.at, communityId: item.communityId });
  }
  return [...shown.values()].filter(({ until }) => !until || until > now.toISOString());
}
