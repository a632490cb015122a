import type { MineItem } from '../../domain/shared/mine.ts';
import { inOrder } from '../components/in-order.ts';
import type { MineView } from '../components/mine.ts';

/** Each area says how its kinds of things that are mine are shown; its file is found by its name. */
const files = import.meta.glob<{ mine: Readonly<Record<string, MineView>> }>('../*/mine.tsx', {
  eager: true,
});

/** How each kind is shown. */
export const MINE_VIEWS = inOrder(Object.values(files).map(({ mine }) => mine));

/** The kinds that I have something of, in the order in which they are shown. */
export function mineByKind(items: readonly MineItem[]) {
  return [...MINE_VIEWS].flatMap(([kind, { read, List }]) => {
    const some = read(items.filter((item) => item.kind === kind));
    return some.length > 0 ? [{ kind, items: some, List }] : [];
  });
}
