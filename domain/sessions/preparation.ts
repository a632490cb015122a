import * as z from 'zod/mini';
import { etag } from '../shared/ids.ts';
import { inSession, none, route } from '../shared/route.ts';
import { prose } from '../shared/text.ts';
import { takePart } from './abilities.ts';
import { NOTE_MAX } from './note.ts';

/** What somebody brings to a session. Only they see it, until they send it as a note. */
export const preparation = z.object({
  text: z.string(),
  /** It was sent as a note with its author's name. Its text is in the note. */
  used: z.boolean(),
  /** null where nothing is stored. */
  etag: z.nullable(etag),
});
export type Preparation = z.infer<typeof preparation>;

export const NOTHING_PREPARED: Preparation = { text: '', used: false, etag: null };

export const openPreparation = route({
  name: 'openPreparation',
  method: 'GET',
  path: '/api/communities/{communityId}/sessions/{sessionId}/preparation',
  summary: 'What I bring to a session; nobody else can read it',
  access: takePart,
  shows: ['preparation'],
  params: inSession,
  query: none,
  body: none,
  reply: preparation,
});

export const keepPreparation = route({
  name: 'keepPreparation',
  method: 'PUT',
  path: '/api/communities/{communityId}/sessions/{sessionId}/preparation',
  summary: 'Keep what I bring to a session until I send it as a note; an empty text removes it',
  access: takePart,
  touches: ['preparation'],
  params: inSession,
  query: none,
  /** `upon` is the version that was changed; null where there was none. */
  body: z.strictObject({ text: prose(NOTE_MAX), upon: z.nullable(etag) }),
  reply: preparation,
  maxBytes: 32_768,
});
