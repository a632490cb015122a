import { editNote as contract } from '../../domain/sessions/edit-note.ts';
import type { Note } from '../../domain/sessions/note.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { isUnattributed } from '../tables/note-rows.ts';
import type { StoredNote } from '../tables/note-store.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { WriteConflict } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import { isOpenAgain, type LeaderRight, leaderRight, noteRight } from './note-rights.ts';
import { refreshSummary } from './refresh-summary.ts';
import { relist } from './relist.ts';
import { requireOwner } from './session-guards.ts';

/** What an edit makes of a note. */
type Change = Pick<Note, 'kind' | 'text' | 'agendaItemId' | 'tags' | 'owner' | 'due'>;

export const editNote = serve(
  contract,
  async ({ place, me, params, query, body, etag, operation }, world) => {
    const { sessionId, noteId } = params;
    const { authorKey } = query;
    const { ownerId, ...said } = body.note;
    const leading = authorKey === me.id ? null : { id: me.id, name: me.name };
    return retryOnConflict(attempt);

    async function attempt() {
      const right = await noteRight(world, place, me, params, authorKey, body.secret, operation);
      const owner = await requireOwner(
        world,
        place,
        ownerId,
        isUnattributed(authorKey),
        async () => (await world.notes.get(place, sessionId, authorKey, noteId))?.owner,
      );
      const change = { ...said, owner };
      try {
        if (right.as === 'author') {
          const version = await world.notes.edit(
            place,
            sessionId,
            noteId,
            authorKey,
            { ...change, editedBy: null },
            { rowEtag: right.there ? rowEtagIn(right.there, etag) : etag, leader: null },
            operation,
          );
          return { id: noteId, etag: version, editedBy: null };
        }
        return await byLeader(right, change);
      } catch (error) {
        if (!(error instanceof WriteConflict)) throw error;
        const by = { operation, leader: me.id };
        const { note: current, made } = await world.notes.stored(place, sessionId, authorKey, noteId, by);
        if (!current) throw new Refusal('not-found');
        if (error.reason === 'changed' && made === undefined)
          throw new Refusal('changed-meanwhile', { current });
        if (made === undefined && (await isOpenAgain(world, place, me, sessionId))) throw error;
        // The capture gate is gone. The session's leader may still edit the note, or has done so in an earlier try.
        return byLeader(await leaderRight(world, place, me, params, authorKey, operation), change);
      }
    }

    /**
     * An edit of an unattributed note by a leader has the leader's name. Without it people could tell that the author
     * is a leader.
     */
    async function byLeader(leader: LeaderRight, change: Change) {
      const version = leader.as === 'done' ? leader.version : await written(leader, change);
      await refreshSummary(world, place, leader.stored, operation);
      return { id: noteId, etag: version, editedBy: leading };
    }

    async function written(
      { note, rowEtag, stored }: LeaderRight & { as: 'leader' },
      change: Change,
    ): Promise<string> {
      if (note.etag !== etag) throw new Refusal('changed-meanwhile', { current: note });
      const after = { ...note, ...change };
      const listing = await relist(world, place, stored.session, note, after, operation);
      const options = { rowEtag, leader: me.id, also: listing.writes };
      const byMe = { ...change, editedBy: leading };
      const version = await world.notes.edit(place, sessionId, noteId, authorKey, byMe, options, operation);
      await listing.show(me);
      return version;
    }
  },
);

/** The row's version of an unattributed note, from the version that people have. */
function rowEtagIn({ note, rowEtag, byAuthor }: StoredNote, known: string): string {
  // A removed note must not be partly overwritten.
  if (!note) throw new Refusal('not-found');
  // If this operation has written it, the answer was lost, and writing again changes nothing.
  if (note.etag !== known && !byAuthor) throw new Refusal('changed-meanwhile', { current: note });
  return rowEtag;
}
