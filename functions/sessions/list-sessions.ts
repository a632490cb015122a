import { listSessions as contract } from '../../domain/sessions/contract.ts';
import { mayOpenSession } from '../../domain/sessions/policy.ts';
import { serve } from '../use-case.ts';

export const listSessions = serve(contract, async ({ place, me, query }, { sessions, now }) => {
  const found =
    query.when === 'upcoming' ? await sessions.upcoming(place, now()) : await sessions.past(place, now());
  return { sessions: found.filter((session) => mayOpenSession(me, session) === 'yes') };
});
