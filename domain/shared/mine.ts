import * as z from 'zod/mini';
import { id } from './ids.ts';
import { date } from './time.ts';
import { nullIfMissing } from './tolerant.ts';

/**
 * Something that is mine to do, as Home shows it. The other fields depend on its kind. Pages pass over things of an
 * unknown kind.
 */
export const mineItem = z.looseObject({ kind: z.string(), communityId: id, due: nullIfMissing(date) });
export type MineItem = z.infer<typeof mineItem>;

const { communityId, due } = mineItem.shape;

/** The shape of one kind of things that are mine. */
export function mineKind<const Kind extends string, Shape extends Readonly<Record<string, z.ZodMiniType>>>(
  kind: Kind,
  shape: Shape,
) {
  return z.object({ ...shape, kind: z.literal(kind), communityId, due });
}

export type MineKind = z.ZodMiniType<MineItem, z.input<typeof mineItem>>;
