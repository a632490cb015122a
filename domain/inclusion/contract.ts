import * as z from 'zod/mini';
import { readCommunity, runCommunity } from '../community/abilities.ts';
import { role } from '../community/community.ts';
import { entraId, id } from '../shared/ids.ts';
import { inCommunity, none, route } from '../shared/route.ts';
import { line } from '../shared/text.ts';
import { date } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { describeOneself, proposeMembers } from './abilities.ts';
import { joinable, joining, myRequest } from './joining.ts';
import { discipline, level, profile } from './profile.ts';

const aPerson = z.strictObject({ communityId: id, personId: entraId });
export const WORD_MAX = 300;
const word = z.union([z.literal(''), line(WORD_MAX)]);
/** A role for whoever joins; null for a no. `tell`: who joins is told by mail, from my mailbox. */
const answer = z.strictObject({ role: z.nullable(role), word, tell: z.optional(z.boolean()) });

export const openProfile = route({
  name: 'openProfile',
  method: 'GET',
  path: '/api/communities/{communityId}/profile',
  summary: 'What I have said of my level and discipline here; nobody is told it of anybody else',
  access: describeOneself,
  shows: ['profile'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({
    profile: z.object({
      level: nullIfUnreadable(profile.shape.level),
      discipline: nullIfUnreadable(profile.shape.discipline),
    }),
  }),
});

export const describeMyself = route({
  name: 'describeMyself',
  method: 'PUT',
  path: '/api/communities/{communityId}/profile',
  summary: 'Say, change or take back at which level and in which discipline I work',
  access: describeOneself,
  touches: ['profile'],
  params: inCommunity,
  query: none,
  body: z.strictObject(profile.shape),
  reply: z.object({
    profile: z.object({ level: nullIfMissing(level), discipline: nullIfMissing(discipline) }),
  }),
});

export const openComposition = route({
  name: 'openComposition',
  method: 'GET',
  path: '/api/communities/{communityId}/composition',
  summary:
    'Who is in the community, who has led and whose voice is in its notes: totals of five or more people',
  access: readCommunity,
  shows: ['composition'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({
    /** When it was counted last; null before. */
    countedOn: nullIfMissing(date),
    tables: tolerantArray(
      z.object({
        dimension: z.enum(['level', 'discipline', 'region']),
        population: z.enum(['community', 'facilitators', 'voices']),
        /** When the totals were counted; null where none can be shown. */
        asOf: nullIfMissing(date),
        /** How many people there were. */
        size: z.int(),
        rows: tolerantArray(z.object({ group: z.string(), count: z.int() })),
        /** Groups with few people or none. */
        few: tolerantArray(z.string()),
      }),
    ),
  }),
});

export const countComposition = route({
  name: 'countComposition',
  method: 'POST',
  path: '/api/communities/{communityId}/composition',
  summary:
    'Count for the first time who is here; from then on it is counted again by itself, once a month at most',
  access: runCommunity,
  touches: ['composition'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({ countedOn: nullIfMissing(date) }),
});

export const listJoining = route({
  name: 'listJoining',
  method: 'GET',
  path: '/api/communities/{communityId}/joining',
  summary:
    'Who asks to join and who is proposed: all of them for organisers, for others whom they have proposed',
  access: readCommunity,
  shows: ['joining'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({
    requests: tolerantArray(joining),
    proposals: tolerantArray(joining),
    /** Whether everybody in the organisation can find the community and ask to join. */
    discoverable: z.boolean(),
  }),
});

export const proposeMember = route({
  name: 'proposeMember',
  method: 'PUT',
  path: '/api/communities/{communityId}/proposals/{personId}',
  summary: 'Propose somebody of the organisation, with a word why; an organiser adds them or not',
  access: proposeMembers,
  touches: ['joining', 'home'],
  params: aPerson,
  query: none,
  body: z.strictObject({ word }),
  reply: joining,
});

export const withdrawProposal = route({
  name: 'withdrawProposal',
  method: 'DELETE',
  path: '/api/communities/{communityId}/proposals/{personId}',
  summary: 'Take back whom I have proposed',
  access: proposeMembers,
  touches: ['joining', 'home'],
  params: aPerson,
  query: none,
  body: none,
  reply: z.object({ withdrawn: entraId }),
});

export const answerProposal = route({
  name: 'answerProposal',
  method: 'POST',
  path: '/api/communities/{communityId}/proposals/{personId}/answer',
  summary: 'Add somebody who was proposed, or decline with a word; whoever proposed them is told',
  access: runCommunity,
  touches: ['joining', 'members', 'memberships', 'sessions', 'home'],
  params: aPerson,
  query: none,
  body: answer,
  reply: z.object({ added: z.boolean() }),
});

export const answerJoinRequest = route({
  name: 'answerJoinRequest',
  method: 'POST',
  path: '/api/communities/{communityId}/join-requests/{personId}/answer',
  summary: 'Add somebody who asks to join, or decline with a word; they are told',
  access: runCommunity,
  touches: ['joining', 'members', 'memberships', 'sessions', 'home'],
  params: aPerson,
  query: none,
  body: answer,
  reply: z.object({ added: z.boolean() }),
});

export const setDiscoverable = route({
  name: 'setDiscoverable',
  method: 'PUT',
  path: '/api/communities/{communityId}/discoverable',
  summary: 'Let everybody in the organisation find the community and ask to join it, or nobody',
  access: runCommunity,
  touches: ['joining', 'joinable'],
  params: inCommunity,
  query: none,
  body: z.strictObject({ discoverable: z.boolean() }),
  reply: z.object({ discoverable: z.boolean() }),
});

export const listJoinable = route({
  name: 'listJoinable',
  method: 'GET',
  path: '/api/joinable',
  summary: 'Communities of my organisation that I do not belong to and may ask to join, a page at a time',
  access: 'signed-in',
  shows: ['joinable', 'memberships'],
  params: none,
  query: z.strictObject({ after: z.optional(id) }),
  body: none,
  reply: z.object({
    communities: tolerantArray(joinable),
    /** Where the next page begins; null where there are no more. */
    next: nullIfMissing(id),
  }),
});

export const openJoinable = route({
  name: 'openJoinable',
  method: 'GET',
  path: '/api/joinable/{communityId}',
  summary: 'The name and purpose of a community that I may ask to join, and what became of my request',
  access: 'signed-in',
  shows: ['joinable', 'memberships'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({ community: joinable, isMember: z.boolean(), request: nullIfUnreadable(myRequest) }),
});

export const askToBelong = route({
  name: 'askToBelong',
  method: 'PUT',
  path: '/api/joinable/{communityId}/request',
  summary: 'Ask to join a community, with a word',
  access: 'signed-in',
  touches: ['joinable', 'home'],
  params: inCommunity,
  query: none,
  body: z.strictObject({ word }),
  reply: z.object({ asked: z.boolean() }),
});

export const takeRequestBack = route({
  name: 'takeRequestBack',
  method: 'DELETE',
  path: '/api/joinable/{communityId}/request',
  summary: 'Take back my request to join, or take note that it was declined',
  access: 'signed-in',
  touches: ['joinable', 'home'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({ communityId: id }),
});
