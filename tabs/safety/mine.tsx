import { safetyMine } from '../../domain/safety/mine.ts';
import { lateRows } from '../components/LateRows.tsx';
import { type MineViews, mineView, shownUntil } from '../components/mine.ts';

export const mine: MineViews<typeof safetyMine> = {
  help: mineView(
    safetyMine.help,
    1,
    lateRows(async () => (await import('./help/HelpRows.tsx')).default),
  ),
  // All leave Home at one time, also where the server has not taken them off it yet.
  pulse: shownUntil(
    mineView(
      safetyMine.pulse,
      6,
      lateRows(async () => (await import('./pulse/PulseRows.tsx')).default),
    ),
  ),
};
