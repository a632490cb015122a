import * as z from 'zod/mini';
import { etag, id } from '../shared/ids.ts';
import { none, route } from '../shared/route.ts';
import { takePart } from './abilities.ts';
import { authorKey, note, noteDraft, noteRef, noteSecret } from './note.ts';

export const aNote = z.strictObject({ communityId: id, sessionId: id, noteId: id });

/** The content of a note, and for an unattributed one the secret that proves which browser wrote it. */
export const noteBody = z.strictObject({ note: noteDraft, secret: z.nullable(noteSecret) });

export const captureNote = route({
  name: 'captureNote',
  method: 'PUT',
  path: '/api/communities/{communityId}/sessions/{sessionId}/notes/{noteId}',
  summary: 'Capture a note; with a secret it carries no name. May be repeated: the same note is kept once',
  access: takePart,
  touches: ['notes', 'actions', 'home'],
  params: aNote,
  query: none,
  /** `prepared`: it is what I bring, in this version, which is used up with it. */
  body: z.strictObject({ ...noteBody.shape, prepared: z.optional(etag) }),
  reply: note,
  maxBytes: 32_768,
});

export const removeNote = route({
  name: 'removeNote',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/notes/{noteId}/remove',
  summary: 'Take a note away: its author while the session is open, the facilitator always',
  access: takePart,
  touches: ['notes', 'actions', 'home'],
  params: aNote,
  query: z.strictObject({ authorKey }),
  body: z.strictObject({ secret: z.nullable(noteSecret) }),
  reply: z.object({ removed: noteRef }),
});

export const finishAction = route({
  name: 'finishAction',
  method: 'PUT',
  path: '/api/communities/{communityId}/sessions/{sessionId}/notes/{noteId}/done',
  summary: 'Say that an action is done, or not after all: its owner, the facilitator or an organiser',
  access: takePart,
  touches: ['notes', 'actions', 'home'],
  params: aNote,
  query: z.strictObject({ authorKey }),
  body: z.strictObject({ done: z.boolean() }),
  reply: note,
});
