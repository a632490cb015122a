import * as z from 'zod/mini';
import { readCommunity } from '../community/abilities.ts';
import { id, personRef } from '../shared/ids.ts';
import { inCommunity, none, route } from '../shared/route.ts';
import { date } from '../shared/time.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';
import { authorKey, noteName } from './note.ts';

/** An action that is not done yet, as Home and the next session's agenda show it. */
export const openAction = z.object({
  noteId: id,
  communityId: id,
  sessionId: id,
  authorKey,
  text: z.string(),
  owner: nullIfMissing(personRef),
  due: nullIfMissing(date),
  topic: z.string(),
});
export type OpenAction = z.infer<typeof openAction>;

/** Names an action among those of all sessions. */
export const actionName = ({ sessionId, authorKey, noteId }: OpenAction): string =>
  `${sessionId}.${noteName({ authorKey, id: noteId })}`;

export const listOpenActions = route({
  name: 'listOpenActions',
  method: 'GET',
  path: '/api/communities/{communityId}/actions',
  summary: 'What is still to be done, soonest due first',
  access: readCommunity,
  shows: ['actions'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({ actions: tolerantArray(openAction) }),
});
