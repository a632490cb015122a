import { outcomeOf, type Summary, summarise } from '../../domain/sessions/summary.ts';
import type { Place } from '../tables/community-store.ts';
import type { StoredSession } from '../tables/session-store.ts';
import { summarisingSession } from '../tables/session-writes.ts';
import type { World } from '../world.ts';
import { recordOf } from './record-of.ts';

/** How often it is written again while notes change. */
const TRIES = 4;

/**
 * Updates the summary and the counts of a closed session from its notes, and returns the summary; null if the session
 * is not closed.
 */
export async function refreshSummary(
  world: World,
  place: Place,
  { session }: StoredSession,
  operation: string,
): Promise<Summary | null> {
  if (session.state !== 'closed') return null;
  for (let attempt = 1; ; attempt += 1) {
    const [inside, summary, there] = await Promise.all([
      world.sessions.everythingIn(place, session.id),
      world.sessions.summary(place, session.id),
      world.sessions.head(place, session.id),
    ]);
    // It may have been reopened meanwhile. What was written of it then is not shown, and is written anew.
    if (there?.session.state !== 'closed') return null;
    const { notes } = inside;
    const closedAt = there.session.closedAt ?? summary?.closedAt;
    const record = await recordOf(world, place, there, inside);
    const fresh = summarise(notes, closedAt ? new Date(closedAt) : world.now(), record);
    const outcome = outcomeOf(notes);
    const isSo = same(fresh, summary) && same(outcome, there.session.outcome);
    if (isSo || attempt > TRIES) return fresh;
    // Read again afterwards: of two concurrent writers, the later one may have read older notes.
    await world.write(place, operation, summarisingSession(session.id, fresh, outcome));
  }
}

const same = (some: unknown, other: unknown) => JSON.stringify(some) === JSON.stringify(other);
