import { lazy, Suspense } from 'react';
import { pilotsMine } from '../../domain/pilots/mine.ts';
import { type MineViews, mineView } from '../components/mine.ts';
import { SkeletonRows } from '../components/Rows.tsx';

// Most people who look at Home run no pilot.
const PilotRows = lazy(() => import('./MineRows.tsx').then(({ PilotRows: rows }) => ({ default: rows })));
const RequestRows = lazy(() => import('./MineRows.tsx').then(({ RequestRows: rows }) => ({ default: rows })));

export const mine: MineViews<typeof pilotsMine> = {
  pilot: mineView(pilotsMine.pilot, 2, ({ items }) => (
    <Suspense fallback={<SkeletonRows rows={items.length} />}>
      <PilotRows items={items} />
    </Suspense>
  )),
  'pilot-request': mineView(pilotsMine['pilot-request'], 3, ({ items }) => (
    <Suspense fallback={<SkeletonRows rows={items.length} />}>
      <RequestRows items={items} />
    </Suspense>
  )),
  // Shown with the pilots.
  'checked-in': { order: 4, read: () => [], List: () => null },
};
