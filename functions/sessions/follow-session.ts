import { followSession as contract } from '../../domain/sessions/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';
import { abilitiesOf } from './facts.ts';

/** Rows are asked for again from a little before the newest one seen; whoever follows knows them by their version. */
const OVERLAP_MS = 1_000;

export const followSession = serve(contract, async ({ place, me, params, query }, world) => {
  const [stored, inside] = await Promise.all([
    world.sessions.head(place, params.sessionId),
    world.sessions.everythingIn(place, params.sessionId, query.since),
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
    unattributedNotes: stored.unattributedNotes,
    abilities: abilitiesOf(me, stored.session, now),
    cursor: inside.newest
      ? new Date(Date.parse(inside.newest) - OVERLAP_MS).toISOString()
      : (query.since ?? new Date(0).toISOString()),
  };
});
