import { inclusionMine } from '../../domain/inclusion/mine.ts';
import type { MineOf } from '../../domain/shared/mine.ts';
import { lateRows } from '../components/LateRows.tsx';
import { type MineViews, mineView } from '../components/mine.ts';

type Mine = MineOf<typeof inclusionMine>;

const late = <Kind extends keyof Mine>() =>
  lateRows<Mine[Kind]>(async () => (await import('./MineRows.tsx')).default);

export const mine: MineViews<typeof inclusionMine> = {
  'join-request': mineView(inclusionMine['join-request'], 5, late<'join-request'>()),
  'member-proposed': mineView(inclusionMine['member-proposed'], 6, late<'member-proposed'>()),
};
