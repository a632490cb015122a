import { useState } from 'react';
import { listPlanDrafts, type PlanForm } from '../../../domain/sessions/plan-draft.ts';
import { useData } from '../../api/use-data.ts';
import { hasDraft } from '../../drafts/use-draft.ts';
import { begunInOutlook, planDraftName } from '../list/plan-drafts.ts';

/** A plan that was begun in Outlook. */
export interface Begun {
  readonly sessionId: string;
  readonly savedAt: string;
  /** null where only this browser has it. */
  readonly form: PlanForm | null;
}

interface Wanted {
  readonly sessionId: string;
  /** When the copy in this browser was kept that is meant; null for what the server keeps. */
  readonly savedAt: string | null;
}

/**
 * Finds a plan that was begun in Outlook. Once it is found it stays, so that what is typed is not taken away when the
 * pane keeps newer words, plans it or discards it. `left`: the server does not keep it any more.
 */
export function useBegun(communityId: string, personId: string, wanted: Wanted | null) {
  const drafts = useData(listPlanDrafts, wanted ? { params: { communityId } } : null);
  const [opened, setOpened] = useState<Begun | null>(null);
  const kept = drafts.data?.drafts.find(({ sessionId }) => sessionId === wanted?.sessionId);
  function found(): Begun | null {
    if (!wanted || !drafts.data) return null;
    const { sessionId, savedAt } = wanted;
    if (opened?.sessionId === sessionId) return opened;
    if (savedAt && hasDraft(personId, planDraftName(communityId, begunInOutlook(sessionId, savedAt))))
      return { sessionId, savedAt, form: null };
    return kept ?? null;
  }
  const begun = found();
  if (begun && begun !== opened) setOpened(begun);
  return { drafts, begun, left: begun !== null && !kept };
}
