import { lazy, Suspense } from 'react';
import { rhythmMine } from '../../domain/rhythm/mine.ts';
import { type MineViews, mineView } from '../components/mine.ts';
import { SkeletonRows } from '../components/Rows.tsx';

const PromptRows = lazy(() => import('./PromptRows.tsx'));

const prompt = mineView(rhythmMine.prompt, 5, ({ items }) => (
  <Suspense fallback={<SkeletonRows rows={items.length} />}>
    <PromptRows items={items} />
  </Suspense>
));

export const mine: MineViews<typeof rhythmMine> = {
  prompt: {
    ...prompt,
    // It stands in the feed before it is asked.
    read: (items) =>
      prompt.read(items).filter((item) => {
        const { from } = rhythmMine.prompt.parse(item);
        return Date.parse(from) <= Date.now();
      }),
  },
};
