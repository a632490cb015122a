import { listPlanDrafts as contract } from '../../domain/sessions/plan-draft.ts';
import { planDraftsOf, removePlanDraft } from '../tables/plan-draft-rows.ts';
import { serve } from '../use-case.ts';

export const listPlanDrafts = serve(contract, async ({ place, me }, world) => {
  const begun = await planDraftsOf(world.table, place, me.id);
  const planned = await Promise.all(begun.map(({ sessionId }) => world.sessions.head(place, sessionId)));
  const isDone = (at: number) => planned[at] !== undefined;
  // A draft whose session is planned has served its purpose, wherever it was planned.
  await Promise.all(
    begun
      .filter((_, at) => isDone(at))
      .map(({ sessionId }) => removePlanDraft(world.table, place, me.id, sessionId)),
  );
  return { drafts: begun.filter((_, at) => !isDone(at)) };
});
