import { lazy, Suspense } from 'react';
import { rhythmMine } from '../../domain/rhythm/mine.ts';
import { isQuiet } from '../../domain/rhythm/prompt.ts';
import { dayHere } from '../components/dates.ts';
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
    // It stands in the feed before it is asked, and while somebody is away.
    read: (items) =>
      prompt.read(items).filter((item) => {
        const { from, quiet } = rhythmMine.prompt.parse(item);
        return Date.parse(from) <= Date.now() && !isQuiet(quiet, dayHere());
      }),
  },
};
