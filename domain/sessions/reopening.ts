import { inSession, none, route } from '../shared/route.ts';
import { takePart } from './abilities.ts';
import type { AgendaItem } from './agenda.ts';
import { isGathering } from './policy.ts';
import { type Session, session } from './session.ts';

// In a file of its own, because the side panel has no use for this route.

export const reopenSession = route({
  name: 'reopenSession',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/reopen',
  summary: 'Reopen a session within a day after it was closed; closing it again writes its summary anew',
  access: takePart,
  touches: ['sessions', 'notes', 'actions', 'home'],
  params: inSession,
  query: none,
  body: none,
  reply: session,
});

/** How long after its end people may still be together. */
const LINGERING_MS = 30 * 60_000;

/**
 * The state in which a closed session is open again. One that had begun is live, unless its time is over: people do not
 * meet any more then, nobody is to be told that it is live, and it is only to be closed. One that was closed before its
 * time is to come again.
 */
export function reopenedState(
  { startsAt, endsAt, begunAt, answersTo }: Pick<Session, 'startsAt' | 'endsAt' | 'begunAt' | 'answersTo'>,
  now: Date,
): 'planned' | 'invited' | 'live' {
  const isToCome = !isGathering({ state: 'planned', startsAt }, now);
  const isOver = now.getTime() - Date.parse(endsAt) > LINGERING_MS;
  if (begunAt !== null && !isToCome && !isOver) return 'live';
  return answersTo === null ? 'planned' : 'invited';
}

/** The agenda of a session that is to come again: nothing of it has begun. */
export function notBegun(items: readonly AgendaItem[]): AgendaItem[] {
  return items.map(({ again: _, ...item }) => ({ ...item, startedAt: null, endedAt: null }));
}
