import { cancelSession as contract } from '../../domain/sessions/contract.ts';
import { mayChange } from '../../domain/sessions/policy.ts';
import { CALENDAR_EVENT } from '../calendar/work.ts';
import { serve } from '../use-case.ts';
import { changeHead } from './change-head.ts';

export const cancelSession = serve(contract, async (call, world) => {
  const { me, place, body, operation } = call;
  const by = { id: me.id, name: me.name };
  const now = world.now();
  const { session } = await changeHead(
    world,
    call,
    (there) => mayChange(me, there),
    (stored) =>
      stored.session.state === 'cancelled'
        ? undefined
        : [
            ...world.sessions.cancelling(stored, by, body.comment, now),
            world.news.telling(
              {
                kind: 'cancelled',
                at: now.toISOString(),
                by,
                communityId: place.communityId,
                sessionId: stored.session.id,
                topic: stored.session.topic,
              },
              stored.session.id,
            ),
            world.outbox.asking(CALENDAR_EVENT, stored.session.id, operation, now),
          ],
  );
  return session;
});
