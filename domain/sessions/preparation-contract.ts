import * as z from 'zod/mini';
import { etag } from '../shared/ids.ts';
import { inSession, none, route } from '../shared/route.ts';
import { prose } from '../shared/text.ts';
import { takePart } from './abilities.ts';
import { NOTE_MAX } from './note.ts';
import { preparation } from './preparation.ts';

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
