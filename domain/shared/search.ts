import * as z from 'zod/mini';

/**
 * The fields that every hit of a search has. The others depend on its kind. Pages pass over hits of an unknown kind.
 */
export const searchHit = z.looseObject({ kind: z.string(), excerpt: z.string() });
export type SearchHit = z.infer<typeof searchHit>;

/** The shape of one kind of hits. */
export function hitKind<const Kind extends string, Shape extends Readonly<Record<string, z.ZodMiniType>>>(
  kind: Kind,
  shape: Shape,
) {
  return z.object({ kind: z.literal(kind), excerpt: z.string(), ...shape });
}

export type HitKind = z.ZodMiniType<SearchHit, SearchHit>;
