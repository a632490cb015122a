import { randomUUID } from 'node:crypto';
import { TRIED_ITEM, withTried } from '../../domain/sessions/agenda.ts';
import { takesOpenActions } from '../../domain/sessions/session.ts';
import { triedPlacedKey } from '../tables/keys.ts';
import type { Place } from '../tables/place.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { answersAmong } from '../tables/rhythm-store.ts';
import { changingAgenda, changingSession } from '../tables/session-writes.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';

/**
 * Puts an item onto the next session's agenda for what was said since a session. Once for each: whoever takes the item
 * off the agenda again is not contradicted.
 */
export async function openNextWithAnswers(world: World, place: Place, sessionId: string): Promise<void> {
  await retryOnConflict(async () => {
    const placed = triedPlacedKey(sessionId);
    const [was, said] = await Promise.all([
      world.table.get(place.partition, placed, []),
      world.rhythms.said(place, sessionId),
    ]);
    if (was || answersAmong(sessionId, said).length === 0) return;
    const [next] = (await world.sessions.upcoming(place, world.now())).filter(
      ({ state }) => state !== 'live',
    );
    // Guests come to showcases, and the answers are for members.
    if (!next || !takesOpenActions(next.format)) return;
    const [stored, agenda] = await Promise.all([
      world.sessions.head(place, next.id),
      world.sessions.agenda(place, next.id),
    ]);
    if (!stored || !agenda) return;
    const mark: Write = { do: 'create', key: placed, row: {} };
    const has = agenda.items.some(({ kind }) => kind === TRIED_ITEM.kind);
    // The invite is not updated for this alone. It has the item after the next change that is mailed anyway.
    await world.write(
      place,
      randomUUID(),
      has
        ? [mark]
        : [
            // Changes the session's version, because a form that was opened before would save the agenda without it.
            ...changingSession(stored, {}),
            changingAgenda(next.id, withTried(agenda.items, randomUUID()), agenda.etag),
            mark,
          ],
    );
  });
}
