import * as z from 'zod/mini';
import { chatId } from '../shared/ids.ts';
import { inSession, none, route } from '../shared/route.ts';
import { takePart } from './abilities.ts';
import { session } from './session.ts';

export const linkMeeting = route({
  name: 'linkMeeting',
  method: 'PUT',
  path: '/api/communities/{communityId}/sessions/{sessionId}/meeting',
  summary: 'Say which session a meeting chat belongs to, where Teams could not tell',
  access: takePart,
  touches: ['meetings', 'sessions'],
  params: inSession,
  query: none,
  body: z.strictObject({ chatId }),
  reply: session,
});

export const unlinkMeeting = route({
  name: 'unlinkMeeting',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/meeting/unlink',
  summary: 'Say that a meeting chat does not belong to this session after all, where people had chosen it',
  access: takePart,
  touches: ['meetings', 'sessions'],
  params: inSession,
  query: none,
  body: z.strictObject({ chatId }),
  reply: session,
});
