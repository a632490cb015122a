import { pulseEnds } from '../../domain/safety/pulse.ts';
import { nothing, type WorkName } from '../tables/outbox-store.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { feedThings } from './work.ts';

/** The kind of entries that ask people how a session was. */
export const PULSE = 'pulse';

/** Stop asking about a session, and show what was answered. Its subject is the session. */
export const PULSE_END: WorkName<null> = { kind: 'pulse-end', payload: nothing };

/** The write that shows or hides the question about a session after it was closed or reopened. */
export const pulseChanged = (world: World, sessionId: string, operation: string) =>
  feedThings(world, `pulse.${sessionId}`, operation, [{ kind: PULSE, id: sessionId }]);

/** The writes that ask about a session that is closed, for a set time. Closed anew, the time begins again. */
export function pulseBegins(world: World, sessionId: string, operation: string, closedAt: Date): Write[] {
  const end = world.outbox.asking(PULSE_END, sessionId, sessionId, closedAt);
  return [
    pulseChanged(world, sessionId, operation),
    world.outbox.later(end, pulseEnds(closedAt.toISOString())),
  ];
}
