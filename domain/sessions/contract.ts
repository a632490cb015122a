import * as z from 'zod/mini';
import { visit } from '../community/abilities.ts';
import { entraId, id } from '../shared/ids.ts';
import { inCommunity, inSession, none, route } from '../shared/route.ts';
import { prose } from '../shared/text.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { planSessions, takePart } from './abilities.ts';
import { agenda } from './agenda.ts';
import { attendance } from './attendance.ts';
import { inviteTry } from './invite-problem.ts';
import { sessionAbilities } from './live-contract.ts';
import { note } from './note.ts';
import { preparation } from './preparation.ts';
import { offeredReport, pilotHere } from './reports.ts';
import { rsvp, session, topicTaken } from './session.ts';
import { changedSession, newSessionDraft } from './session-draft.ts';
import { summary } from './summary.ts';

/** The position after the last session of a page of past ones. Marked as pure so that the panel is built without it. */
const pageMark = /* @__PURE__ */ z
  .string()
  .check(z.regex(/^\d{13}\|[0-9a-f-]{36}$/, 'what was given as next'));

const titled = z.object({ id, title: z.string(), type: z.string() });

export const sessionPage = z.object({
  session,
  agenda,
  notes: tolerantArray(note),
  rsvps: tolerantArray(rsvp),
  artifacts: tolerantArray(titled),
  summary: nullIfUnreadable(summary),
  /** null unless the invite could not be sent so far. */
  inviteTry: nullIfMissing(inviteTry),
  /** null before it is closed, and for those who may not see it. */
  attendance: nullIfMissing(nullIfUnreadable(attendance)),
  /** Whether notes can be left unattributed here, now. */
  unattributedNotes: z.boolean(),
  /** Pilots that grew out of it; null for those who may not read notes. */
  pilots: nullIfMissing(tolerantArray(pilotHere)),
  /** Reports of pilots for its agenda, the latest first; null for those who do not lead it, and where none fit. */
  offers: nullIfMissing(tolerantArray(offeredReport)),
  /** What I bring, which is in nobody else's answer; null for those who may not capture notes. */
  preparation: nullIfMissing(nullIfUnreadable(preparation)),
  /** null where it was planned from none, and for guests. */
  fromTopic: nullIfMissing(nullIfUnreadable(topicTaken)),
  abilities: sessionAbilities,
});
export type SessionPage = z.infer<typeof sessionPage>;

export const listSessions = route({
  name: 'listSessions',
  method: 'GET',
  path: '/api/communities/{communityId}/sessions',
  summary: 'Sessions to come, soonest first, or a page of past ones, latest first',
  access: visit,
  shows: ['sessions'],
  params: inCommunity,
  query: /* @__PURE__ */ z
    .strictObject({ when: z.enum(['upcoming', 'past']), after: z.optional(pageMark) })
    .check(
      z.refine(({ when, after }) => when === 'past' || after === undefined, {
        path: ['after'],
        message: 'past sessions only',
      }),
    ),
  body: none,
  /** `next` is the `after` of the next page; null on the last page and for sessions to come. */
  reply: z.object({ sessions: tolerantArray(session), next: nullIfMissing(pageMark) }),
});

export const planSession = route({
  name: 'planSession',
  method: 'PUT',
  path: '/api/communities/{communityId}/sessions/{sessionId}',
  summary: 'Plan a session; one Outlook event with a Teams link goes to every member',
  access: planSessions,
  touches: ['sessions', 'home', 'topics'],
  params: inSession,
  query: none,
  body: newSessionDraft,
  reply: session,
});

export const openSession = route({
  name: 'openSession',
  method: 'GET',
  path: '/api/communities/{communityId}/sessions/{sessionId}',
  summary: 'Everything about one session: agenda, notes, answers, playbooks and, once closed, its summary',
  access: visit,
  shows: ['sessions', 'notes', 'knowledge', 'attendance'],
  params: inSession,
  query: none,
  body: none,
  reply: sessionPage,
});

export const changeSession = route({
  name: 'changeSession',
  method: 'PATCH',
  path: '/api/communities/{communityId}/sessions/{sessionId}',
  summary: 'Change or move a session; the calendars follow',
  access: takePart,
  touches: ['sessions', 'home'],
  params: inSession,
  query: none,
  body: changedSession,
  reply: session,
  versioned: true,
});

export const cancelSession = route({
  name: 'cancelSession',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/cancel',
  summary: 'Cancel a session with a word to everyone invited',
  access: takePart,
  touches: ['sessions', 'home', 'topics'],
  params: inSession,
  query: none,
  body: z.strictObject({ comment: prose(1_000) }),
  reply: session,
});

export const handOver = route({
  name: 'handOver',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/hand-over',
  summary: 'Make another member the facilitator',
  access: takePart,
  touches: ['sessions', 'home'],
  params: inSession,
  query: none,
  body: z.strictObject({ to: entraId }),
  reply: session,
});

export const closeSession = route({
  name: 'closeSession',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/close',
  summary: 'Close a session: its summary is written and open actions reach their owners',
  access: takePart,
  touches: ['sessions', 'actions', 'home'],
  params: inSession,
  query: none,
  body: none,
  reply: z.object({ session, summary }),
});

export const retryInvite = route({
  name: 'retryInvite',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/invite/retry',
  summary: 'Try again to bring the calendars in line with the session',
  access: takePart,
  touches: ['sessions', 'home'],
  params: inSession,
  query: none,
  body: none,
  reply: session,
});

export const answerInvite = route({
  name: 'answerInvite',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/answer',
  summary: 'Accept or decline in my own Outlook calendar',
  access: visit,
  touches: ['sessions', 'home'],
  params: inSession,
  query: none,
  body: z.strictObject({ response: z.enum(['accepted', 'tentative', 'declined']) }),
  reply: z.object({ response: z.enum(['accepted', 'tentative', 'declined']) }),
});
