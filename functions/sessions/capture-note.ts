import { captureNote as contract } from '../../domain/sessions/note-contract.ts';
import { mayCapture } from '../../domain/sessions/policy.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { type Write, WriteConflict } from '../tables/table.ts';
import { requirePermission, serve } from '../use-case.ts';
import { authorKeyOf } from './author-key.ts';
import { refreshSummary } from './refresh-summary.ts';
import { actionChanged, showAction } from './session-feed.ts';
import { requireOwner, requireSession, takesUnattributed } from './session-guards.ts';

/**
 * Writes the note and touches the session's capture gate in one transaction. With the membership these are two storage
 * calls at most. The session is only read if the gate is gone. A note that was prepared uses up what was prepared in the
 * same transaction, so that it is sent once.
 */
export const captureNote = serve(contract, async ({ place, me, params, body, operation }, world) => {
  const { note: draft, secret, prepared } = body;
  const { sessionId, noteId } = params;
  const authorKey = authorKeyOf(me.id, secret);
  const { ownerId, ...said } = draft;
  const note = {
    ...said,
    author: secret === null ? { id: me.id, name: me.name } : null,
    owner: await requireOwner(world, place, ownerId, secret !== null),
    done: false,
    // The time of an unattributed note is not stored, because it could reveal the author.
    writtenAt: secret === null ? world.now().toISOString() : null,
    edited: false,
    editedBy: null,
  };
  // Tried again where the session was reopened after the gate was found to be gone.
  return retryOnConflict(async () => {
    try {
      const etag = await world.notes.capture(
        place,
        sessionId,
        noteId,
        authorKey,
        note,
        operation,
        await usingUp(),
      );
      if (etag) {
        return { ...note, id: noteId, authorKey, etag };
      }
      // An earlier try has written it, with an earlier time.
      const written = await world.notes.get(place, sessionId, authorKey, noteId);
      if (!written) throw new Refusal('already-exists');
      return written;
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      // The same note was sent again by a page that did not get the first answer. The stored note is returned.
      const kept = await world.notes.get(place, sessionId, authorKey, noteId);
      if (kept) return kept;
      // The note was removed and is not created again.
      if (error.reason === 'exists') throw new Refusal('already-exists');
      const stored = await requireSession(world, place, me, sessionId);
      requirePermission(mayCapture(me, stored.session));
      if (secret !== null && !takesUnattributed(stored)) throw new Refusal('unattributed-off');
      await requirePrepared();
      if (stored.session.state !== 'closed') throw error;
      // The capture gate is gone. The session's leader may still add a note.
      const action = { sessionId, authorKey, noteId };
      const feed = note.kind === 'action' ? [actionChanged(world, action, [note.owner], operation)] : [];
      const added = await world.notes.captureAfterwards(
        place,
        sessionId,
        stored.session,
        noteId,
        authorKey,
        note,
        [...feed, ...(await usingUp())],
        operation,
      );
      for (const { key } of feed) {
        await showAction(world, place, action, me);
        await world.enqueue(place, key);
      }
      await refreshSummary(world, place, stored, operation);
      return added;
    }
  });

  async function usingUp(): Promise<Write[]> {
    if (prepared === undefined) return [];
    return [await world.preparations.using(place, sessionId, me.id, prepared, secret !== null, operation)];
  }

  /** Refuses if what was prepared is another version by now, or was sent. Nothing of it is lost then. */
  async function requirePrepared(): Promise<void> {
    if (prepared === undefined) return;
    const stands = await world.preparations.stands(place, sessionId, me.id, prepared, operation);
    if (!stands) throw new Refusal('preparation-changed');
  }
});
