import { finishAction as contract } from '../../domain/sessions/note-contract.ts';
import { leads } from '../../domain/sessions/policy.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import { refreshSummary } from './refresh-summary.ts';
import { actionChanged, showAction } from './session-feed.ts';
import { requireSession } from './session-guards.ts';

export const finishAction = serve(contract, async ({ place, me, params, query, body, operation }, world) => {
  const { sessionId, noteId } = params;
  // Retried past edits of the note, because the action is done whatever its text says.
  return retryOnConflict(async () => {
    const stored = await requireSession(world, place, me, sessionId);
    const { note, rowEtag } = await world.notes.stored(place, sessionId, query.authorKey, noteId);
    if (!note) throw new Refusal('not-found');
    if (note.kind !== 'action') throw invalid('noteId', 'an action');
    // It is in this state already. An earlier try may have failed before it wrote the summary.
    if (note.done === body.done) {
      await refreshSummary(world, place, stored, operation);
      return note;
    }
    // An action without an owner may be finished by everybody.
    if (note.owner !== null && note.owner.id !== me.id && !leads(me, stored.session))
      throw new Refusal('owner-only');
    const listed = await world.actions.isListed(place, sessionId, note);
    const action = { sessionId, authorKey: note.authorKey, noteId };
    const isOnList = listed || stored.session.state === 'closed';
    const feed = isOnList ? [actionChanged(world, action, [note.owner], operation)] : [];
    const etag = await world.notes.finish(
      place,
      sessionId,
      stored.session,
      note,
      rowEtag,
      body.done,
      listed,
      feed,
      operation,
    );
    if (isOnList && !listed && body.done) await world.actions.unlist(place, sessionId, note);
    await refreshSummary(world, place, stored, operation);
    for (const { key } of feed) {
      await showAction(world, place, action, me);
      await world.enqueue(place, key);
    }
    return { ...note, done: body.done, etag };
  });
});
