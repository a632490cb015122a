import { mayChangeTopic } from '../../domain/sessions/topic.ts';
import { closeTopic as contract } from '../../domain/sessions/topic-contract.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changedTopic } from './changed-topic.ts';

export const closeTopic = serve(contract, async (call, world) =>
  changedTopic(world, call, ({ topic }) => {
    const { me, body } = call;
    requirePermission(mayChangeTopic(me, topic));
    const by = { id: me.id, name: me.name };
    return { state: 'closed', closed: { by, at: world.now().toISOString(), word: body.word } };
  }),
);
