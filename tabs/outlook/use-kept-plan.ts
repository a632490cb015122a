import { useEffect, useRef, useState } from 'react';
import { keepPlanDraft, type PlanForm, storable } from '../../domain/sessions/plan-draft.ts';
import { call } from '../api/client.ts';
import { useRested } from '../components/use-rested.ts';

const RESTS_MS = 1_000;
const AGAIN_MS = 10_000;

/** Keeps a plan on the server as it is made, where `wanted`: Outlook's storage is not the tab's. */
export function useKeptPlan(communityId: string, sessionId: string, form: PlanForm, wanted: boolean): void {
  const words = useRested(JSON.stringify(form), RESTS_MS);
  const kept = useRef('');
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try sends the same words again
  useEffect(() => {
    if (!wanted || kept.current === sessionId + words) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const params = { communityId, sessionId };
    call(keepPlanDraft, { params, body: { form: storable(JSON.parse(words) as PlanForm) } }).then(
      () => {
        kept.current = sessionId + words;
      },
      () => {
        // It is kept here as well, and the pane may be closed before the next try.
        if (!gone) timer = setTimeout(() => setTries((count) => count + 1), AGAIN_MS);
      },
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [communityId, sessionId, words, wanted, tries]);
}
