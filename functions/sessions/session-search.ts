import * as z from 'zod';
import type { sessionHits } from '../../domain/sessions/hits.ts';
import { NOTE_KINDS, type NoteKind, noteKind } from '../../domain/sessions/note.ts';
import { type TopicState, topicState } from '../../domain/sessions/topic.ts';
import type { FindKindOf } from '../search/kinds.ts';
import { linesApart } from '../search/search-text.ts';

/** Sessions, by topic, purpose, agenda and facilitator. */
export const SESSION_FIND: FindKindOf<{ cancelled: boolean }> = {
  kind: 'session',
  plain: linesApart,
  shows: z.object({ cancelled: z.boolean() }),
  hit: ({ ids: [id = ''], title, at, shows, excerpt }): z.output<typeof sessionHits.session> => ({
    kind: 'session',
    id,
    topic: title,
    startsAt: at ?? '',
    cancelled: shows.cancelled,
    excerpt,
  }),
  reserved: 5,
};

/** Notes, by their text and tags, their session's topic, and who wrote or owns them. */
export const NOTE_FIND: FindKindOf<{ noteKind: NoteKind }> = {
  kind: 'note',
  names: NOTE_KINDS,
  shows: z.object({ noteKind }),
  hit: ({ ids, topic, owner, at, shows, excerpt }): z.output<typeof sessionHits.note> => {
    const [sessionId = '', authorKey = '', id = ''] = ids;
    return { kind: 'note', id, authorKey, sessionId, ...shows, topic, owner: owner || null, at, excerpt };
  },
  reserved: 0,
};

/** Topics, by their title, why they are worth a session, and who added them. */
export const TOPIC_FIND: FindKindOf<{ state: TopicState }> = {
  kind: 'topic',
  shows: z.object({ state: topicState }),
  hit: ({ ids: [id = ''], title, at, shows, excerpt }): z.output<typeof sessionHits.topic> => ({
    kind: 'topic',
    id,
    title,
    state: shows.state,
    at: at ?? '',
    excerpt,
  }),
  reserved: 3,
};
