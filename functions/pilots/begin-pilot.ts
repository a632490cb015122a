import { beginPilot as contract } from '../../domain/pilots/contract.ts';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { enqueueWork } from '../outbox/enqueue.ts';
import { changeOpOf } from '../tables/change-ops.ts';
import { WriteConflict } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import { pilotChanged, pilotTold, showPilot } from './pilot-feed.ts';
import { requireArtifact, requireCollaborators, requireDates, requireOrigin } from './pilot-guards.ts';
import { storedPilot } from './pilot-store.ts';
import { beginningPilot } from './pilot-writes.ts';

export const beginPilot = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { pilotId } = params;
  const begunOp = changeOpOf(operation, me);
  const there = await begunBefore();
  if (there) return there;
  const now = world.now();
  const owner = { id: me.id, name: me.name };
  const [collaborators, artifact, repeats] = await Promise.all([
    requireCollaborators(world, place, me, body.collaborators),
    requireArtifact(world, place, body.artifact),
    requireOrigin(world, place, body.origin),
  ]);
  const pilot: Omit<Pilot, 'etag'> = {
    ...body,
    ...requireDates(body, now),
    id: pilotId,
    communityId: place.communityId,
    owner,
    collaborators,
    artifact,
    repeats,
    state: 'begun',
    begunAt: now.toISOString(),
    ended: null,
    withdrawn: null,
    verdict: null,
    reportedAt: null,
  };
  const told = {
    kind: 'pilot-begun' as const,
    at: pilot.begunAt,
    by: owner,
    communityId: place.communityId,
    pilotId,
    title: pilot.title,
  };
  const begun = { ...pilot, etag: '' };
  const writes = [
    ...beginningPilot(pilot, begunOp, now),
    pilotChanged(world, begun, begun, operation),
    ...pilotTold(world, pilotId, operation, told),
  ];
  let versions: string[];
  try {
    versions = await world.write(place, operation, writes);
  } catch (error) {
    // Another try has begun it meanwhile.
    const begunNow = error instanceof WriteConflict ? await begunBefore() : undefined;
    if (begunNow) return begunNow;
    throw error;
  }
  const [etag = '', listed] = versions;
  if (!listed) return (await begunBefore()) ?? { ...pilot, etag };
  await showPilot(world, place, { ...pilot, etag }, me, told);
  await enqueueWork(world, place, writes);
  return { ...pilot, etag };

  /** The pilot as it stands if I have begun it with this operation. Refuses one that was begun otherwise. */
  async function begunBefore(): Promise<Pilot | undefined> {
    const stored = await storedPilot(world, place, pilotId);
    if (stored && stored.begunOp !== begunOp) throw new Refusal('already-exists');
    return stored?.pilot;
  }
});
