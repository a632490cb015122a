import type { Note } from '../../domain/sessions/note.ts';
import { leads } from '../../domain/sessions/policy.ts';
import { isOpen } from '../../domain/sessions/session.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { Standing } from '../tables/note-store.ts';
import type { StoredSession } from '../tables/session-store.ts';
import type { World } from '../world.ts';
import { authorKeyOf } from './author-key.ts';
import { openable } from './facts.ts';

/**
 * In what right somebody changes a note: as its author, through the door, or as who leads the session, at any time.
 * `done`: this very operation has changed it as `version`, and its answer was lost. `there`: how an author's note
 * stands, where it has no name and so is looked up.
 */
export type Hand =
  | { readonly as: 'author'; readonly there?: Standing }
  | { readonly as: 'leader'; readonly stored: StoredSession; readonly note: Note; readonly rowEtag: string }
  | { readonly as: 'done'; readonly stored: StoredSession; readonly version: string };

export type LeadersHand = Exclude<Hand, { as: 'author' }>;

export async function handOn(
  world: World,
  place: Place,
  me: Membership,
  ids: { sessionId: string; noteId: string },
  authorKey: string,
  secret: string | null,
  operation: string,
): Promise<Hand> {
  // Nothing has to be looked up to know one's own: the key is theirs, or made from a secret only they hold.
  if (authorKey === authorKeyOf(me.id, secret)) {
    if (secret === null) return { as: 'author' };
    // But a log line says what was looked up. Of a note without a name it must not tell who changed it: its author, or
    // whoever leads the session, who may be its author too and is named as its editor once it is closed.
    const found = await lookUp(world, place, me, ids, authorKey, operation);
    // What was done in time is the author's to repeat once the door is shut.
    if (isOpen(found.stored.session.state) || found.byAuthor) return { as: 'author', there: found };
    return leadersHand(found, me, authorKey);
  }
  // Who shows a secret means their own note: they are never taken at their word as somebody else's leader.
  if (secret !== null) throw new Refusal('author-only');
  return asLeader(world, place, me, ids, authorKey, operation);
}

export async function asLeader(
  world: World,
  place: Place,
  me: Membership,
  ids: { sessionId: string; noteId: string },
  authorKey: string,
  operation: string,
): Promise<LeadersHand> {
  return leadersHand(await lookUp(world, place, me, ids, authorKey, operation), me, authorKey);
}

async function lookUp(
  world: World,
  place: Place,
  me: Membership,
  { sessionId, noteId }: { sessionId: string; noteId: string },
  authorKey: string,
  operation: string,
) {
  const [stored, standing] = await Promise.all([
    openable(world, place, me, sessionId),
    world.notes.standing(place, sessionId, authorKey, noteId, { operation, leader: me.id }),
  ]);
  return { stored, ...standing };
}

function leadersHand(
  { stored, note, rowEtag, made }: Standing & { readonly stored: StoredSession },
  me: Membership,
  authorKey: string,
): LeadersHand {
  // Before anything is asked: whoever did it may have handed over since.
  if (made !== undefined) return { as: 'done', stored, version: made };
  if (!leads(me, stored.session)) {
    const mine = authorKey === me.id || authorKey.startsWith('~');
    throw new Refusal(mine && !isOpen(stored.session.state) ? 'session-over' : 'author-only');
  }
  if (!note) throw new Refusal('not-found');
  return { as: 'leader', stored, note, rowEtag };
}
