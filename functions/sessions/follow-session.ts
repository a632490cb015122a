import { roleMay } from '../../domain/community/policy.ts';
import { scoreRubrics } from '../../domain/scoring/abilities.ts';
import { followSession as contract } from '../../domain/sessions/live-contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';
import { abilitiesOf, takesUnattributed } from './session-guards.ts';

export const followSession = serve(contract, async ({ place, me, params, query }, world) => {
  const followed = await world.sessions.follow(
    place,
    params.sessionId,
    query.since,
    query.stage ? undefined : me.id,
  );
  if (!followed) throw new Refusal('not-found');
  const { stored } = followed;
  const now = world.now();
  return {
    now: now.toISOString(),
    session: stored.session,
    agenda: followed.agenda,
    notes: followed.notes,
    removed: followed.removed,
    ticks: followed.ticks,
    walks: followed.walks,
    rounds: roleMay(me.role, scoreRubrics) ? followed.rounds : [],
    unattributedNotes: takesUnattributed(stored),
    abilities: abilitiesOf(me, stored.session, now, followed.there),
    cursor: followed.cursor,
    askAgainMs: followed.askAgainMs,
  };
});
