import { useRef, useState } from 'react';
import { listTopics, takeVoteBack, voteForTopic } from '../../../domain/sessions/topic-contract.ts';
import type { OneTopic, ShownTopic } from '../../../domain/sessions/topic-page.ts';
import { call } from '../../api/client.ts';
import { useData } from '../../api/use-data.ts';
import { toast } from '../../app/toasts.tsx';
import { useAction } from '../../app/use-action.ts';
import { TOPICS } from './texts.ts';

/** A topic as it is once I have voted for it or taken my vote back. */
const voted = (topic: ShownTopic, mine: boolean): ShownTopic => ({
  ...topic,
  mine,
  votes: topic.votes + (mine ? 1 : -1),
});

interface Voting {
  readonly communityId: string;
  /** null for those who do not vote. */
  readonly votesLeft: number | null | undefined;
  /** Shows a topic as it is now, and how many votes that leaves more or fewer. */
  readonly show: (topic: ShownTopic, left: (before: number) => number) => void;
}

/** Gives and takes votes: shown at once, and put right by the answer. */
export function useVoting({ communityId, votesLeft, show }: Voting) {
  const [problem, setProblem] = useState<{ topicId: string; problem: unknown } | null>(null);
  const running = useRef(new Set<string>());
  async function vote(topic: ShownTopic): Promise<void> {
    const mine = !topic.mine;
    if (running.current.has(topic.id)) return;
    if (mine && votesLeft === 0) {
      toast(TOPICS.noneLeft, { about: 'votes' });
      return;
    }
    running.current.add(topic.id);
    setProblem(null);
    show(voted(topic, mine), (before) => before + (mine ? -1 : 1));
    try {
      const params = { communityId, topicId: topic.id };
      const { topic: now }: OneTopic = await call(mine ? voteForTopic : takeVoteBack, { params });
      show(now, (before) => before);
    } catch (caught) {
      show(topic, (before) => before + (mine ? 1 : -1));
      setProblem({ topicId: topic.id, problem: caught });
    } finally {
      running.current.delete(topic.id);
    }
  }
  return { vote, problem };
}

const byId = (topics: readonly ShownTopic[]) => new Map(topics.map((topic) => [topic.id, topic]));

/**
 * The open topics of a community in the order in which they were found on this visit: a vote moves nothing under the
 * hand that gives it. What is added since stands at the end.
 */
export function useTopics(communityId: string) {
  const params = { communityId };
  const first = useData(listTopics, { params, query: { state: 'open' } });
  const { data, isValidating } = first;
  /** Later pages, and what was added here. */
  const [others, setOthers] = useState<readonly ShownTopic[]>([]);
  const [next, setNext] = useState<string | null | undefined>(undefined);
  const [order, setOrder] = useState<readonly string[] | null>(null);
  // What an earlier visit has left may be in another order by now.
  const asked = useRef(false);
  if (isValidating) asked.current = true;
  if (data && asked.current && !isValidating && order === null) setOrder(data.topics.map(({ id }) => id));

  function show(topic: ShownTopic, left: (before: number) => number): void {
    const put = (topics: readonly ShownTopic[]) => topics.map((one) => (one.id === topic.id ? topic : one));
    first.patch((before) => ({
      ...before,
      topics: put(before.topics),
      votesLeft: before.votesLeft === null ? null : left(before.votesLeft),
    }));
    setOthers(put);
  }
  const voting = useVoting({ communityId, votesLeft: data?.votesLeft, show });

  const after = next === undefined ? (data?.next ?? null) : next;
  const more = useAction(async () => {
    if (after === null) return;
    const page = await call(listTopics, { params, query: { state: 'open', after } });
    setOthers((before) => [...before, ...page.topics]);
    setNext(page.next);
  });

  const known = byId([...others, ...(data?.topics ?? [])]);
  // One that was planned or let go is gone from the list; one that fell behind its first page may be.
  const last = useRef<ReadonlyMap<string, ShownTopic>>(new Map());
  const kept = data?.next ? last.current : new Map<string, ShownTopic>();
  const ids = new Set([...(order ?? []), ...known.keys()]);
  const topics = data && [...ids].flatMap((id) => known.get(id) ?? kept.get(id) ?? []);
  last.current = byId(topics ?? []);

  return {
    topics,
    votesLeft: data?.votesLeft ?? null,
    abilities: data?.abilities,
    error: data ? undefined : first.error,
    reload: first.reload,
    more: after === null ? null : more,
    add: (topic: ShownTopic) => setOthers((before) => [...before, topic]),
    vote: (topic: ShownTopic) => {
      setOrder((before) => before ?? [...ids]);
      return voting.vote(topic);
    },
    problem: voting.problem,
  };
}
export type Topics = ReturnType<typeof useTopics>;
