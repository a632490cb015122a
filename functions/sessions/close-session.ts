import { moveTo } from '../../domain/sessions/agenda.ts';
import { closeSession as contract } from '../../domain/sessions/contract.ts';
import { mayClose } from '../../domain/sessions/policy.ts';
import { type Summary, summarise } from '../../domain/sessions/summary.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { carryOver } from '../outbox/carry-over.ts';
import { serve } from '../use-case.ts';
import { changeHead } from './change-head.ts';

/**
 * Shuts the door for notes and writes the summary in one transaction. A note that is captured at the same moment is
 * either in the summary's reach or refused and kept by its author: the door decides.
 */
export const closeSession = serve(contract, async (call, world) => {
  const { place, me, operation, params } = call;
  const now = world.now();
  let written: Summary | null = null;
  const stored = await changeHead(
    world,
    call,
    (session) => mayClose(me, session, now),
    async (there) => {
      const inside = await world.sessions.everythingIn(place, params.sessionId);
      if (there.session.state === 'closed') {
        written = inside.summary;
        return undefined;
      }
      written = summarise(inside.notes, now);
      const line = world.news.telling(
        {
          kind: 'closed',
          at: now.toISOString(),
          by: { id: me.id, name: me.name },
          communityId: place.communityId,
          sessionId: params.sessionId,
          topic: there.session.topic,
          decisions: written.decided.length,
          actions: written.actions.length,
          failures: written.failed.length,
        },
        params.sessionId,
      );
      return [
        ...world.sessions.closing(there, written),
        ...(inside.agenda
          ? [
              world.sessions.agendaChanging(
                params.sessionId,
                moveTo(inside.agenda.items, null, now),
                inside.agenda.etag,
              ),
            ]
          : []),
        line,
        world.outbox.asking('carry-over', params.sessionId, operation, now),
      ];
    },
  );
  // Done here at once, so that the next page shows it; the outbox repeats it should this be interrupted.
  await carryOver(world, place, params.sessionId);
  if (!written) throw new Refusal('not-found');
  return { session: stored.session, summary: written };
});
