import { mayChangeTopic } from '../../domain/sessions/topic.ts';
import { changeTopic as contract } from '../../domain/sessions/topic-contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { requirePermission, serve } from '../use-case.ts';
import { changedTopic } from './changed-topic.ts';

export const changeTopic = serve(contract, async (call, world) =>
  changedTopic(world, call, ({ topic }) => {
    requirePermission(mayChangeTopic(call.me, topic));
    if (topic.etag !== call.etag) throw new Refusal('changed-meanwhile', { current: { topic } });
    return call.body;
  }),
);
