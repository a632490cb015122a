import type { Note } from '../../domain/sessions/note.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { Write } from '../tables/table.ts';
import type { World } from '../world.ts';
import { actionChanged, showAction } from './session-feed.ts';

interface Relisting {
  readonly writes: readonly Write[];
  /** To be called after writing: updates my feed at once and enqueues the update of the others' feeds. */
  readonly show: (me: Membership) => Promise<void>;
}

/** What changes in the lists of open actions when a session's leader changes or removes a note. */
export async function relist(
  world: World,
  place: Place,
  session: Session,
  before: Note,
  after: Note | null,
  operation: string,
): Promise<Relisting> {
  const { writes, isListing } = await world.actions.relisting(place, session.id, session, before, after);
  if (session.state !== 'closed' || (writes.length === 0 && !isListing))
    return { writes, show: async () => {} };
  const action = { sessionId: session.id, authorKey: before.authorKey, noteId: before.id };
  const feed = actionChanged(world, action, [before.owner, after?.owner ?? null], operation);
  return {
    writes: [...writes, feed],
    show: async (me) => {
      if (isListing) await world.actions.unlist(place, session.id, before);
      await showAction(world, place, action, me);
      await world.enqueue(place, feed.key);
    },
  };
}
