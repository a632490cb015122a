import * as z from 'zod/mini';
import { etag, id } from '../shared/ids.ts';
import { route } from '../shared/route.ts';
import { takePart } from './abilities.ts';
import { authorKey, note } from './note.ts';
import { aNote, noteBody } from './note-contract.ts';

export const editNote = route({
  name: 'editNote',
  method: 'PATCH',
  path: '/api/communities/{communityId}/sessions/{sessionId}/notes/{noteId}',
  summary: 'Edit a note: its author while the session is open, the facilitator always',
  access: takePart,
  touches: ['notes', 'actions', 'home'],
  params: aNote,
  query: z.strictObject({ authorKey }),
  body: noteBody,
  /** The note's new version. Its content is what was sent. */
  reply: z.object({ id, etag, editedBy: note.shape.editedBy }),
  versioned: true,
  maxBytes: 32_768,
});
