import type { PersonRef } from '../../domain/shared/ids.ts';
import { coorganising } from '../calendar/work.ts';
import type { Place } from '../tables/community-store.ts';
import type { StoredSession } from '../tables/session-store.ts';
import { changingSession } from '../tables/session-writes.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { sessionChanged } from './session-feed.ts';

/**
 * The writes by which somebody else facilitates a session. The invite does not name the facilitator, so the calendars
 * are not updated and nobody is mailed.
 */
export function handingOver(
  world: World,
  place: Place,
  stored: StoredSession,
  facilitator: PersonRef,
  by: PersonRef,
  operation: string,
): Write[] {
  return [
    ...changingSession(stored, {
      facilitator,
      handedOver: { by, at: world.now().toISOString() },
      ...(stored.session.state === 'live' && { ledBy: new Set([...stored.ledBy, facilitator.id]) }),
      beforeHandOver: {
        facilitator: stored.session.facilitator,
        handedOver: stored.session.handedOver,
        ledBy: [...stored.ledBy],
        terms: [...stored.terms],
        revision: Number(stored.session.etag) + 1,
      },
    }),
    ...coorganising(world, place, stored.session, operation),
    sessionChanged(world, stored.session.id, operation),
  ];
}
