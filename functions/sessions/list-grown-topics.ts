import { listGrownTopics as contract } from '../../domain/sessions/topic-contract.ts';
import { unlessNewer } from '../tables/rows.ts';
import { serve } from '../use-case.ts';

/** One storage call, and one for each of the topics, which are few. */
export const listGrownTopics = serve(contract, async ({ place, query }, world) => {
  const grown = await world.topics.grownFrom(place, query.kind, query.of);
  const heads = await Promise.all(
    grown.map(({ topicId }) => unlessNewer(world.trace, world.topics.head(place, topicId))),
  );
  return {
    topics: heads.flatMap((stored) => {
      if (!stored || stored.topic.state === 'closed') return [];
      const { id, title, from } = stored.topic;
      return [{ id, title, from }];
    }),
  };
});
