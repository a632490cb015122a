import { readCommunity } from '../../domain/community/abilities.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { listSessions as contract } from '../../domain/sessions/contract.ts';
import { mayOpenSession } from '../../domain/sessions/policy.ts';
import { serve } from '../use-case.ts';

export const listSessions = serve(contract, async ({ place, me, query }, { sessions, now }) => {
  const found =
    query.when === 'upcoming'
      ? { sessions: await sessions.upcoming(place, now()), next: null }
      : await sessions.past(place, now(), {
          after: query.after,
          showcases: !roleMay(me.role, readCommunity),
        });
  return { ...found, sessions: found.sessions.filter((session) => mayOpenSession(me, session) === 'yes') };
});
