import type { Permission } from '../../domain/community/policy.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Route } from '../../domain/shared/route.ts';
import { isOutboxKey } from '../tables/keys.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { changeOpOf } from '../tables/session-rows.ts';
import type { StoredSession } from '../tables/session-store.ts';
import type { Write } from '../tables/table.ts';
import { type MemberCall, requirePermission } from '../use-case.ts';
import type { World } from '../world.ts';
import { showSession } from './session-feed.ts';
import { requireSession } from './session-guards.ts';

/** The sweep finds work that is due later. */
const isDueWork = (change: Write) => isOutboxKey(change.key) && 'row' in change && !change.row?.notBefore;

/**
 * Changes a session's head: reads it, checks the permission, writes, and starts again if it was changed meanwhile.
 * `writes` returns undefined if nothing has to be changed. A repeated operation is recognised by the head if it was the
 * last change.
 */
export async function changeHead(
  world: World,
  call: Pick<MemberCall<Route>, 'place' | 'me' | 'operation'> & {
    readonly params: { readonly sessionId: string };
  },
  may: (session: Session) => Permission,
  writes: (stored: StoredSession) => Promise<Write[] | undefined> | Write[] | undefined,
): Promise<StoredSession> {
  const { place, me, params, operation } = call;
  return retryOnConflict(async () => {
    const stored = await requireSession(world, place, me, params.sessionId);
    if (stored.changeOp === changeOpOf(operation, me)) return stored;
    const changes = await writes(stored);
    if (!changes) return stored;
    requirePermission(may(stored.session));
    await world.write(place, operation, changes);
    const after = await requireSession(world, place, me, params.sessionId);
    const work = changes.flatMap((change) => (isDueWork(change) ? [change.key] : []));
    if (work.length > 0) {
      await showSession(world, place, after.session, me);
      await world.enqueue(place, work);
    }
    return after;
  });
}
