import * as z from 'zod/mini';
import { readCommunity } from '../community/abilities.ts';
import { id } from '../shared/ids.ts';
import { inCommunity, none, route } from '../shared/route.ts';
import { prose } from '../shared/text.ts';
import { nullIfMissing, tolerantArray } from '../shared/tolerant.ts';
import { voteForTopics } from './abilities.ts';
import { newTopicDraft, topic, topicDraft, topicState } from './topic.ts';
import { aboutMe, aTopic, oneTopic, shownTopic } from './topic-page.ts';

export const listTopics = route({
  name: 'listTopics',
  method: 'GET',
  path: '/api/communities/{communityId}/topics',
  summary:
    'Topics: open ones with the most votes first, those that became sessions, or those that were let go',
  access: readCommunity,
  shows: ['topics', 'sessions'],
  params: inCommunity,
  query: z.strictObject({
    state: topicState,
    /** The `next` of the page before. */
    after: z.optional(z.string().check(z.regex(/^[0-9TZ:.|a-f-]{1,100}$/, 'where the page before ended'))),
  }),
  body: none,
  /** `next` is null on the last page. */
  reply: z.object({ topics: tolerantArray(shownTopic), next: nullIfMissing(z.string()), ...aboutMe }),
});

export const listGrownTopics = route({
  name: 'listGrownTopics',
  method: 'GET',
  path: '/api/communities/{communityId}/grown-topics',
  summary: "Topics that grew from a session's notes, from a pilot, or from an artifact's annotations",
  access: voteForTopics,
  shows: ['topics'],
  params: inCommunity,
  query: z.strictObject({
    kind: z.enum(['note', 'pilot', 'annotation']),
    /** The session's, the pilot's or the artifact's. */
    of: id,
  }),
  body: none,
  /** Without those that were let go. */
  reply: z.object({ topics: tolerantArray(z.pick(topic, { id: true, title: true, from: true })) }),
});

export const addTopic = route({
  name: 'addTopic',
  method: 'PUT',
  path: '/api/communities/{communityId}/topics/{topicId}',
  summary: 'Propose a topic for a session',
  access: voteForTopics,
  touches: ['topics'],
  params: aTopic,
  query: none,
  body: newTopicDraft,
  reply: oneTopic,
});

export const changeTopic = route({
  name: 'changeTopic',
  method: 'PATCH',
  path: '/api/communities/{communityId}/topics/{topicId}',
  summary: 'Change the words of an open topic: whoever added it, and organisers',
  access: voteForTopics,
  touches: ['topics'],
  params: aTopic,
  query: none,
  body: topicDraft,
  reply: oneTopic,
  versioned: true,
});

export const voteForTopic = route({
  name: 'voteForTopic',
  method: 'PUT',
  path: '/api/communities/{communityId}/topics/{topicId}/vote',
  summary:
    'Vote for an open topic; everyone has three votes, and a topic that is planned gives its votes back',
  access: voteForTopics,
  touches: ['topics'],
  params: aTopic,
  query: none,
  body: none,
  reply: oneTopic,
});

export const takeVoteBack = route({
  name: 'takeVoteBack',
  method: 'DELETE',
  path: '/api/communities/{communityId}/topics/{topicId}/vote',
  summary: 'Take my vote for an open topic back',
  access: voteForTopics,
  touches: ['topics'],
  params: aTopic,
  query: none,
  body: none,
  reply: oneTopic,
});

export const closeTopic = route({
  name: 'closeTopic',
  method: 'POST',
  path: '/api/communities/{communityId}/topics/{topicId}/close',
  summary: 'Let an open topic go, with a word: whoever added it, and organisers',
  access: voteForTopics,
  touches: ['topics'],
  params: aTopic,
  query: none,
  body: z.strictObject({ word: prose(300, 1) }),
  reply: oneTopic,
});
