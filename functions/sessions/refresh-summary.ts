import { type Summary, summarise } from '../../domain/sessions/summary.ts';
import type { Place } from '../tables/community-store.ts';
import type { StoredSession } from '../tables/session-store.ts';
import type { World } from '../world.ts';

/** Makes a closed session's summary say what its notes say now, and gives it; null for a session that is not closed. */
export async function refreshSummary(
  world: World,
  place: Place,
  { session }: StoredSession,
  operation: string,
): Promise<Summary | null> {
  if (session.state !== 'closed') return null;
  const { notes, summary } = await world.sessions.everythingIn(place, session.id);
  const fresh = summarise(notes, summary ? new Date(summary.closedAt) : world.now());
  if (JSON.stringify(fresh) !== JSON.stringify(summary))
    await world.write(place, operation, [world.sessions.summarising(session.id, fresh)]);
  return fresh;
}
