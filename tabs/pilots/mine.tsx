import { pilotsMine } from '../../domain/pilots/mine.ts';
import { lateRows } from '../components/LateRows.tsx';
import { type MineViews, mineView } from '../components/mine.ts';

const rows = () => import('./MineRows.tsx');

export const mine: MineViews<typeof pilotsMine> = {
  pilot: mineView(
    pilotsMine.pilot,
    2,
    lateRows(async () => (await rows()).PilotRows),
  ),
  'pilot-request': mineView(
    pilotsMine['pilot-request'],
    3,
    lateRows(async () => (await rows()).RequestRows),
  ),
  // Shown with the pilots.
  'checked-in': { order: 4, read: () => [], List: () => null },
};
