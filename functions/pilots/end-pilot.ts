import { valuesOf } from '../../domain/pilots/check-in.ts';
import { endPilot as contract } from '../../domain/pilots/contract.ts';
import { mayEndPilot } from '../../domain/pilots/policy.ts';
import { keptBy } from '../../domain/pilots/report.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeHead, requireVersion } from './change-head.ts';
import { pilotChanged, pilotTold, requestsChanged } from './pilot-feed.ts';
import { runsPilots } from './pilot-guards.ts';
import { partsOfPilot, totalsOfPilots } from './pilot-store.ts';
import { endingPilot } from './pilot-writes.ts';

export const endPilot = serve(contract, async (call, world) => {
  const { place, me, body, operation, etag } = call;
  const now = world.now();
  const at = now.toISOString();
  const by = { id: me.id, name: me.name };
  return changeHead(world, call, async (stored, changeOp) => {
    const { pilot } = stored;
    const isAnothers = me.role === 'organiser' && pilot.owner.id !== me.id;
    const ownerLeft = isAnothers && !(await runsPilots(world, place, pilot.owner.id));
    requirePermission(mayEndPilot(me, pilot, ownerLeft));
    requireVersion(stored, etag);
    const [parts, totals] = await Promise.all([
      partsOfPilot(world, place, pilot.id, me.id, { every: true }),
      totalsOfPilots(world, place),
    ]);
    const kept = keptBy(pilot, parts.amendments, valuesOf(parts.checkIns).length);
    const ended = { by, at, word: body.word };
    const changed = endingPilot(
      stored,
      parts,
      totals,
      { state: 'ended', ended },
      { overAt: at, counted: { ...kept, verdict: null } },
      [body.word],
      changeOp,
    );
    const about = { communityId: place.communityId, pilotId: pilot.id, title: pilot.title };
    const told = { kind: 'pilot-ended' as const, at, by, ...about, word: body.word };
    const asked = parts.requests.map(({ personId }) => personId);
    return {
      ...changed,
      told,
      also: [
        pilotChanged(world, pilot, changed.after, operation),
        ...requestsChanged(world, pilot, asked, operation),
        ...pilotTold(world, pilot.id, operation, told),
      ],
    };
  });
});
