import type { TopicTaken } from '../../domain/sessions/session.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { invalid, Refusal } from '../../domain/shared/refusal.ts';
import type { Place } from '../tables/community-store.ts';
import { unlessNewer } from '../tables/rows.ts';
import type { Write } from '../tables/table.ts';
import { changingTopic } from '../tables/topic-store.ts';
import type { World } from '../world.ts';

/** So many sessions of a topic are kept, the latest: as many as fit into a column. */
const SESSIONS_KEPT = 500;

/**
 * What a session says of the topic that it is planned from, and the writes that make the topic a planned one. A topic
 * can become several sessions, and one that was let go is taken up again.
 */
export async function takingTopic(
  world: World,
  place: Place,
  topicId: string | null,
  sessionId: string,
  by: PersonRef,
  now: Date,
  mustBeOpen = false,
): Promise<{ fromTopic: TopicTaken | null; writes: Write[] }> {
  if (topicId === null) return { fromTopic: null, writes: [] };
  const stored = await world.topics.head(place, topicId);
  if (!stored) throw invalid('topicId', 'a topic of this community');
  const { topic, columns } = stored;
  // Votes that were given back may have been given elsewhere since.
  const votes = topic.planned?.votes ?? topic.votes;
  const fromTopic = { id: topic.id, by: topic.by, votes };
  // The request is repeated.
  if (columns.sessionIds.includes(sessionId)) return { fromTopic, writes: [] };
  if (mustBeOpen && topic.state !== 'open') throw new Refusal('topic-not-open');
  const change = {
    state: 'planned' as const,
    planned: { by, at: now.toISOString(), votes },
    closed: null,
    sessionIds: [...columns.sessionIds, sessionId].slice(-SESSIONS_KEPT),
  };
  return { fromTopic, writes: changingTopic(stored, change) };
}

/** The writes after which a topic has not become this session, which is cancelled. Without any other it is open again. */
export async function releasingTopic(
  world: World,
  place: Place,
  topicId: string,
  sessionId: string,
): Promise<Write[]> {
  // A topic that this version cannot read does not hold up the cancelling.
  const stored = await unlessNewer(world.trace, world.topics.head(place, topicId));
  if (!stored?.columns.sessionIds.includes(sessionId)) return [];
  const sessionIds = stored.columns.sessionIds.filter((id) => id !== sessionId);
  const opens = stored.topic.state === 'planned' && sessionIds.length === 0;
  return changingTopic(stored, { sessionIds, ...(opens && { state: 'open', planned: null }) });
}
