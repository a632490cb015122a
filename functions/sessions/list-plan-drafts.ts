import { listPlanDrafts as contract } from '../../domain/sessions/plan-draft.ts';
import { concurrencyLimiter } from '../outbox/concurrency-limiter.ts';
import { planDraftsOf, removePlanDraft } from '../tables/plan-draft-rows.ts';
import { serve } from '../use-case.ts';

/** How many sessions are looked up at once. */
const AT_ONCE = 8;

export const listPlanDrafts = serve(contract, async ({ place, me }, world) => {
  const begun = await planDraftsOf(world.table, place, me.id);
  const limited = concurrencyLimiter(AT_ONCE);
  const unplanned = begun.map((draft) =>
    limited('', async () => {
      if (!(await world.sessions.exists(place, draft.sessionId))) return [draft];
      // A draft whose session is planned has served its purpose, wherever it was planned.
      await removePlanDraft(world.table, place, me.id, draft.sessionId);
      return [];
    }),
  );
  return { drafts: (await Promise.all(unplanned)).flat() };
});
