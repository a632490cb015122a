import { changePilot as contract } from '../../domain/pilots/contract.ts';
import { isLocked, type Pilot, type PilotDraft } from '../../domain/pilots/pilot.ts';
import { mayChangePilot } from '../../domain/pilots/policy.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changeHead, requireVersion } from './change-head.ts';
import { pilotChanged, requestsChanged } from './pilot-feed.ts';
import { requireArtifact, requireCollaborators, requireDates } from './pilot-guards.ts';
import { requestsOf } from './pilot-store.ts';
import { changingPilot } from './pilot-writes.ts';

export const changePilot = serve(contract, async (call, world) => {
  const { place, me, body, operation, etag } = call;
  const now = world.now();
  return changeHead(world, call, async (stored, changeOp) => {
    const { pilot } = stored;
    requirePermission(mayChangePilot(me, pilot));
    requireVersion(stored, etag);
    if (isLocked(pilot, now) && changesLocked(pilot, body)) throw new Refusal('pilot-locked');
    const [collaborators, artifact, requests] = await Promise.all([
      requireCollaborators(world, place, pilot.owner, body.collaborators, pilot.collaborators),
      requireArtifact(world, place, body.artifact, pilot.artifact),
      // What Home shows of them has the title.
      body.title === pilot.title ? [] : requestsOf(world, place, pilot.id),
    ]);
    const change = { ...body, ...requireDates(body, now, pilot), collaborators, artifact };
    const changed = changingPilot(stored, change, changeOp, now);
    const people = requests.map(({ personId }) => personId);
    return {
      ...changed,
      also: [
        pilotChanged(world, pilot, changed.after, operation),
        ...requestsChanged(world, changed.after, people, operation),
      ],
    };
  });
});

/**
 * Whether a draft changes what a pilot is measured by: the prediction, what it is for, and its days. Until a later start
 * the prediction could be changed, and with another last day it would come true at another time.
 */
function changesLocked(pilot: Pilot, draft: PilotDraft): boolean {
  return (
    draft.aim !== pilot.aim ||
    draft.startsOn !== pilot.startsOn ||
    draft.endsOn !== pilot.endsOn ||
    draft.zone !== pilot.zone ||
    saying(draft.prediction) !== saying(pilot.prediction)
  );
}

/** A prediction as text, by which two are compared. */
function saying(prediction: Pilot['prediction']): string {
  const { statement, measure } = prediction ?? {};
  const { name, unit, direction, before, threshold } = measure ?? {};
  return JSON.stringify([statement, name, unit, direction, before, threshold]);
}
