import { cancelSession as contract } from '../../domain/sessions/contract.ts';
import { mayChange } from '../../domain/sessions/policy.ts';
import { serve } from '../use-case.ts';
import { changeHead } from './change-head.ts';

export const cancelSession = serve(contract, async (call, world) => {
  const { me } = call;
  const { session } = await changeHead(
    world,
    call,
    (there) => mayChange(me, there),
    (stored) =>
      stored.session.state === 'cancelled'
        ? undefined
        : [
            ...world.sessions.cancelling(
              stored,
              { id: me.id, name: me.name },
              call.body.comment,
              world.now(),
            ),
            world.outbox.asking('calendar', stored.session.id, call.operation, world.now()),
          ],
  );
  return session;
});
