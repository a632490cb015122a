import { useState } from 'react';
import type { RhythmPage } from '../../domain/rhythm/contract.ts';
import { listTopics } from '../../domain/sessions/topic-contract.ts';
import { useData } from '../api/use-data.ts';
import { type Proposed, proposed } from './proposals.ts';

/**
 * The draft of the rhythm for a date: undefined until it is known, null where there is none. Once it is found it stays,
 * so that what is typed is not taken away when others decide about it.
 */
export function useSlot(communityId: string, date: string | null, page: RhythmPage | undefined) {
  const topics = useData(listTopics, date ? { params: { communityId }, query: { state: 'open' } } : null);
  const [found, setFound] = useState<Proposed | null>(null);
  function slotNow(): Proposed | null | undefined {
    if (date === null) return null;
    if (found?.draft.date === date) return found;
    if (!page || !topics.data) return undefined;
    return proposed(page.drafts, topics.data.topics).find(({ draft }) => draft.date === date) ?? null;
  }
  const slot = slotNow();
  if (slot && slot !== found) setFound(slot);
  return { topics, slot };
}
