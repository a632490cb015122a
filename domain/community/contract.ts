import * as z from 'zod/mini';
import { planSessions } from '../sessions/abilities.ts';
import { entraId, id } from '../shared/ids.ts';
import { newsItem } from '../shared/news.ts';
import { inCommunity, none, route } from '../shared/route.ts';
import { line } from '../shared/text.ts';
import { date, instant, timeOfDay, zone } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { readCommunity, runCommunity, visit } from './abilities.ts';
import { community, communityDraft, directoryPerson, importRow, member, role } from './community.ts';

const aMember = z.strictObject({ communityId: id, personId: entraId });
const permission = z.string();

/** What my role may do in the community, by the names of the abilities that routes ask for. */
export const communityAbilities = z.record(z.string(), permission);

export const whoAmI = route({
  name: 'whoAmI',
  method: 'GET',
  path: '/api/me',
  summary: 'Who the token says I am, and the communities I belong to',
  access: 'signed-in',
  shows: ['memberships'],
  params: none,
  query: none,
  body: none,
  reply: z.object({
    id: entraId,
    name: z.string(),
    communities: tolerantArray(z.object({ id, name: z.string(), role })),
  }),
});

export const findPeople = route({
  name: 'findPeople',
  method: 'GET',
  path: '/api/people',
  summary:
    'People of my organisation whose name, mail or sign-in address begins with a text, through Microsoft Graph',
  access: 'signed-in',
  shows: [],
  params: none,
  query: z.strictObject({ q: line(120) }),
  body: none,
  reply: z.object({ people: tolerantArray(directoryPerson) }),
});

export const startCommunity = route({
  name: 'startCommunity',
  method: 'PUT',
  path: '/api/communities/{communityId}',
  summary: 'Start a community; whoever starts it is its first organiser',
  access: 'signed-in',
  touches: ['memberships', 'community', 'home'],
  params: inCommunity,
  query: none,
  body: communityDraft,
  reply: community,
});

export const openCommunity = route({
  name: 'openCommunity',
  method: 'GET',
  path: '/api/communities/{communityId}',
  summary: 'A community, my role in it and what it lets me do',
  access: visit,
  shows: ['community', 'memberships'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({
    community: z.object({ id, name: z.string() }),
    /** null for guests, who may see showcases but not how members meet. */
    details: nullIfUnreadable(community),
    role,
    abilities: communityAbilities,
  }),
});

export const reviseCommunity = route({
  name: 'reviseCommunity',
  method: 'PATCH',
  path: '/api/communities/{communityId}',
  summary: 'Change what a community is for, how it meets and what it keeps to',
  access: runCommunity,
  touches: ['community', 'memberships', 'home'],
  params: inCommunity,
  query: none,
  body: communityDraft,
  reply: community,
  versioned: true,
});

export const listMembers = route({
  name: 'listMembers',
  method: 'GET',
  path: '/api/communities/{communityId}/members',
  summary: 'Everyone who belongs now, by name',
  access: readCommunity,
  shows: ['members'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({ members: tolerantArray(member) }),
});

export const addMember = route({
  name: 'addMember',
  method: 'PUT',
  path: '/api/communities/{communityId}/members/{personId}',
  summary: 'Add a person of the organisation, or give a member another role; coming sessions follow',
  access: runCommunity,
  touches: ['members', 'memberships', 'sessions', 'home'],
  params: aMember,
  query: none,
  /** `tell`: a person who is new is told by mail, from my mailbox. */
  body: z.strictObject({ role, tell: z.optional(z.boolean()) }),
  reply: member,
});

export const removeMember = route({
  name: 'removeMember',
  method: 'DELETE',
  path: '/api/communities/{communityId}/members/{personId}',
  summary: 'End a membership: an organiser ends anyone’s, everyone their own; coming sessions follow',
  access: visit,
  touches: ['members', 'memberships', 'sessions', 'home'],
  params: aMember,
  query: none,
  body: none,
  reply: z.object({ removed: entraId }),
});

export const importMembers = route({
  name: 'importMembers',
  method: 'POST',
  path: '/api/communities/{communityId}/members/import',
  summary: 'Check a CSV of people row by row; with commit, add everyone who is ready, or nobody',
  access: runCommunity,
  touches: ['members', 'sessions', 'home'],
  params: inCommunity,
  query: none,
  body: z.strictObject({
    csv: z.string().check(z.minLength(1, 'a CSV'), z.maxLength(200_000, 'at most 200,000 characters')),
    role,
    /** false only checks the rows. true imports them, and refuses if a row that is not in `leaveOut` has a problem. */
    commit: z.boolean(),
    leaveOut: z.array(z.int()).check(z.maxLength(500, 'at most 500 rows')),
    /** Everyone who is added is told by mail, from my mailbox. */
    tell: z.optional(z.boolean()),
  }),
  reply: z.object({ rows: tolerantArray(importRow), imported: z.int() }),
  maxBytes: 900_000,
});

export const listNews = route({
  name: 'listNews',
  method: 'GET',
  path: '/api/communities/{communityId}/news',
  summary: 'What happened lately, newest first',
  access: readCommunity,
  shows: ['home'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({ news: tolerantArray(newsItem) }),
});

export const availability = z.enum(['free', 'tentative', 'busy', 'out', 'elsewhere', 'unknown']);

export const checkAvailability = route({
  name: 'checkAvailability',
  method: 'POST',
  path: '/api/communities/{communityId}/availability',
  summary: 'Who is free, busy or outside working hours at a time, from everyone’s calendar',
  access: planSessions,
  touches: [],
  params: inCommunity,
  query: none,
  body: z.strictObject({
    date,
    time: timeOfDay,
    minutes: z.int().check(z.gte(15), z.lte(480)),
    zone,
  }),
  reply: z.object({
    startsAt: instant,
    endsAt: instant,
    people: tolerantArray(
      z.object({
        id: entraId,
        name: z.string(),
        availability,
        /** Whether the whole session lies in their working hours; null if Microsoft 365 does not give these. */
        withinWorkingHours: nullIfMissing(z.boolean()),
        localTime: nullIfMissing(z.object({ date, time: timeOfDay, zone })),
      }),
    ),
  }),
});
