import * as z from 'zod/mini';
import { readCommunity } from '../community/abilities.ts';
import { writeKnowledge } from '../knowledge/abilities.ts';
import { taxonomy } from '../knowledge/taxonomy.ts';
import { id, personRef } from '../shared/ids.ts';
import { inCommunity, inSession, none, route } from '../shared/route.ts';
import { date } from '../shared/time.ts';
import { nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { became, made, newOrigin, origin } from './origin.ts';
import { PERIOD_DAYS_MAX } from './period.ts';

const aThing = z.strictObject({ communityId: id, thingId: id });

export const keepOrigin = route({
  name: 'keepOrigin',
  method: 'PUT',
  path: '/api/communities/{communityId}/origins/{thingId}',
  summary: 'Say what an artifact, an annotation or a term is made from',
  access: writeKnowledge,
  touches: ['origins'],
  params: aThing,
  query: none,
  body: z.strictObject({ of: made, from: newOrigin }),
  reply: z.object({ origin }),
});

export const openOrigin = route({
  name: 'openOrigin',
  method: 'GET',
  path: '/api/communities/{communityId}/origins/{thingId}',
  summary: 'What an artifact, an annotation or a term was made from; null for nothing',
  access: readCommunity,
  shows: ['origins'],
  params: aThing,
  query: none,
  body: none,
  reply: z.object({
    origin: nullIfUnreadable(origin),
    /** Who wrote the note that it was made from; null where the note has no name, or is not there any more. */
    author: z._default(nullIfUnreadable(personRef), null),
  }),
});

export const listBecame = route({
  name: 'listBecame',
  method: 'GET',
  path: '/api/communities/{communityId}/sessions/{sessionId}/became',
  summary: 'What the notes of a session have become in the knowledge base',
  access: readCommunity,
  shows: ['origins', 'knowledge'],
  params: inSession,
  query: none,
  body: none,
  reply: z.object({ became: tolerantArray(became) }),
});

const sourceCounts = z.object({ sessions: z.int(), notes: z.int(), pilots: z.int(), revisions: z.int() });

export const assembleReport = route({
  name: 'assembleReport',
  method: 'GET',
  path: '/api/communities/{communityId}/report',
  summary:
    'A draft of what was learned in a period, assembled from its sessions, notes, pilots and revisions',
  access: writeKnowledge,
  shows: ['sessions', 'notes', 'knowledge'],
  params: inCommunity,
  query: z
    .strictObject({ from: date, to: date })
    .check(
      z.refine(
        ({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= PERIOD_DAYS_MAX * 86_400_000,
        { path: ['to'], message: 'a day after the first, at most a year later' },
      ),
    ),
  body: none,
  reply: z.object({
    title: z.string(),
    taxonomy,
    /** Markdown. */
    body: z.string(),
    counts: sourceCounts,
    /** Who has left the community and is named in it: readers of the list of members do not know them. */
    former: z._default(z.array(z.string()), []),
  }),
});
