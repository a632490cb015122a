import { rotaMine } from '../../domain/rota/mine.ts';
import { lateRows } from '../components/LateRows.tsx';
import { type MineViews, mineView } from '../components/mine.ts';

const rows = () => import('./MineRows.tsx');

export const mine: MineViews<typeof rotaMine> = {
  'swap-asked': mineView(
    rotaMine['swap-asked'],
    5,
    lateRows(async () => (await rows()).SwapRows),
  ),
  'turn-offered': mineView(
    rotaMine['turn-offered'],
    6,
    lateRows(async () => (await rows()).OfferRows),
  ),
  turn: mineView(
    rotaMine.turn,
    7,
    lateRows(async () => (await rows()).TurnRows),
  ),
  'turn-at-risk': mineView(
    rotaMine['turn-at-risk'],
    8,
    lateRows(async () => (await rows()).RiskRows),
  ),
};
