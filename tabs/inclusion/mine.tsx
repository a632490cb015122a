import { lazy, Suspense } from 'react';
import { inclusionMine } from '../../domain/inclusion/mine.ts';
import { type MineViews, mineView } from '../components/mine.ts';
import { SkeletonRows } from '../components/Rows.tsx';

// Most people organise nothing.
const Rows = lazy(() => import('./MineRows.tsx'));

export const mine: MineViews<typeof inclusionMine> = {
  'join-request': mineView(inclusionMine['join-request'], 5, ({ items }) => (
    <Suspense fallback={<SkeletonRows rows={items.length} />}>
      <Rows kind="request" items={items} />
    </Suspense>
  )),
  'member-proposed': mineView(inclusionMine['member-proposed'], 6, ({ items }) => (
    <Suspense fallback={<SkeletonRows rows={items.length} />}>
      <Rows kind="proposal" items={items} />
    </Suspense>
  )),
};
