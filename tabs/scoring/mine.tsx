import { scoringMine } from '../../domain/scoring/mine.ts';
import { lateRows } from '../components/LateRows.tsx';
import { type MineViews, mineView, shownBefore } from '../components/mine.ts';

const rows = () => import('./MineRows.tsx');

export const mine: MineViews<typeof scoringMine> = {
  score: mineView(
    scoringMine.score,
    11,
    lateRows(async () => (await rows()).ScoreRows),
  ),
  // Its entry is there from the end of the round on, and asks from its day on.
  'score-again': shownBefore(
    mineView(
      scoringMine['score-again'],
      12,
      lateRows(async () => (await rows()).AgainRows),
    ),
    0,
  ),
};
