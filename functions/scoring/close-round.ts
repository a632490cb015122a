import { closeRound as contract } from '../../domain/scoring/contract.ts';
import { mayClose } from '../../domain/scoring/policy.ts';
import { AGAIN_DAYS_MAX } from '../../domain/scoring/round.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { addDays, wallTime } from '../../domain/shared/time.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeRound, counted } from './change-round.ts';
import { gateKey } from './round-rows.ts';
import { findingRound } from './round-search.ts';
import { outlineOf, versionOf } from './round-store.ts';

/** What was scored in a pass that is not revealed stays unseen. */
export const closeRound = serve(contract, async (call, world) => {
  const { place, me, body, etag } = call;
  const closed = await changeRound(world, call, (stored, now) => {
    requirePermission(mayClose(me, stored));
    if (versionOf(stored) !== etag)
      throw new Refusal('changed-meanwhile', { current: { round: outlineOf(stored) } });
    const today = wallTime(now, stored.zone).date;
    const { word, again } = body;
    if (
      again !== null &&
      again !== stored.again &&
      (again <= today || again > addDays(today, AGAIN_DAYS_MAX))
    )
      throw invalid('again', 'a day from tomorrow on, within two years');
    return {
      change: { stage: 'closed', word, again, closedAt: stored.closedAt ?? now.toISOString() },
      also: [
        { do: 'clear', key: gateKey(stored.artifactId, stored.id, stored.pass) },
        findingRound({ ...stored, stage: 'closed', word }),
      ],
    };
  });
  return outlineOf(await counted(world, place, closed));
});
