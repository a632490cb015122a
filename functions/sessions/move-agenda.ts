import { moveBack, moveTo } from '../../domain/sessions/agenda.ts';
import { moveAgenda as contract } from '../../domain/sessions/live-contract.ts';
import { mayLead } from '../../domain/sessions/policy.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import { changingAgenda, changingSession } from '../tables/session-writes.ts';
import { serve } from '../use-case.ts';
import { changeHead } from './change-head.ts';
import { sessionHeld } from './session-feed.ts';

export const moveAgenda = serve(contract, async (call, world) => {
  const { place, params, body, etag } = call;
  const stored = await changeHead(
    world,
    call,
    (there) => mayLead(call.me, there),
    async (there) => {
      const agenda = await world.sessions.agenda(place, params.sessionId);
      if (!agenda) throw new Refusal('not-found');
      if (body.to !== null && !agenda.items.some((item) => item.id === body.to))
        throw invalid('to', 'an agenda item');
      const now = world.now();
      const items = (body.undo ? moveBack : moveTo)(agenda.items, body.to, now);
      // If the agenda is in this state already, an earlier try or another person has made the move.
      if (there.session.state === 'live' && items.every((item, at) => item === agenda.items[at]))
        return undefined;
      if (agenda.etag !== etag) throw new Refusal('changed-meanwhile', { current: { agenda } });
      return [
        changingAgenda(params.sessionId, items, agenda.etag),
        ...(there.session.state === 'live'
          ? []
          : [
              ...changingSession(there, {
                state: 'live',
                begunAt: now.toISOString(),
                ledBy: new Set([there.session.facilitator.id, call.me.id]),
              }),
              sessionHeld(world, params.sessionId, call.operation),
            ]),
      ];
    },
  );
  const agenda = await world.sessions.agenda(place, params.sessionId);
  if (!agenda) throw new Refusal('not-found');
  return { session: stored.session, agenda, now: world.now().toISOString() };
});
