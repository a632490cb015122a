import { removeNote as contract } from '../../domain/sessions/note-contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { WriteConflict } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import { isOpenAgain, type LeaderRight, leaderRight, noteRight } from './note-rights.ts';
import { refreshSummary } from './refresh-summary.ts';
import { relist } from './relist.ts';

export const removeNote = serve(contract, async ({ place, me, params, query, body, operation }, world) => {
  const { sessionId, noteId } = params;
  const { authorKey } = query;
  await retryOnConflict(async () => {
    const right = await noteRight(world, place, me, params, authorKey, body.secret, operation);
    if (right.as !== 'author') return byLeader(right);
    try {
      await world.notes.remove(place, sessionId, noteId, authorKey, { leader: null }, operation);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      if (!(await world.notes.get(place, sessionId, authorKey, noteId))) throw new Refusal('not-found');
      if (await isOpenAgain(world, place, me, sessionId)) throw error;
      // The capture gate is gone. The session's leader may still remove the note.
      await byLeader(await leaderRight(world, place, me, params, authorKey, operation));
    }
  });
  return { removed: { id: noteId, authorKey } };

  async function byLeader(right: LeaderRight): Promise<void> {
    let leader = right;
    // Retried past edits, because the note is removed whatever its text says.
    await retryOnConflict(async () => {
      if (leader.as !== 'leader') return;
      const { note, rowEtag, stored } = leader;
      const listing = await relist(world, place, stored.session, note, null, operation);
      try {
        const options = { leader: me.id, rowEtag, also: listing.writes };
        await world.notes.remove(place, sessionId, noteId, authorKey, options, operation);
        await listing.show(me);
      } catch (error) {
        // The note may have got on or off its owner's list meanwhile.
        if (error instanceof WriteConflict)
          leader = await leaderRight(world, place, me, params, authorKey, operation);
        throw error;
      }
    });
    await refreshSummary(world, place, leader.stored, operation);
  }
});
