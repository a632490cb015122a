import { useEffect, useRef, useState } from 'react';
import { keepPlanDraft, type PlanForm, storable } from '../../domain/sessions/plan-draft.ts';
import { call } from '../api/client.ts';
import { mayWorkLater, PACES, pauseAfter } from '../api/retry.ts';
import { useRested } from '../components/use-rested.ts';

const RESTS_MS = 1_000;

/** Keeps a plan on the server, so that it can be finished in the tab. */
export const keepPlan = (communityId: string, sessionId: string, form: PlanForm) =>
  call(keepPlanDraft, { params: { communityId, sessionId }, body: { form: storable(form) } });

/**
 * Keeps a plan on the server as it is made, where `wanted`: Outlook's storage is not the tab's. `onKept` is called once
 * the form as it stands has arrived.
 */
export function useKeptPlan(
  communityId: string,
  sessionId: string,
  form: PlanForm,
  wanted: boolean,
  onKept: () => void,
): void {
  const now = JSON.stringify(form);
  const words = useRested(now, RESTS_MS);
  const latest = useRef({ now, form, onKept });
  latest.current = { now, form, onKept };
  const failures = useRef(0);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try sends the same words again
  useEffect(() => {
    // What has not rested yet is sent once it has.
    if (!wanted || words !== latest.current.now) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    keepPlan(communityId, sessionId, latest.current.form).then(
      () => {
        failures.current = 0;
        if (!gone && latest.current.now === words) latest.current.onKept();
      },
      (problem: unknown) => {
        failures.current += 1;
        // It is kept here as well, and the pane may be closed before the next try.
        if (gone || !mayWorkLater(problem)) return;
        timer = setTimeout(
          () => setTries((count) => count + 1),
          pauseAfter(problem, failures.current, PACES.draft),
        );
      },
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [communityId, sessionId, words, wanted, tries]);
}
