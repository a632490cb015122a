import * as z from 'zod/mini';
import { id, personRef } from './ids.ts';
import { instant } from './time.ts';

/**
 * The fields that every piece of news has. The others depend on its kind. Pages pass over pieces of an unknown kind.
 */
export const newsItem = z.looseObject({
  kind: z.string(),
  at: instant,
  by: personRef,
  communityId: id,
});
export type NewsItem = z.infer<typeof newsItem>;

const { at, by, communityId } = newsItem.shape;

/** The shape of one kind of news. */
export function newsKind<const Kind extends string, Shape extends Readonly<Record<string, z.ZodMiniType>>>(
  kind: Kind,
  shape: Shape,
) {
  return z.object({ kind: z.literal(kind), at, by, communityId, ...shape });
}

export type NewsKind = z.ZodMiniType<NewsItem, NewsItem>;
