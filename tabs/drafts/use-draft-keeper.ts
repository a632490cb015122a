import { useEffect, useSyncExternalStore } from 'react';
import type { DraftKeeper } from './draft-keeper.ts';
import type { DraftState } from './draft-state.ts';
import type { Origin } from './open-draft.ts';

/** Opens a keeper for as long as its editor is shown, and gives its state. */
export function useDraftKeeper<Draft, Page, Saved extends { readonly etag: string }>(
  keeper: DraftKeeper<Draft, Page, Saved>,
  origin: Origin,
): DraftState<Draft, Page> {
  const now = useSyncExternalStore(keeper.listen, keeper.state);
  useEffect(() => {
    void keeper.open(origin);
    const again = () => void keeper.again();
    const back = () => {
      if (document.visibilityState === 'visible') void keeper.follow();
    };
    addEventListener('online', again);
    document.addEventListener('visibilitychange', back);
    return () => {
      removeEventListener('online', again);
      document.removeEventListener('visibilitychange', back);
      void keeper.leave();
    };
  }, [keeper, origin]);
  return now;
}
