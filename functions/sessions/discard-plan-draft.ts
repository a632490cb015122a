import { discardPlanDraft as contract } from '../../domain/sessions/plan-draft.ts';
import { serve } from '../use-case.ts';
import { removePlanDraft } from './plan-draft-rows.ts';

export const discardPlanDraft = serve(contract, async ({ place, me, params }, world) => {
  await removePlanDraft(world.table, place, me.id, params.sessionId);
  return { discarded: params.sessionId };
});
