import { type Summary, summarise } from '../../domain/sessions/summary.ts';
import type { Place } from '../tables/community-store.ts';
import type { StoredSession } from '../tables/session-store.ts';
import type { World } from '../world.ts';

/** Attempts past others who change notes at the same time; whoever is last sees to it. */
const TRIES = 4;

/** Makes a closed session's summary say what its notes say now, and gives it; null for a session that is not closed. */
export async function refreshSummary(
  world: World,
  place: Place,
  { session }: StoredSession,
  operation: string,
): Promise<Summary | null> {
  if (session.state !== 'closed') return null;
  for (let attempt = 1; ; attempt += 1) {
    const { notes, summary } = await world.sessions.everythingIn(place, session.id);
    const fresh = summarise(notes, summary ? new Date(summary.closedAt) : world.now());
    if (JSON.stringify(fresh) === JSON.stringify(summary) || attempt > TRIES) return fresh;
    // Then looked at once more: of two who write at the same time, the later one may have read the notes earlier.
    await world.write(place, operation, world.sessions.summarising(session.id, fresh));
  }
}
