import * as z from 'zod';
import { type Topic, topic } from '../../domain/sessions/topic.ts';
import { id } from '../../domain/shared/ids.ts';
import { openTopicKey, pastTopicKey } from './keys.ts';
import { json, orNull, person, rowCodec, type Value, words } from './row-codec.ts';
import type { Row } from './table.ts';

const { id: _, etag, ...content } = topic.shape;

/** A topic, in its head as in its place in the lists. */
export const topicRow = rowCodec({
  ...content,
  taxonomy: orNull(content.taxonomy),
  by: person,
  from: json(content.from),
  planned: json(content.planned),
  closed: json(content.closed),
  /** The sessions that it became and that were not cancelled, the latest last. */
  sessionIds: json(z.array(id)),
  /** Counts changes but for votes, so that a vote does not make an open form stale. */
  revision: z.number(),
  /** The last change but for votes, as `changeOpOf`. */
  changeOp: z.string(),
  /** What added it, as `changeOpOf`. */
  addOp: z.string(),
});
export type TopicColumns = Value<typeof topicRow>;

export interface StoredTopic {
  readonly topic: Topic;
  readonly columns: TopicColumns;
  readonly rowEtag: string;
}

/** Of the head, and of a place in the lists, which has another version. */
export function storedTopicOf(row: Row): StoredTopic {
  const columns = topicRow.read(row);
  const { sessionIds, revision, changeOp, addOp, ...said } = columns;
  return {
    topic: { ...said, id: id.parse(row.rowKey?.split('|').at(-1)), etag: String(revision) },
    columns,
    rowEtag: row.etag,
  };
}

/** Where it stands in the lists. */
export function placeInList(topicId: string, { state, votes, at, planned, closed }: TopicColumns): string {
  if (state === 'open') return openTopicKey(votes, at, topicId);
  return pastTopicKey(state, new Date((state === 'planned' ? planned : closed)?.at ?? at), topicId);
}

/** For which topics a person votes, the latest last. Those that are open count against their votes. */
export const topicVotesRow = rowCodec({ topicIds: words });
