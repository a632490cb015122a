import { openCommunity } from '../../../domain/community/contract.ts';
import type { NewTopicOrigin, TopicOrigin } from '../../../domain/sessions/topic.ts';
import { listGrownTopics } from '../../../domain/sessions/topic-contract.ts';
import { beginning } from '../../../domain/shared/text.ts';
import { useData } from '../../api/use-data.ts';
import { inBrief } from './in-brief.ts';

/** Asked for together: what grew from a session's notes, from a pilot, or from an artifact's annotations. */
function askedOf(origin: NewTopicOrigin) {
  if (origin.kind === 'note') return { kind: origin.kind, of: origin.sessionId };
  return { kind: origin.kind, of: origin.kind === 'pilot' ? origin.pilotId : origin.artifactId };
}

const isSame = (from: TopicOrigin, origin: NewTopicOrigin): boolean =>
  Object.entries(origin).every(([part, value]) => from[part as keyof TopicOrigin] === value);

/** Whether I may propose topics, and the one that has grown from something already. */
export function useGrownTopic(communityId: string, origin: NewTopicOrigin) {
  const { data } = useData(openCommunity, { params: { communityId } });
  const may = data?.abilities.voteForTopics === 'yes';
  const grown = useData(listGrownTopics, may ? { params: { communityId }, query: askedOf(origin) } : null);
  return { may, topic: grown.data?.topics.find(({ from }) => from && isSame(from, origin)) };
}

/** What a topic that grows from some words begins with. */
export function beginningOf(origin: NewTopicOrigin, text: string) {
  const title = inBrief(text, 118);
  return { origin, title, why: title === text.trim() ? '' : beginning(text, 600) };
}
