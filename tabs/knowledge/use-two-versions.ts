import { useRef, useState } from 'react';
import type { ArtifactState } from './use-keeper.ts';

/**
 * Another version that was met, and whether it is looked at. Nobody is interrupted while writing: what one writes in stays
 * where it is until one wants to look at both.
 */
export function useTwoVersions(theirs: ArtifactState['theirs']) {
  const writing = useRef<HTMLDivElement>(null);
  const [met, setMet] = useState<{ theirs: typeof theirs; open: boolean }>({ theirs: null, open: false });
  let { open } = met;
  if (theirs !== met.theirs) {
    open = theirs !== null && (met.open || !writing.current?.contains(document.activeElement));
    setMet({ theirs, open });
  }
  return {
    /** Around the fields that one writes in. */
    writing,
    looking: open ? theirs : null,
    look: () => setMet({ theirs, open: true }),
  };
}
