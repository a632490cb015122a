import { lazy, Suspense } from 'react';
import { REVIEW_SHOWN_DAYS } from '../../domain/charter/charter.ts';
import { charterMine } from '../../domain/charter/mine.ts';
import { addDays } from '../../domain/shared/time.ts';
import { type MineView, type MineViews, mineView } from '../components/mine.ts';
import { SkeletonRows } from '../components/Rows.tsx';

const rows = <Name extends 'AcceptRows' | 'ProposalRows' | 'ObjectedRows' | 'ReviewRows'>(name: Name) =>
  lazy(() => import('./MineRows.tsx').then((module) => ({ default: module[name] })));

const AcceptRows = rows('AcceptRows');
const ProposalRows = rows('ProposalRows');
const ObjectedRows = rows('ObjectedRows');
const ReviewRows = rows('ReviewRows');

/** From so many days before its day on. */
function shownBefore(view: MineView, days: number): MineView {
  const until = () => addDays(new Date().toISOString().slice(0, 10), days);
  return { ...view, read: (items) => view.read(items).filter(({ due }) => due === null || due <= until()) };
}

export const mine: MineViews<typeof charterMine> = {
  'charter-proposal': mineView(charterMine['charter-proposal'], 5, ({ items }) => (
    <Suspense fallback={<SkeletonRows rows={items.length} />}>
      <ProposalRows items={items} />
    </Suspense>
  )),
  'charter-objected': mineView(charterMine['charter-objected'], 6, ({ items }) => (
    <Suspense fallback={<SkeletonRows rows={items.length} />}>
      <ObjectedRows items={items} />
    </Suspense>
  )),
  'charter-to-accept': mineView(charterMine['charter-to-accept'], 7, ({ items }) => (
    <Suspense fallback={<SkeletonRows rows={items.length} />}>
      <AcceptRows items={items} />
    </Suspense>
  )),
  'charter-review': shownBefore(
    mineView(charterMine['charter-review'], 8, ({ items }) => (
      <Suspense fallback={<SkeletonRows rows={items.length} />}>
        <ReviewRows items={items} />
      </Suspense>
    )),
    REVIEW_SHOWN_DAYS,
  ),
};
