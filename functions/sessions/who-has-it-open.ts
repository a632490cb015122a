import { whoHasItOpen as contract } from '../../domain/sessions/presence.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { serve } from '../use-case.ts';

export const whoHasItOpen = serve(contract, async ({ place, params }, world) => {
  const there = await world.sessions.whoIsThere(place, params.sessionId);
  if (!there) throw new Refusal('not-found');
  return { people: [...there.open] };
});
