import { followSession as contract } from '../../domain/sessions/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';
import { abilitiesOf, takesUnattributed } from './session-guards.ts';

export const followSession = serve(contract, async ({ place, me, params, query }, world) => {
  const [stored, inside] = await Promise.all([
    world.sessions.head(place, params.sessionId),
    world.sessions.newIn(place, params.sessionId, query.since),
  ]);
  if (!stored) throw new Refusal('not-found');
  const now = world.now();
  return {
    now: now.toISOString(),
    session: stored.session,
    agenda: inside.agenda,
    notes: inside.notes,
    removed: inside.removed,
    ticks: inside.ticks,
    unattributedNotes: takesUnattributed(stored),
    abilities: abilitiesOf(me, stored.session, now),
    cursor: inside.cursor,
  };
});
