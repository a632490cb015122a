import { onboardingMine } from '../../domain/onboarding/mine.ts';
import { lateRows } from '../components/LateRows.tsx';
import { type MineViews, mineView, shownUntil } from '../components/mine.ts';

const rows = () => import('./MineRows.tsx');

export const mine: MineViews<typeof onboardingMine> = {
  onboarding: shownUntil(
    mineView(
      onboardingMine.onboarding,
      1,
      lateRows(async () => (await rows()).OnboardingRows),
    ),
  ),
  'buddy-asked': shownUntil(
    mineView(
      onboardingMine['buddy-asked'],
      9,
      lateRows(async () => (await rows()).AskedRows),
    ),
  ),
  'buddy-of': shownUntil(
    mineView(
      onboardingMine['buddy-of'],
      19,
      lateRows(async () => (await rows()).BuddyRows),
    ),
  ),
};
