import { keepPlanDraft as contract } from '../../domain/sessions/plan-draft.ts';
import { writePlanDraft } from '../tables/plan-draft-rows.ts';
import { serve } from '../use-case.ts';

export const keepPlanDraft = serve(contract, async ({ place, me, params, body }, world) => {
  const { sessionId } = params;
  // The pane may keep what it has just sent to be planned.
  if (await world.sessions.exists(place, sessionId)) return { kept: false };
  const savedAt = world.now().toISOString();
  await writePlanDraft(world.table, place, me.id, { sessionId, form: body.form, savedAt });
  return { kept: true };
});
