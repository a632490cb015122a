import { removeNote as contract } from '../../domain/sessions/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { WriteConflict } from '../tables/table.ts';
import { serve } from '../use-case.ts';
import { asLeader, handOn, type LeadersHand } from './note-hand.ts';
import { refreshSummary } from './refresh-summary.ts';

/** Attempts past whoever changes the note at the same time: it goes, whatever it says by then. */
const TRIES = 4;

export const removeNote = serve(contract, async ({ place, me, params, query, body, operation }, world) => {
  const { sessionId, noteId } = params;
  const { authorKey } = query;
  const hand = await handOn(world, place, me, params, authorKey, body.secret, operation);
  if (hand.as !== 'author') await byLeader(hand);
  else {
    try {
      await world.notes.remove(place, sessionId, noteId, authorKey, { leader: null }, operation);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      if (!(await world.notes.get(place, sessionId, authorKey, noteId))) throw new Refusal('not-found');
      // The door is shut: whoever leads the session may still go on.
      await byLeader(await asLeader(world, place, me, params, authorKey, operation));
    }
  }
  world.search.changed(place);
  return { removed: { id: noteId, authorKey } };

  async function byLeader(hand: LeadersHand): Promise<void> {
    let leader = hand;
    for (let attempt = 1; leader.as === 'leader'; attempt += 1) {
      const { note, rowEtag, stored } = leader;
      const also = await world.notes.relisting(place, sessionId, stored.session, note, null);
      try {
        const options = { leader: me.id, rowEtag, also };
        await world.notes.remove(place, sessionId, noteId, authorKey, options, operation);
        break;
      } catch (error) {
        if (!(error instanceof WriteConflict) || attempt >= TRIES) throw error;
        // Whether it is on its owner's list may be another matter by now.
        leader = await asLeader(world, place, me, params, authorKey, operation);
      }
    }
    await refreshSummary(world, place, leader.stored, operation);
  }
});
