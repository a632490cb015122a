import { useEffect, useMemo, useState } from 'react';
import { listTerms } from '../../domain/glossary/contract.ts';
import { useData } from '../api/use-data.ts';
import type { Terms } from '../components/terms.ts';

type Module = typeof import('./mark-terms.tsx');
let loaded: Module | null = null;

/**
 * What marks the terms of a community in texts; null while there are none, or they are not loaded yet. All texts of a page
 * share one answer, and what finds and shows terms is loaded only where there are any.
 */
export function useMarking(communityId: string): (() => Terms) | null {
  const { data } = useData(listTerms, { params: { communityId } }, { once: true });
  const [module, setModule] = useState(loaded);
  const terms = data?.terms;
  const any = terms?.some(({ entry }) => entry) ?? false;
  useEffect(() => {
    if (!any || module) return;
    let wanted = true;
    // Without it texts are read as they are.
    import('./mark-terms.tsx').then(
      (found) => {
        loaded = found;
        if (wanted) setModule(found);
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [any, module]);
  return useMemo(
    () => (any && module && terms ? module.markingOf(communityId, terms) : null),
    [any, module, terms, communityId],
  );
}
