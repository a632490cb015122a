import { summarise } from '../../domain/sessions/summary.ts';
import type { Place } from '../tables/community-store.ts';
import type { StoredSession } from '../tables/session-store.ts';
import type { World } from '../world.ts';

/** After a closed session's notes were changed, its summary says what they say now. */
export async function refreshSummary(
  world: World,
  place: Place,
  { session }: StoredSession,
  operation: string,
): Promise<void> {
  if (session.state !== 'closed') return;
  const { notes, summary } = await world.sessions.everythingIn(place, session.id);
  const closedAt = summary ? new Date(summary.closedAt) : world.now();
  await world.write(place, operation, [world.sessions.summarising(session.id, summarise(notes, closedAt))]);
}
