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

/**
 * Whether things of a kind ask something of whoever is shown them, or which of them do. What asks is not shown during an
 * absence; what somebody has taken on, or has asked for themselves, is.
 */
interface Asking<Item> {
  readonly asks: boolean | ((item: Item) => boolean);
}

/** The shape of one kind of things that are mine. */
export function mineKind<const Kind extends string, Shape extends Readonly<Record<string, z.ZodMiniType>>>(
  kind: Kind,
  shape: Shape,
  { asks }: Asking<z.output<z.ZodMiniObject<Shape>>>,
) {
  return Object.assign(z.object({ ...shape, kind: z.literal(kind), communityId, due }), { asks });
}

export type MineKind = z.ZodMiniType<MineItem, z.input<typeof mineItem>> & Asking<never>;

export const asksSomething = ({ asks }: MineKind, item: MineItem): boolean =>
  typeof asks === 'function' ? asks(item as never) : asks;
