import type { Note } from '../../domain/sessions/note.ts';
import { leads } from '../../domain/sessions/policy.ts';
import { isOpen } from '../../domain/sessions/session.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { StoredNote } from '../tables/note-store.ts';
import type { StoredSession } from '../tables/session-store.ts';
import type { World } from '../world.ts';
import { authorKeyOf } from './author-key.ts';
import { requireSession } from './session-guards.ts';

/**
 * Why somebody may change a note. Its author may while the session is open, the session's leader always. `done`: an
 * earlier try of this operation has changed the note and made `version`. `there`: the stored note, for an unattributed
 * one of the author's.
 */
export type NoteRight =
  | { readonly as: 'author'; readonly there?: StoredNote }
  | { readonly as: 'leader'; readonly stored: StoredSession; readonly note: Note; readonly rowEtag: string }
  | { readonly as: 'done'; readonly stored: StoredSession; readonly version: string };

export type LeaderRight = Exclude<NoteRight, { as: 'author' }>;

export async function noteRight(
  world: World,
  place: Place,
  me: Membership,
  ids: { sessionId: string; noteId: string },
  authorKey: string,
  secret: string | null,
  operation: string,
): Promise<NoteRight> {
  // Authors are recognised without a look-up: the key is their id, or made from a secret that only they have.
  if (authorKey === authorKeyOf(me.id, secret)) {
    if (secret === null) return { as: 'author' };
    // An unattributed note is looked up all the same. Log lines have the number of look-ups, and must not tell whether
    // an author or a leader has changed the note.
    const found = await lookUp(world, place, me, ids, authorKey, operation);
    // An author may repeat after the session was closed what they did before.
    if (isOpen(found.stored.session.state) || found.byAuthor) return { as: 'author', there: found };
    return rightOfLeader(found, me, authorKey);
  }
  // A request with a secret is about the sender's own note. With a wrong secret it is refused, even if they lead the
  // session.
  if (secret !== null) throw new Refusal('author-only');
  return leaderRight(world, place, me, ids, authorKey, operation);
}

/**
 * Whether an author's write that found no capture gate is to be tried again: the session was closed when it was made, and
 * has been reopened since.
 */
export async function isOpenAgain(
  world: World,
  place: Place,
  me: Membership,
  sessionId: string,
): Promise<boolean> {
  return isOpen((await requireSession(world, place, me, sessionId)).session.state);
}

export async function leaderRight(
  world: World,
  place: Place,
  me: Membership,
  ids: { sessionId: string; noteId: string },
  authorKey: string,
  operation: string,
): Promise<LeaderRight> {
  return rightOfLeader(await lookUp(world, place, me, ids, authorKey, operation), me, authorKey);
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
    requireSession(world, place, me, sessionId),
    world.notes.stored(place, sessionId, authorKey, noteId, { operation, leader: me.id }),
  ]);
  return { stored, ...standing };
}

function rightOfLeader(
  { stored, note, rowEtag, made }: StoredNote & { readonly stored: StoredSession },
  me: Membership,
  authorKey: string,
): LeaderRight {
  // Checked before the permission: whoever did it may have handed over the session since.
  if (made !== undefined) return { as: 'done', stored, version: made };
  if (!leads(me, stored.session)) {
    const mine = authorKey === me.id || authorKey.startsWith('~');
    throw new Refusal(mine && !isOpen(stored.session.state) ? 'session-over' : 'author-only');
  }
  if (!note) throw new Refusal('not-found');
  return { as: 'leader', stored, note, rowEtag };
}
