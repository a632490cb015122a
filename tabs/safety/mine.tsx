import { lazy, Suspense } from 'react';
import { safetyMine } from '../../domain/safety/mine.ts';
import { type MineViews, mineView } from '../components/mine.ts';
import { SkeletonRows } from '../components/Rows.tsx';

const PulseRows = lazy(() => import('./pulse/PulseRows.tsx'));
const HelpRows = lazy(() => import('./help/HelpRows.tsx'));

const pulse = mineView(safetyMine.pulse, 6, ({ items }) => (
  <Suspense fallback={<SkeletonRows rows={items.length} />}>
    <PulseRows items={items} />
  </Suspense>
));

export const mine: MineViews<typeof safetyMine> = {
  help: mineView(safetyMine.help, 1, ({ items }) => (
    <Suspense fallback={<SkeletonRows rows={items.length} />}>
      <HelpRows items={items} />
    </Suspense>
  )),
  // All leave Home at one time, also where the server has not taken them off it yet.
  pulse: {
    ...pulse,
    read: (items) => pulse.read(items).filter(({ until }) => Date.parse(String(until)) > Date.now()),
  },
};
