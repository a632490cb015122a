import { lazy, Suspense } from 'react';
import { onboardingMine } from '../../domain/onboarding/mine.ts';
import { type MineView, type MineViews, mineView } from '../components/mine.ts';
import { SkeletonRows } from '../components/Rows.tsx';

const rows = <Name extends 'OnboardingRows' | 'AskedRows' | 'BuddyRows'>(name: Name) =>
  lazy(() => import('./MineRows.tsx').then((module) => ({ default: module[name] })));

const OnboardingRows = rows('OnboardingRows');
const AskedRows = rows('AskedRows');
const BuddyRows = rows('BuddyRows');

/** What has ended by itself is not shown, although its entry may still be there. */
const untilItsEnd = (view: MineView): MineView => ({
  ...view,
  read: (items) => view.read(items).filter(({ until }) => Date.parse(String(until)) > Date.now()),
});

export const mine: MineViews<typeof onboardingMine> = {
  onboarding: untilItsEnd(
    mineView(onboardingMine.onboarding, 1, ({ items }) => (
      <Suspense fallback={<SkeletonRows rows={items.length} />}>
        <OnboardingRows items={items} />
      </Suspense>
    )),
  ),
  'buddy-asked': untilItsEnd(
    mineView(onboardingMine['buddy-asked'], 9, ({ items }) => (
      <Suspense fallback={<SkeletonRows rows={items.length} />}>
        <AskedRows items={items} />
      </Suspense>
    )),
  ),
  'buddy-of': untilItsEnd(
    mineView(onboardingMine['buddy-of'], 19, ({ items }) => (
      <Suspense fallback={<SkeletonRows rows={items.length} />}>
        <BuddyRows items={items} />
      </Suspense>
    )),
  ),
};
