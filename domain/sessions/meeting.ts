import * as z from 'zod/mini';
import { chatId, id } from '../shared/ids.ts';
import { inSession, none, route } from '../shared/route.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';
import { takePart } from './abilities.ts';
import { session } from './session.ts';

// In a file of their own, because the side panel needs only these routes at first.

export const findMeeting = route({
  name: 'findMeeting',
  method: 'GET',
  path: '/api/meetings/{chatId}',
  summary: 'The session that a meeting chat belongs to, or today’s sessions to choose from',
  access: 'signed-in',
  shows: ['meetings', 'sessions'],
  params: z.strictObject({ chatId }),
  query: none,
  body: none,
  reply: z.object({
    found: nullIfMissing(
      z.object({
        communityId: id,
        sessionId: id,
        /** Guests may see a showcase's outline but not follow it live. */
        abilities: z.object({ follow: z.string(), unlink: z.string() }),
      }),
    ),
    /** Sessions that have no meeting yet. */
    candidates: tolerantArray(session),
  }),
});

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
