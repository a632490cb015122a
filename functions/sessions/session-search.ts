import * as z from 'zod';
import type { sessionHits } from '../../domain/sessions/hits.ts';
import { type NoteKind, noteKind } from '../../domain/sessions/note.ts';
import type { FindKindOf } from '../search/kinds.ts';

/** Sessions, by topic and purpose. */
export const SESSION_FIND: FindKindOf<{ cancelled: boolean }> = {
  kind: 'session',
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

/** Notes, by their text, their tags and their session's topic. */
export const NOTE_FIND: FindKindOf<{ noteKind: NoteKind }> = {
  kind: 'note',
  shows: z.object({ noteKind }),
  hit: ({
    ids: [sessionId = '', authorKey = '', id = ''],
    topic,
    at,
    shows,
    excerpt,
  }): z.output<typeof sessionHits.note> => ({
    kind: 'note',
    id,
    authorKey,
    sessionId,
    ...shows,
    topic,
    at,
    excerpt,
  }),
  reserved: 0,
};
