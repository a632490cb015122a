import type { NewTopicOrigin, Topic, TopicOrigin, TopicState } from '../../domain/sessions/topic.ts';
import { findingTopic } from './findings.ts';
import { KEYS, topicFromKey, topicKey, topicsKey, topicVotesKey } from './keys.ts';
import type { Place } from './place.ts';
import { retryOnConflict } from './retry.ts';
import type { Row, Table, Write } from './table.ts';
import {
  placeInList,
  type StoredTopic,
  storedTopicOf,
  type TopicColumns,
  topicRow,
  topicVotesRow,
} from './topic-rows.ts';

export type { StoredTopic } from './topic-rows.ts';

/** Open topics on a page of the list, and others, whose sessions are read as well. */
const PAGE = { open: 20, planned: 10, closed: 20 } as const;

/** So many topics that grew from one thing are looked up. */
const GROWN_MAX = 40;

export interface Votes {
  readonly topicIds: ReadonlySet<string>;
  /** null where there is no row yet. */
  readonly etag: string | null;
}

/**
 * Topics. Each has a head, and a copy of it where it stands in the lists. At every moment a topic has as many votes as
 * there are people whose row names it, whatever its state: a vote for one that is planned or let go stays with it until
 * it is given elsewhere, and counts again where the topic comes back.
 */
export class TopicStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async head(place: Place, topicId: string): Promise<StoredTopic | undefined> {
    return this.#table.find(place.partition, topicKey(topicId), storedTopicOf);
  }

  /** A page of a list, and the beginning of the next. */
  async list(
    place: Place,
    state: TopicState,
    after?: string,
  ): Promise<{ topics: StoredTopic[]; next: string | null }> {
    const list = topicsKey(state);
    const kind = {
      key: KEYS.topicPlace,
      of: (row: Row) => ({ stored: storedTopicOf(row), at: (row.rowKey ?? '').slice(list.length) }),
    };
    const from = after ? `${list}${after}|` : list;
    const found = await this.#table.range(place.partition, from, `${list}~`, kind, { top: PAGE[state] + 1 });
    const shown = found.slice(0, PAGE[state]);
    return {
      topics: shown.map(({ stored }) => stored),
      next: found.length > shown.length ? (shown.at(-1)?.at ?? null) : null,
    };
  }

  /** The topics that grew from a session's notes, from a pilot, or from an artifact's annotations. */
  async grownFrom(
    place: Place,
    kind: TopicOrigin['kind'],
    id: string,
  ): Promise<{ readonly origin: readonly string[]; readonly topicId: string }[]> {
    const of = ({ rowKey = '' }: Row) => {
      const [, ...parts] = rowKey.split('|');
      return { origin: parts.slice(0, -1), topicId: parts.at(-1) ?? '' };
    };
    const [from, to] = [topicFromKey([kind, id], ''), topicFromKey([kind, id], '~~')];
    const row = { key: KEYS.topicFrom, of };
    return this.#table.range(place.partition, from, to, row, { select: [], top: GROWN_MAX });
  }

  async votesOf(place: Place, personId: string): Promise<Votes> {
    const row = await this.#table.find(place.partition, topicVotesKey(personId), topicVotesRow.readWithEtag);
    return row ?? { topicIds: new Set(), etag: null };
  }

  /** Takes all votes of a person back. */
  async withdrawVotes(place: Place, personId: string, operation: string): Promise<void> {
    await retryOnConflict(async () => {
      const { topicIds, etag } = await this.votesOf(place, personId);
      if (etag === null || topicIds.size === 0) return;
      const found = await Promise.all([...topicIds].map((id) => this.head(place, id)));
      const topics = found.flatMap((stored) => stored ?? []);
      await this.#table.write(place.partition, operation, [
        settingVotes(personId, { topicIds: new Set(), etag }),
        ...topics.flatMap((stored) => countingVote(stored, -1)),
      ]);
    });
  }
}

/** The writes that add a topic. */
export function addingTopic(
  topicId: string,
  said: Omit<TopicColumns, 'state' | 'votes' | 'planned' | 'closed' | 'sessionIds' | 'revision' | 'changeOp'>,
): Write[] {
  const columns: TopicColumns = {
    ...said,
    state: 'open',
    votes: 0,
    planned: null,
    closed: null,
    sessionIds: [],
    revision: 1,
    changeOp: '',
  };
  const row = topicRow.columns(columns);
  return [
    { do: 'create', key: topicKey(topicId), row },
    { do: 'put', key: placeInList(topicId, columns), row },
    findingTopic({ ...columns, id: topicId }),
    ...(said.from
      ? [{ do: 'put', key: topicFromKey(partsOfOrigin(said.from), topicId), row: {} } as const]
      : []),
  ];
}

/** What tells one origin from another, as keys have it; all that has the same first two is asked for together. */
export function partsOfOrigin(from: NewTopicOrigin): string[] {
  if (from.kind === 'note') return [from.kind, from.sessionId, from.authorKey, from.noteId];
  if (from.kind === 'pilot') return [from.kind, from.pilotId];
  return [from.kind, from.artifactId, from.annotationId];
}

/** The writes for a change of a topic, and for what search finds of it. They make open forms stale. */
export function changingTopic(stored: StoredTopic, change: Partial<TopicColumns>, changeOp = ''): Write[] {
  const { id } = stored.topic;
  const columns = { ...stored.columns, ...change, revision: stored.columns.revision + 1, changeOp };
  return [...replacing(stored, columns), findingTopic({ ...columns, id })];
}

/** The writes for one vote more or less. */
export function countingVote(stored: StoredTopic, more: 1 | -1): Write[] {
  return replacing(stored, { ...stored.columns, votes: stored.columns.votes + more });
}

function replacing({ topic: { id }, columns, rowEtag }: StoredTopic, after: TopicColumns): Write[] {
  const [from, to] = [placeInList(id, columns), placeInList(id, after)];
  const row = topicRow.columns(after);
  return [
    { do: 'replace', key: topicKey(id), row, etag: rowEtag },
    { do: 'put', key: to, row },
    ...(from === to ? [] : [{ do: 'clear', key: from } as const]),
  ];
}

/** The write for what a person votes for. */
export function settingVotes(personId: string, { topicIds, etag }: Votes): Write {
  const change = { key: topicVotesKey(personId), row: topicVotesRow.columns({ topicIds }) };
  return etag === null ? { do: 'create', ...change } : { do: 'replace', ...change, etag };
}

/** The topic as it is after these votes. */
export const withVotes = ({ topic, columns }: StoredTopic, more: 1 | -1): Topic => ({
  ...topic,
  votes: columns.votes + more,
});
