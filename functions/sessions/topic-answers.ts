import { permission, roleMay } from '../../domain/community/policy.ts';
import { followPilots } from '../../domain/pilots/abilities.ts';
import { planSessions, voteForTopics } from '../../domain/sessions/abilities.ts';
import { mayChangeTopic, mayVote, VOTES_EACH } from '../../domain/sessions/topic.ts';
import type { OneTopic, ShownTopic } from '../../domain/sessions/topic-page.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import type { Route } from '../../domain/shared/route.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { unlessNewer } from '../tables/rows.ts';
import type { StoredTopic } from '../tables/topic-store.ts';
import type { MemberCall } from '../use-case.ts';
import type { World } from '../world.ts';

/** What a change of a topic, or of a vote for it, needs of its call. */
export type TopicCall = Pick<MemberCall<Route>, 'place' | 'me' | 'operation'> & {
  readonly params: { readonly topicId: string };
};

export async function requireTopic(world: World, place: Place, topicId: string): Promise<StoredTopic> {
  const stored = await world.topics.head(place, topicId);
  if (!stored) throw new Refusal('not-found');
  return stored;
}

/** What I vote for; nothing is read for those who do not vote. null if this version cannot read it. */
export async function myVotes(
  world: World,
  place: Place,
  me: Membership,
): Promise<ReadonlySet<string> | null> {
  if (!roleMay(me.role, voteForTopics)) return new Set();
  return (await unlessNewer(world.trace, world.topics.votesOf(place, me.id)))?.topicIds ?? null;
}

/** Those of the topics with these ids that are not open, so that votes for them can be given elsewhere. */
export async function notOpen(
  world: World,
  place: Place,
  ids: readonly string[],
  known: readonly StoredTopic[] = [],
): Promise<StoredTopic[]> {
  const there = new Map(known.map((stored) => [stored.topic.id, stored]));
  const found = await Promise.all(
    ids.map((id) => there.get(id) ?? unlessNewer(world.trace, world.topics.head(place, id))),
  );
  return found.flatMap((stored) => (stored && stored.topic.state !== 'open' ? [stored] : []));
}

/** Topics as pages show them, with the last `sessions` that each became. */
export async function shownTopics(
  world: World,
  place: Place,
  me: Membership,
  topics: readonly StoredTopic[],
  votes: ReadonlySet<string> | null,
  sessions: number,
): Promise<Omit<OneTopic, 'topic'> & { topics: ShownTopic[] }> {
  const votesFor = roleMay(me.role, voteForTopics);
  const [back, shown] = await Promise.all([
    notOpen(world, place, [...(votes ?? [])], topics),
    Promise.all(
      topics.map(async ({ topic, columns }) => ({
        ...topic,
        // Sponsors see pilots once they are reported, which is not looked up for each topic.
        from: topic.from?.kind === 'pilot' && !roleMay(me.role, followPilots) ? null : topic.from,
        mine: votes?.has(topic.id) ?? false,
        sessions: await sessionsOf(world, place, columns.sessionIds.slice(-sessions)),
        abilities: { vote: mayVote(me, topic), change: mayChangeTopic(me, topic) },
      })),
    ),
  ]);
  return {
    topics: shown,
    votesLeft: votesFor && votes ? VOTES_EACH - votes.size + back.length : null,
    abilities: { add: permission(me.role, voteForTopics), plan: permission(me.role, planSessions) },
  };
}

async function sessionsOf(
  world: World,
  place: Place,
  ids: readonly string[],
): Promise<ShownTopic['sessions']> {
  const heads = await Promise.all(ids.map((id) => unlessNewer(world.trace, world.sessions.head(place, id))));
  return heads.flatMap((stored) => {
    if (!stored) return [];
    const { id, topic, startsAt, state } = stored.session;
    return [{ id, topic, startsAt, state }];
  });
}

/** One topic as its page shows it. */
export async function oneTopic(
  world: World,
  place: Place,
  me: Membership,
  stored: StoredTopic,
  votes?: ReadonlySet<string> | null,
): Promise<OneTopic> {
  const mine = votes === undefined ? await myVotes(world, place, me) : votes;
  const { topics, ...about } = await shownTopics(world, place, me, [stored], mine, SESSIONS_SHOWN);
  const [topic] = topics;
  if (!topic) throw new Refusal('not-found');
  return { topic, ...about };
}

/** So many sessions of a topic its page shows: the latest. */
const SESSIONS_SHOWN = 12;
