import { useEffect, useRef } from 'react';
import { toast } from '../app/toasts.tsx';
import { TOGETHER } from './living-texts.ts';
import type { ArtifactState } from './use-keeper.ts';

/** Says that somebody else has published what one writes in. */
export function usePublishedSaid({ page }: ArtifactState): void {
  const revision = page?.artifact.revision;
  const before = useRef(revision);
  useEffect(() => {
    if (revision !== undefined && before.current !== undefined && revision > before.current)
      toast(TOGETHER.published(revision));
    before.current = revision ?? before.current;
  }, [revision]);
}
