import * as z from 'zod/mini';
import { readCommunity, visit } from '../community/abilities.ts';
import { revisionNumber } from '../knowledge/revision-number.ts';
import { entraId, id, personRef } from '../shared/ids.ts';
import { inCommunity, inSession, none, route } from '../shared/route.ts';
import { prose } from '../shared/text.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { planSessions, takePart } from './abilities.ts';
import { agenda } from './agenda.ts';
import { attendance } from './attendance.ts';
import { inviteTry } from './invite-problem.ts';
import { note, noteRef } from './note.ts';
import { preparation } from './preparation.ts';
import { offeredReport, pilotHere } from './reports.ts';
import { changedSession, newSessionDraft, rsvp, session, topicTaken } from './session.ts';
import { summary } from './summary.ts';
import { toldRound } from './told-round.ts';
import { sharedWalk } from './walk.ts';

const permission = z.string();
/** The position after the last session of a page of past ones. Marked as pure so that the panel is built without it. */
const pageMark = /* @__PURE__ */ z
  .string()
  .check(z.regex(/^\d{13}\|[0-9a-f-]{36}$/, 'what was given as next'));

export const sessionAbilities = z.object({
  change: permission,
  lead: permission,
  close: permission,
  capture: permission,
  /** Whether I can take the lead because the facilitator is away; null where that is not known. */
  takeLead: nullIfMissing(permission),
  /** null from a version without it. */
  cancel: nullIfMissing(permission),
  reopen: nullIfMissing(permission),
});
export type SessionAbilities = z.infer<typeof sessionAbilities>;

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

export const moveAgenda = route({
  name: 'moveAgenda',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/agenda/move',
  summary: 'Begin an agenda item, ending the one under way; the first move makes the session live',
  access: takePart,
  touches: ['sessions', 'home'],
  params: inSession,
  query: none,
  /** `undo` reverts the last move: the item that it began becomes not begun, and `to` becomes uninterrupted. */
  body: z.strictObject({ to: z.nullable(id), undo: z.optional(z.literal(true)) }),
  reply: z.object({ session, agenda, now: instant }),
  versioned: true,
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

/** `item` is a position in this revision's checklist; other revisions may have other items there. */
export const tick = z.object({
  artifactId: id,
  revision: z.int(),
  item: z.int(),
  done: z.boolean(),
  by: personRef,
});

/** How often a side panel asks what is new. */
export const LIVE_BEAT_MS = 2_000;
/** How old an answer may be: what others have changed in the last second may be missing from it. */
export const LIVE_AGE_MS = 1_000;

export const live = z.object({
  /** The server's time, so that pages can correct their clock. */
  now: instant,
  /** null where the page cannot read it. The page then keeps the session that it knew. */
  session: nullIfUnreadable(session),
  /** null where it has not changed, or where the page cannot read it. */
  agenda: nullIfUnreadable(agenda),
  /** Notes that are new or changed since `since`; all notes without `since`, or if it is too old. */
  notes: tolerantArray(note),
  /** Notes removed since `since`. */
  removed: tolerantArray(noteRef),
  /** Checklist items ticked or (with `done: false`) unticked since `since`. */
  ticks: tolerantArray(tick),
  /** Walks through decision trees that have changed since `since`. */
  walks: z._default(tolerantArray(sharedWalk), []),
  /** Rounds of scoring begun in this session that have changed since `since`, for those who may score. */
  rounds: z._default(tolerantArray(toldRound), []),
  unattributedNotes: z.boolean(),
  abilities: sessionAbilities,
  /** To be sent as `since` within a minute, to get only changes. Later than that everything is sent again. */
  cursor: z.string(),
  /** After how many milliseconds to ask again; more than the usual while the server is busy. */
  askAgainMs: nullIfMissing(z.number()),
});
export type Live = z.infer<typeof live>;

export const followSession = route({
  name: 'followSession',
  method: 'GET',
  path: '/api/communities/{communityId}/sessions/{sessionId}/live',
  summary: 'What has happened in a session since last asked; the side panel asks every two seconds',
  access: readCommunity,
  shows: ['sessions', 'notes', 'ticks', 'walks'],
  params: inSession,
  /** `stage`: it is shown on the meeting's stage, which tells nothing of who has the panel open. */
  query: z.strictObject({ since: z.optional(instant), stage: z.optional(z.literal('yes')) }),
  body: none,
  reply: live,
});

export const tickItem = route({
  name: 'tickItem',
  method: 'PUT',
  path: '/api/communities/{communityId}/sessions/{sessionId}/ticks/{artifactId}/{revision}/{item}',
  summary: 'Tick or untick a checklist item for this session only; the playbook stays as it is',
  access: takePart,
  touches: ['ticks'],
  params: z.strictObject({
    communityId: id,
    sessionId: id,
    artifactId: id,
    revision: revisionNumber,
    item: z.pipe(
      z.string().check(z.regex(/^\d{1,3}$/, 'the number of a checklist item')),
      z.transform((text: string) => Number(text)),
    ),
  }),
  query: none,
  body: z.strictObject({ done: z.boolean() }),
  reply: tick,
});
