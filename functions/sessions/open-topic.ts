import { openTopic as contract } from '../../domain/sessions/topic-page.ts';
import { serve } from '../use-case.ts';
import { myVotes, oneTopic, requireTopic } from './topic-answers.ts';

export const openTopic = serve(contract, async ({ place, me, params }, world) => {
  const [stored, votes] = await Promise.all([
    requireTopic(world, place, params.topicId),
    myVotes(world, place, me),
  ]);
  return oneTopic(world, place, me, stored, votes);
});
