import { glossaryMine } from '../../domain/glossary/mine.ts';
import { lateRows } from '../components/LateRows.tsx';
import { type MineViews, mineView } from '../components/mine.ts';

const rows = () => import('./MineRows.tsx');

export const mine: MineViews<typeof glossaryMine> = {
  'term-proposal': mineView(
    glossaryMine['term-proposal'],
    5,
    lateRows(async () => (await rows()).ProposalRows),
  ),
  'term-objected': mineView(
    glossaryMine['term-objected'],
    6,
    lateRows(async () => (await rows()).ObjectedRows),
  ),
};
