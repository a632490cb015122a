import { type ComponentType, lazy, Suspense } from 'react';
import { rotaMine } from '../../domain/rota/mine.ts';
import { type MineViews, mineView } from '../components/mine.ts';
import { SkeletonRows } from '../components/Rows.tsx';

// Most of the time nothing of the rota is mine.
const rows = () => import('./MineRows.tsx');
const TurnRows = lazy(() => rows().then((all) => ({ default: all.TurnRows })));
const SwapRows = lazy(() => rows().then((all) => ({ default: all.SwapRows })));
const OfferRows = lazy(() => rows().then((all) => ({ default: all.OfferRows })));
const RiskRows = lazy(() => rows().then((all) => ({ default: all.RiskRows })));

const later =
  <Item,>(List: ComponentType<{ readonly items: readonly Item[] }>) =>
  ({ items }: { readonly items: readonly Item[] }) => (
    <Suspense fallback={<SkeletonRows rows={items.length} />}>
      <List items={items} />
    </Suspense>
  );

export const mine: MineViews<typeof rotaMine> = {
  'swap-asked': mineView(rotaMine['swap-asked'], 5, later(SwapRows)),
  'turn-offered': mineView(rotaMine['turn-offered'], 6, later(OfferRows)),
  turn: mineView(rotaMine.turn, 7, later(TurnRows)),
  'turn-at-risk': mineView(rotaMine['turn-at-risk'], 8, later(RiskRows)),
};
