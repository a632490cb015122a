import { useEffect } from 'react';
import { toast } from '../app/toasts.tsx';
import { TOGETHER } from './living-texts.ts';
import type { ArtifactKeeper, ArtifactState } from './use-keeper.ts';

/** Says that somebody else's changes came into the text; undone, both versions stand beside each other. */
export function useMergedSaid(keeper: ArtifactKeeper, { merged }: ArtifactState): void {
  useEffect(() => {
    if (!merged) return;
    const { mine, theirs } = merged;
    toast(TOGETHER.merged(theirs.saved?.by.name ?? null), {
      about: 'merged',
      undo: () => keeper.reopen(mine, theirs),
    });
  }, [merged, keeper]);
}
