import { withReport } from '../../domain/sessions/agenda.ts';
import { isFull } from '../../domain/sessions/agenda-draft.ts';
import { mayChange } from '../../domain/sessions/policy.ts';
import { takeReport as contract } from '../../domain/sessions/reports.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { isOffered, takingReport } from '../tables/report-offers.ts';
import { changeOpOf } from '../tables/session-rows.ts';
import { changingAgenda, changingSession } from '../tables/session-writes.ts';
import { serve } from '../use-case.ts';
import { changeHead } from './change-head.ts';
import { reportedPilot } from './taken-report.ts';

/** Nobody is mailed for it: the invite has the agenda as it was when it went out last. */
export const takeReport = serve(contract, async (call, world) => {
  const { place, me, params, body, operation } = call;
  const { session } = await changeHead(
    world,
    call,
    (there) => mayChange(me, there),
    async (stored) => {
      const [agenda, report] = await Promise.all([
        world.sessions.agenda(place, params.sessionId),
        reportedPilot(world, place, body.pilotId),
      ]);
      if (!agenda) throw new Refusal('not-found');
      if (agenda.items.some(({ pilotId }) => pilotId === body.pilotId)) return undefined;
      if (!report || !(await isOffered(world.table, place, report))) throw new Refusal('report-not-offered');
      if (agenda.items.some(({ id }) => id === body.itemId)) throw invalid('itemId', 'an id of its own');
      if (isFull(agenda.items)) throw new Refusal('agenda-full');
      const items = withReport(agenda.items, body.itemId, { id: body.pilotId, title: report.title });
      return [
        // Makes forms stale that were opened before, because they do not have the item.
        ...changingSession(stored, {}, changeOpOf(operation, me), items),
        changingAgenda(params.sessionId, items, agenda.etag),
        takingReport(report),
      ];
    },
  );
  const agenda = await world.sessions.agenda(place, params.sessionId);
  if (!agenda) throw new Refusal('not-found');
  return { session, agenda };
});
