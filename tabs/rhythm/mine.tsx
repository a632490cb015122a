import { rhythmMine } from '../../domain/rhythm/mine.ts';
import { lateRows } from '../components/LateRows.tsx';
import { type MineViews, mineView } from '../components/mine.ts';

const prompt = mineView(
  rhythmMine.prompt,
  5,
  lateRows(async () => (await import('./PromptRows.tsx')).default),
);

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
