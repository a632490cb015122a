import type { Permission } from '../../domain/community/policy.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Route } from '../../domain/shared/route.ts';
import { changeOpOf } from '../tables/session-rows.ts';
import type { StoredSession } from '../tables/session-store.ts';
import { type Write, WriteConflict } from '../tables/table.ts';
import type { MemberCall } from '../use-case.ts';
import type { World } from '../world.ts';
import { insist, openable } from './facts.ts';

/** Attempts past the calendar worker, which notes things on the same row. */
const TRIES = 6;

/**
 * Changes a session's head by a rule that holds for whatever stands there: reads, asks whether I may, writes, and
 * begins again if somebody else wrote in between. `writes` returning undefined means that it is so already; where
 * nothing tells, the head does, if it was changed as this operation and not since.
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
  for (let attempt = 1; ; attempt += 1) {
    const stored = await openable(world, place, me, params.sessionId);
    if (stored.changeOp === changeOpOf(operation, me)) return stored;
    const changes = await writes(stored);
    if (!changes) return stored;
    insist(may(stored.session));
    try {
      await world.write(place, operation, changes);
    } catch (error) {
      if (error instanceof WriteConflict && attempt < TRIES) continue;
      throw error;
    }
    for (const change of changes) if (change.key.startsWith('outbox|')) await world.hurry(place, change.key);
    return openable(world, place, me, params.sessionId);
  }
}
