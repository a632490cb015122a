import { randomUUID } from 'node:crypto';
import { withOpenActions } from '../../domain/sessions/agenda.ts';
import type { OpenAction } from '../../domain/sessions/open-actions.ts';
import { takesOpenActions } from '../../domain/sessions/session.ts';
import { showTo } from '../feed/sync.ts';
import { concurrencyLimiter } from '../outbox/concurrency-limiter.ts';
import { Unsettled } from '../outbox/failures.ts';
import { workKind } from '../outbox/kinds.ts';
import type { Place } from '../tables/community-store.ts';
import { nothing, type WorkName } from '../tables/outbox-store.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { carryingOver, changingAgenda, changingSession } from '../tables/session-writes.ts';
import type { World } from '../world.ts';
import { ACTION_FEED, actionIdOf } from './session-feed.ts';

/** Bring the lists of open actions in line with a session that was closed or reopened. */
export const CARRY_OVER: WorkName<null> = { kind: 'carry-over', payload: nothing };

export const carryOverKind = workKind({
  ...CARRY_OVER,
  run: (world, place, { subject }) => carryOver(world, place, subject),
  tries: 30,
  whenGivenUp: 'retry-daily',
});

/** How many actions are put on their owners' Home at once. */
const ACTIONS_AT_ONCE = 8;

/** How often lists are made again for a session that is closed or reopened while they are made. */
const LOOKS = 4;

/**
 * After a session was closed: puts its open actions on their owners' lists, and adds an item for open actions to the
 * agenda of the next session. After it was reopened: takes them off the lists, because they may change until it is
 * closed anew. May be repeated and run twice at the same time.
 */
export async function carryOver(world: World, place: Place, sessionId: string): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const session = (await world.sessions.head(place, sessionId))?.session;
    // Until it was reopened for the first time, nothing of an open session is listed.
    if (!session || (session.state !== 'closed' && !session.reopened)) return;
    const isClosed = session.state === 'closed';
    const before = session.reopened ? await listedOf(world, place, sessionId) : [];
    if (isClosed) await world.actions.openAll(place, sessionId, session.topic, randomUUID(), before);
    else await world.actions.closeAll(place, randomUUID(), before);
    const open = isClosed ? await world.actions.openActions(place) : [];
    const shown = [...before, ...open.filter((action) => action.sessionId === sessionId)];
    const limited = concurrencyLimiter(ACTIONS_AT_ONCE);
    await Promise.all(shown.map((action) => limited('', () => showToOwner(world, place, action))));
    if (open.length > 0) await retryOnConflict(() => openNextWithThem(world, place, sessionId));
    // Whoever reopens or closes it meanwhile makes the lists as well, and may have been faster.
    const now = (await world.sessions.head(place, sessionId))?.session.state;
    if (isClosed === (now === 'closed')) return;
  }
  throw new Unsettled();
}

async function listedOf(world: World, place: Place, sessionId: string): Promise<OpenAction[]> {
  return (await world.actions.openActions(place)).filter((action) => action.sessionId === sessionId);
}

async function showToOwner(world: World, place: Place, action: OpenAction): Promise<void> {
  if (action.owner) await showTo(world, place, ACTION_FEED, actionIdOf(action), [action.owner.id]);
}

/** Once for each session that was closed: whoever takes the item off the agenda again is not contradicted. */
async function openNextWithThem(world: World, place: Place, sessionId: string): Promise<void> {
  if (await world.sessions.wasCarriedOver(place, sessionId)) return;
  const [next] = (await world.sessions.upcoming(place, world.now())).filter(
    ({ state, format }) => state !== 'live' && takesOpenActions(format),
  );
  if (!next) return;
  const [stored, agenda] = await Promise.all([
    world.sessions.head(place, next.id),
    world.sessions.agenda(place, next.id),
  ]);
  if (!stored || !agenda) return;
  const carried = carryingOver(sessionId);
  if (agenda.items.some((item) => item.kind === 'open-actions')) {
    await world.write(place, randomUUID(), [carried]);
    return;
  }
  const items = withOpenActions(agenda.items, randomUUID());
  // The invite is not updated for this alone. It has the item after the next change that is mailed anyway.
  await world.write(place, randomUUID(), [
    // Changes the session's version, because a form that was opened before would save the agenda without the item.
    ...changingSession(stored, {}),
    changingAgenda(next.id, items, agenda.etag),
    carried,
  ]);
}
