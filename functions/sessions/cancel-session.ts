import { reportsNotHeld } from '../../domain/sessions/agenda.ts';
import { cancelSession as contract } from '../../domain/sessions/contract.ts';
import { mayCancel } from '../../domain/sessions/policy.ts';
import { CALENDAR_EVENT } from '../calendar/work.ts';
import { unlessNewer } from '../tables/rows.ts';
import { cancellingSession } from '../tables/session-writes.ts';
import { rotaChanged, settlingTurn } from '../turns/work.ts';
import { serve } from '../use-case.ts';
import { changeHead } from './change-head.ts';
import { sessionChanged } from './session-feed.ts';
import { offeringAgain } from './taken-report.ts';
import { releasingTopic } from './taken-topic.ts';

export const cancelSession = serve(contract, async (call, world) => {
  const { me, place, body, operation } = call;
  const by = { id: me.id, name: me.name };
  const now = world.now();
  const { session } = await changeHead(
    world,
    call,
    (there) => mayCancel(me, there),
    async (stored) => {
      const { id, topic, state } = stored.session;
      if (state === 'cancelled') return undefined;
      const news = {
        kind: 'cancelled' as const,
        at: now.toISOString(),
        by,
        communityId: place.communityId,
        sessionId: id,
        topic,
      };
      // An agenda that this version cannot read does not hold up the cancelling.
      const agenda = await unlessNewer(world.trace, world.sessions.agenda(place, id));
      return [
        ...cancellingSession(stored, by, body.comment, now),
        ...(stored.fromTopic ? await releasingTopic(world, place, stored.fromTopic.id, id) : []),
        ...(await offeringAgain(world, place, reportsNotHeld(agenda?.items ?? []))),
        world.news.telling(news, id),
        sessionChanged(world, id, operation, world.news.idOf(news, id)),
        world.outbox.asking(CALENDAR_EVENT, id, operation, now),
        // One that was closed before has been settled, which is taken back.
        stored.session.reopened ? settlingTurn(world, id, operation) : rotaChanged(world),
      ];
    },
  );
  return session;
});
