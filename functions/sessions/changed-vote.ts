import { randomUUID } from 'node:crypto';
import { roleMay } from '../../domain/community/policy.ts';
import { voteForTopics } from '../../domain/sessions/abilities.ts';
import { mayVote, VOTES_EACH } from '../../domain/sessions/topic.ts';
import type { OneTopic } from '../../domain/sessions/topic-page.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { retryOrBusy } from '../tables/retry.ts';
import { changeOpOf } from '../tables/session-rows.ts';
import { countingVote, settingVotes, withVotes } from '../tables/topic-store.ts';
import { requirePermission } from '../use-case.ts';
import type { World } from '../world.ts';
import { notOpen, oneTopic, requireTopic, type TopicCall } from './topic-answers.ts';

/**
 * Gives my vote to a topic, or takes it back, in one transaction with the topic's count. Where all my votes are given,
 * one for a topic that is not open any more is taken from it.
 */
export async function changedVote(
  world: World,
  { place, me, params, operation }: TopicCall,
  wanted: boolean,
): Promise<OneTopic> {
  return retryOrBusy(async () => {
    const [stored, { topicIds, etag }] = await Promise.all([
      requireTopic(world, place, params.topicId),
      world.topics.votesOf(place, me.id),
    ]);
    if (topicIds.has(params.topicId) === wanted) return oneTopic(world, place, me, stored, topicIds);
    requirePermission(mayVote(me, stored.topic));
    const mine = new Set(topicIds);
    const more = wanted ? 1 : -1;
    const counts = countingVote(stored, more);
    if (!wanted) mine.delete(params.topicId);
    else {
      if (mine.size >= VOTES_EACH) {
        const [given] = await notOpen(world, place, [...mine]);
        if (!given) throw new Refusal('no-votes-left');
        mine.delete(given.topic.id);
        counts.push(...countingVote(given, -1));
      }
      mine.add(params.topicId);
    }
    await world.write(place, changeOpOf(operation, me), [
      settingVotes(me.id, { topicIds: mine, etag }),
      ...counts,
    ]);
    // Not from the cache: the vote of somebody who has just left is taken back by nothing else.
    const votes = wanted ? await world.communities.membershipNow(place, me.id) : me;
    if (votes?.leftAt !== null || !roleMay(votes.role, voteForTopics)) {
      await world.topics.withdrawVotes(place, me.id, randomUUID());
      throw new Refusal('role-may-not');
    }
    return oneTopic(world, place, me, { ...stored, topic: withVotes(stored, more) }, mine);
  });
}
