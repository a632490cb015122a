import * as z from 'zod/mini';
import { chatId, id } from '../shared/ids.ts';
import { none, route } from '../shared/route.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';
import { session } from './session.ts';

// In a file of its own, because the side panel needs only this route at first.

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
