import { amendPrediction as contract } from '../../domain/pilots/contract.ts';
import { areInOrder, DATES_IN_ORDER } from '../../domain/pilots/pilot.ts';
import { mayAmend } from '../../domain/pilots/policy.ts';
import { invalid } from '../../domain/shared/refusal.ts';
import { amendmentKey } from '../tables/keys.ts';
import { amendmentRow } from '../tables/pilot-rows.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeHead, requireVersion } from './change-head.ts';
import { pilotChanged } from './pilot-feed.ts';
import { requireDates } from './pilot-guards.ts';
import { changingPilot } from './pilot-writes.ts';

export const amendPrediction = serve(contract, async (call, world) => {
  const { me, body, operation, etag } = call;
  const now = world.now();
  const at = now.toISOString();
  return changeHead(world, call, (stored, changeOp) => {
    const { pilot } = stored;
    requirePermission(mayAmend(me, pilot, now));
    requireVersion(stored, etag);
    const endsOn = body.endsOn ?? pilot.endsOn;
    const dates = { startsOn: pilot.startsOn, endsOn, zone: pilot.zone };
    if (endsOn !== pilot.endsOn && !areInOrder(dates)) throw invalid('endsOn', DATES_IN_ORDER);
    const { endsAt } = requireDates(dates, now, pilot);
    const change = { prediction: body.prediction, ...(endsOn !== pilot.endsOn && { endsOn, endsAt }) };
    const changed = changingPilot(stored, change, changeOp, now);
    const row = amendmentRow.columns({
      at,
      by: { id: me.id, name: me.name },
      reason: body.reason,
      before: pilot.prediction,
      after: body.prediction,
      ends: endsOn === pilot.endsOn ? null : { before: pilot.endsOn, after: endsOn },
    });
    return {
      ...changed,
      also: [
        { do: 'put', key: amendmentKey(pilot.id, at, operation), row },
        pilotChanged(world, pilot, changed.after, operation),
      ],
    };
  });
});
