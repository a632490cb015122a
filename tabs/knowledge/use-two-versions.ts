import { useEffect, useRef, useState } from 'react';
import type { ArtifactState } from './use-keeper.ts';

/**
 * Another version that was met, and whether it is looked at. Nobody is interrupted while writing: what one writes in stays
 * where it is until one wants to look at both.
 */
export function useTwoVersions(theirs: ArtifactState['theirs']) {
  const writing = useRef<HTMLDivElement>(null);
  const [met, setMet] = useState({ theirs: null as typeof theirs, open: false, asked: false });
  let { open } = met;
  if (theirs !== met.theirs) {
    open = theirs !== null && (met.open || !writing.current?.contains(document.activeElement));
    setMet({ theirs, open, asked: open && met.asked });
  }
  const looking = open ? theirs : null;
  const looks = looking !== null;
  useEffect(() => {
    if (!looks) return;
    // What was chosen with is gone, and one writes on.
    return () => {
      if (document.activeElement === document.body) writing.current?.focus({ preventScroll: true });
    };
  }, [looks]);
  return {
    /** Around the fields that one writes in. */
    writing,
    looking,
    /** Whoever asked for both is taken to them. */
    asked: met.asked,
    look: () => setMet({ theirs, open: true, asked: true }),
  };
}
