import { REVIEW_SHOWN_DAYS } from '../../domain/charter/charter.ts';
import { charterMine } from '../../domain/charter/mine.ts';
import { lateRows } from '../components/LateRows.tsx';
import { type MineViews, mineView, shownBefore } from '../components/mine.ts';

const rows = () => import('./MineRows.tsx');

export const mine: MineViews<typeof charterMine> = {
  'charter-proposal': mineView(
    charterMine['charter-proposal'],
    5,
    lateRows(async () => (await rows()).ProposalRows),
  ),
  'charter-objected': mineView(
    charterMine['charter-objected'],
    6,
    lateRows(async () => (await rows()).ObjectedRows),
  ),
  'charter-to-accept': mineView(
    charterMine['charter-to-accept'],
    7,
    lateRows(async () => (await rows()).AcceptRows),
  ),
  'charter-review': shownBefore(
    mineView(
      charterMine['charter-review'],
      8,
      lateRows(async () => (await rows()).ReviewRows),
    ),
    REVIEW_SHOWN_DAYS,
  ),
};
