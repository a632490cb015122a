import { checklistItems } from '../../domain/knowledge/artifact.ts';
import { mayCapture } from '../../domain/sessions/policy.ts';
import { tickItem as contract } from '../../domain/sessions/tick-contract.ts';
import { invalid } from '../../domain/shared/refusal.ts';
import { tickKey } from '../tables/keys.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { requirePermission, serve } from '../use-case.ts';
import { refreshSummary } from './refresh-summary.ts';
import { requireSession } from './session-guards.ts';

export const tickItem = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { sessionId, artifactId, revision, item } = params;
  const key = tickKey(sessionId, artifactId, revision, item);
  // The session may be closed meanwhile. Its leader may still tick, and its summary follows.
  return retryOnConflict(async () => {
    const [stored, published] = await Promise.all([
      requireSession(world, place, me, sessionId),
      world.knowledge.revision(place, artifactId, revision),
      // Refuses if this version cannot read the stored tick.
      world.sessions.ticked(place, key),
    ]);
    const { session } = stored;
    requirePermission(mayCapture(me, session));
    if (!session.artifactIds.includes(artifactId))
      throw invalid('artifactId', 'a playbook linked to this session');
    // Only revisions that everybody can see may be ticked.
    if (!published) throw invalid('revision', 'a revision of this playbook');
    if (item >= checklistItems(published.body).length)
      throw invalid('item', 'an item of this revision’s checklist');
    const tick = { artifactId, revision, item, done: body.done, by: { id: me.id, name: me.name } };
    await world.sessions.tick(place, session, tick, key, operation);
    await refreshSummary(world, place, stored, operation);
    return tick;
  });
});
