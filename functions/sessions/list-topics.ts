import { listTopics as contract } from '../../domain/sessions/topic-contract.ts';
import { serve } from '../use-case.ts';
import { myVotes, shownTopics } from './topic-answers.ts';

/** Sessions of a topic in a list. Its page has more. */
const SESSIONS_LISTED = 3;

export const listTopics = serve(contract, async ({ place, me, query }, world) => {
  const [{ topics, next }, votes] = await Promise.all([
    world.topics.list(place, query.state, query.after),
    myVotes(world, place, me),
  ]);
  return { ...(await shownTopics(world, place, me, topics, votes, SESSIONS_LISTED)), next };
});
