import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { hitKind } from '../shared/search.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';
import { authorKey, noteKind } from './note.ts';
import { topicState } from './topic.ts';

export const sessionHits = {
  session: hitKind('session', { id, topic: z.string(), startsAt: instant, cancelled: z.boolean() }),
  note: hitKind('note', {
    id,
    authorKey,
    sessionId: id,
    noteKind,
    topic: z.string(),
    /** Who owns an action. */
    owner: nullIfMissing(z.string()),
    at: nullIfMissing(instant),
  }),
  topic: hitKind('topic', { id, title: z.string(), state: topicState, at: instant }),
};
