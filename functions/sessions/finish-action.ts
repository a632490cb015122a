import { finishAction as contract } from '../../domain/sessions/contract.ts';
import { leads } from '../../domain/sessions/policy.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { WriteConflict } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import { openable } from './facts.ts';
import { refreshSummary } from './refresh-summary.ts';

/** Attempts past whoever edits the note at the same time: that it is done does not depend on its words. */
const TRIES = 4;

export const finishAction = serve(contract, async ({ place, me, params, query, body, operation }, world) => {
  const { sessionId, noteId } = params;
  const stored = await openable(world, place, me, sessionId);
  for (let attempt = 1; ; attempt += 1) {
    const { note, rowEtag } = await world.notes.standing(place, sessionId, query.authorKey, noteId);
    if (!note) throw new Refusal('not-found');
    if (note.kind !== 'action') throw invalid('noteId', 'an action');
    // It is so already, perhaps by this very operation, whose answer was lost before the summary was written.
    if (note.done === body.done) {
      await refreshSummary(world, place, stored, operation);
      return note;
    }
    // An action nobody owns is everybody's.
    if (note.owner !== null && note.owner.id !== me.id && !leads(me, stored.session))
      throw new Refusal('owner-only');
    const listed = await world.notes.isListed(place, sessionId, note);
    try {
      const etag = await world.notes.finish(
        place,
        sessionId,
        stored.session,
        note,
        rowEtag,
        body.done,
        listed,
        operation,
      );
      await refreshSummary(world, place, stored, operation);
      return { ...note, done: body.done, etag };
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt >= TRIES) throw error;
    }
  }
});
