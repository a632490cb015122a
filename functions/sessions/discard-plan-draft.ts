import { discardPlanDraft as contract } from '../../domain/sessions/plan-draft.ts';
import { removePlanDraft } from '../tables/plan-draft-rows.ts';
import { serve } from '../use-case.ts';

export const discardPlanDraft = serve(contract, async ({ place, me, params }, world) => {
  await removePlanDraft(world.table, place, me.id, params.sessionId);
  return { discarded: params.sessionId };
});
