import { type DraftDecision, decideDraft, draftDecision } from '../../domain/rhythm/contract.ts';
import type { CadenceDraft } from '../../domain/rhythm/drafts.ts';
import { UNDECIDED } from '../../domain/rhythm/rhythm.ts';
import { ApiProblem, call } from '../api/client.ts';
import { useAction } from '../app/use-action.ts';

type Draft = Pick<CadenceDraft, 'id' | 'date'> & { readonly decision: DraftDecision | null };
type Change = Partial<Pick<DraftDecision, 'form' | 'skipped' | 'meets'>>;

const TRIES = 3;

/**
 * Decides something about a draft. What somebody else has decided about it meanwhile stays, but for what is decided
 * here: a date that is skipped keeps its plan. `upon` is the decision that is taken back, if not the one that was shown.
 */
export function useDecision(communityId: string, draft: Draft, then?: (decision: DraftDecision) => void) {
  return useAction(async (operation, change: Change, upon?: DraftDecision) => {
    let before = upon ?? draft.decision;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const decision = await call(decideDraft, {
          params: { communityId, draftId: draft.id },
          body: {
            date: draft.date,
            form: before?.form ?? null,
            skipped: before?.skipped ?? null,
            meets: before?.meets ?? false,
            ...change,
          },
          etag: before?.etag ?? UNDECIDED,
          operation: attempt === 1 ? operation : crypto.randomUUID(),
        });
        then?.(decision);
        return;
      } catch (problem) {
        const changed = problem instanceof ApiProblem && problem.code === 'changed-meanwhile';
        const now = changed ? draftDecision.safeParse(problem.current) : null;
        // Two people who change a plan have to see what the other has written.
        if (!now?.success || attempt === TRIES || change.form) throw problem;
        before = now.data;
      }
    }
  });
}
