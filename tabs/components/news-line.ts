import type * as z from 'zod/mini';
import type { NewsItem, NewsKind } from '../../domain/shared/news.ts';

/** A piece of news as Home shows it. */
export interface NewsLine {
  /** The id of what it is about: of several pieces about one thing only the latest is shown. */
  readonly about: string;
  readonly href: string;
  readonly title: string;
  readonly rest: string;
  /** The moment from which it is of no use any more, where there is one. */
  readonly until?: string | null;
}

/** null where a piece of this kind has a shape that the page does not know. */
export type ReadNews = (item: NewsItem) => NewsLine | null;

/** A line for every kind of news of an area. */
export type NewsLines<Kinds> = { readonly [Kind in keyof Kinds]: ReadNews };

export function newsLine<Kind extends NewsKind>(
  kind: Kind,
  lineOf: (news: z.output<Kind>) => NewsLine,
): ReadNews {
  return (item) => {
    const read = kind.safeParse(item);
    return read.success ? lineOf(read.data) : null;
  };
}
