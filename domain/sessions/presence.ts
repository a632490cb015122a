import * as z from 'zod/mini';
import { readCommunity } from '../community/abilities.ts';
import { entraId } from '../shared/ids.ts';
import { inSession, none, route } from '../shared/route.ts';
import { tolerantArray } from '../shared/tolerant.ts';

/** Whoever asked for news of a session within this time has it open. */
export const OPEN_NOW_MS = 30_000;

export const whoHasItOpen = route({
  name: 'whoHasItOpen',
  method: 'GET',
  path: '/api/communities/{communityId}/sessions/{sessionId}/open',
  summary: 'The members who have the session open now, in the side panel or on its page',
  access: readCommunity,
  shows: [],
  params: inSession,
  query: none,
  body: none,
  reply: z.object({ people: tolerantArray(entraId) }),
});
