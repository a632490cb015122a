import { mayCapture } from '../../domain/sessions/policy.ts';
import { walkTogether as contract } from '../../domain/sessions/walk-contract.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import type { Place } from '../tables/place.ts';
import { retryOrBusy } from '../tables/retry.ts';
import { requirePermission, serve } from '../use-case.ts';
import type { World } from '../world.ts';
import { requireSession } from './session-guards.ts';

export const walkTogether = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { sessionId, artifactId, revision } = params;
  // Two who take the lead at once both have it for a moment; the later one keeps it.
  return retryOrBusy(async () => {
    const [{ session }, stored] = await Promise.all([
      requireSession(world, place, me, sessionId),
      world.sessions.walk(place, sessionId, artifactId),
    ]);
    requirePermission(mayCapture(me, session));
    const before = stored?.walk;
    // A revision is never changed, so it is read once for all moves in it.
    const title =
      before?.revision === revision ? before.title : await titleOfTree(world, place, artifactId, revision);
    // An earlier try has moved it.
    if (before && stored.operation === operation && before.lead.id === me.id) return before;
    if (before && !before.over && before.lead.id !== me.id && !body.take)
      throw new Refusal('walk-led', { current: { walk: before } });
    const { path, over } = body;
    const walk = { artifactId, revision, title, path, over, lead: { id: me.id, name: me.name } };
    return world.sessions.putWalk(place, sessionId, walk, before?.etag ?? null, operation);
  });
});

async function titleOfTree(
  world: World,
  place: Place,
  artifactId: string,
  revision: number,
): Promise<string> {
  const published = await world.knowledge.revision(place, artifactId, revision);
  if (published?.type !== 'decision tree') throw invalid('revision', 'a revision of this decision tree');
  return published.about.title;
}
