import { useEffect, useState } from 'react';
import type { Annotation } from '../../../domain/knowledge/annotation.ts';

/** What of a folded list is shown: it unfolds, and opens the one that is asked for, if it is one of these. */
export function useAsked(annotations: readonly Annotation[], asked: string | null) {
  const [shown, setShown] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const isAsked = annotations.some((one) => one.id === asked);
  useEffect(() => {
    if (!isAsked) return;
    setShown(true);
    setOpened(asked);
  }, [asked, isAsked]);
  return { shown, setShown, opened, setOpened };
}
