import type { Note } from '../../domain/sessions/note.ts';
import { leads } from '../../domain/sessions/policy.ts';
import { isOpen } from '../../domain/sessions/session.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { StoredSession } from '../tables/session-store.ts';
import type { World } from '../world.ts';
import { authorKeyOf } from './author-key.ts';
import { openable } from './facts.ts';

/** In what right somebody changes a note: as its author, through the door, or as who leads the session, at any time. */
export type Hand =
  | { readonly as: 'author' }
  | { readonly as: 'leader'; readonly stored: StoredSession; readonly note: Note };

export async function handOn(
  world: World,
  place: Place,
  me: Membership,
  ids: { sessionId: string; noteId: string },
  authorKey: string,
  secret: string | null,
): Promise<Hand> {
  // Nobody has to be looked up to know their own: the key is theirs, or made from a secret only they hold.
  if (authorKey === authorKeyOf(me.id, secret)) return { as: 'author' };
  return asLeader(world, place, me, ids, authorKey);
}

export async function asLeader(
  world: World,
  place: Place,
  me: Membership,
  { sessionId, noteId }: { sessionId: string; noteId: string },
  authorKey: string,
): Promise<Extract<Hand, { as: 'leader' }>> {
  const stored = await openable(world, place, me, sessionId);
  if (!leads(me, stored.session)) {
    const mine = authorKey === me.id || authorKey.startsWith('~');
    throw new Refusal(mine && !isOpen(stored.session.state) ? 'session-over' : 'author-only');
  }
  const note = await world.notes.get(place, sessionId, authorKey, noteId);
  if (!note) throw new Refusal('not-found');
  return { as: 'leader', stored, note };
}
