import * as z from 'zod/mini';
import { readCommunity } from '../community/abilities.ts';
import { id } from '../shared/ids.ts';
import { none, route } from '../shared/route.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';
import { session } from './session.ts';
import { topic } from './topic.ts';

export const aTopic = z.strictObject({ communityId: id, topicId: id });
const permission = z.string();

/** A topic as pages show it. */
export const shownTopic = z.object({
  ...topic.shape,
  /** Whether I vote for it. */
  mine: z.boolean(),
  /** The sessions that it became, the latest last. */
  sessions: tolerantArray(z.pick(session, { id: true, topic: true, startsAt: true, state: true })),
  abilities: z.object({ vote: permission, change: permission }),
});
export type ShownTopic = z.infer<typeof shownTopic>;

/** What every answer about topics says of me. */
export const aboutMe = {
  /** How many votes I can still give; null for those who do not vote. */
  votesLeft: nullIfMissing(z.int()),
  abilities: z.object({ add: permission, plan: permission }),
};

export const oneTopic = z.object({ topic: shownTopic, ...aboutMe });
export type OneTopic = z.infer<typeof oneTopic>;

export const openTopic = route({
  name: 'openTopic',
  method: 'GET',
  path: '/api/communities/{communityId}/topics/{topicId}',
  summary: 'A topic with the sessions that it became',
  access: readCommunity,
  shows: ['topics', 'sessions'],
  params: aTopic,
  query: none,
  body: none,
  reply: oneTopic,
});
