import { randomUUID } from 'node:crypto';
import type { Place } from '../tables/community-store.ts';
import { nothing, type WorkName } from '../tables/outbox-store.ts';
import type { World } from '../world.ts';
import { inviteProblemOf } from './failures.ts';

/** Bring the calendars in line with a session. Areas ask for it together with what they change. */
export const CALENDAR_EVENT: WorkName<null> = { kind: 'calendar', payload: nothing };

/** Put the app into the chat of a session's meeting. */
export const MEETING_APP: WorkName<null> = { kind: 'meeting', payload: nothing };

/** Says on a session that its invite needs a person. */
export async function markInviteFailed(
  world: World,
  place: Place,
  sessionId: string,
  error: unknown,
): Promise<void> {
  const change = { invite: 'failed', inviteProblem: inviteProblemOf(error) } as const;
  await world.sessions.note(place, sessionId, change, randomUUID());
}
