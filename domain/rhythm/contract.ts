import * as z from 'zod/mini';
import { readCommunity, runCommunity } from '../community/abilities.ts';
import { community } from '../community/community.ts';
import { rotaReason } from '../rota/turn.ts';
import { planSessions } from '../sessions/abilities.ts';
import { planForm, storedForm } from '../sessions/plan-draft.ts';
import { etag, id, personRef } from '../shared/ids.ts';
import { inCommunity, inSession, none, route } from '../shared/route.ts';
import { line, prose } from '../shared/text.ts';
import { date, instant, zone } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { answerPrompts } from './abilities.ts';
import { cadenceDraft, skippedDraft } from './drafts.ts';
import { ANSWER_MAX, promptAnswer } from './prompt.ts';
import { country, rhythm, rhythmDraft } from './rhythm.ts';

/** What people have decided about a draft. */
export const draftDecision = z.object({
  /** The plan as somebody has changed it; null while it follows from the backlog and the rota. */
  form: nullIfUnreadable(planForm),
  /** Why nobody meets on its date; null where nobody has decided so. */
  skipped: nullIfMissing(z.string()),
  /** Whether somebody has decided that its date stands although it would be skipped. */
  meets: z.boolean(),
  by: personRef,
  at: instant,
  etag,
});
export type DraftDecision = z.infer<typeof draftDecision>;

const decided = { decision: nullIfMissing(nullIfUnreadable(draftDecision)) };

/** Who leads a draft or is proposed by the rota, and why. */
export const draftTurn = z.object({
  person: nullIfMissing(personRef),
  /** Whether they have agreed, or are proposed. */
  how: z.enum(['planned', 'agreed', 'proposed']),
  reason: rotaReason,
});
export type DraftTurn = z.infer<typeof draftTurn>;

export const standingDraft = z.extend(cadenceDraft, { ...decided, turn: nullIfUnreadable(draftTurn) });
export type StandingDraft = z.infer<typeof standingDraft>;
export const leftOutDraft = z.extend(skippedDraft, decided);
export type LeftOutDraft = z.infer<typeof leftOutDraft>;

export const rhythmPage = z.object({
  rhythm,
  cadence: community.shape.cadence,
  zone,
  /** The next sessions that nobody has planned yet, soonest first. */
  drafts: tolerantArray(standingDraft),
  /** Dates among them on which nobody meets. */
  skipped: tolerantArray(leftOutDraft),
});
export type RhythmPage = z.infer<typeof rhythmPage>;

export const openRhythm = route({
  name: 'openRhythm',
  method: 'GET',
  path: '/api/communities/{communityId}/rhythm',
  summary: 'When the community meets next: drafts by its cadence, and the dates that are left out and why',
  access: readCommunity,
  shows: ['rhythm', 'sessions', 'community', 'rota', 'members'],
  params: inCommunity,
  query: none,
  body: none,
  reply: rhythmPage,
});

export const changeRhythm = route({
  name: 'changeRhythm',
  method: 'PATCH',
  path: '/api/communities/{communityId}/rhythm',
  summary: 'Choose whose public holidays are left out, breaks, and what is asked between sessions',
  access: runCommunity,
  touches: ['rhythm', 'rota', 'home'],
  params: inCommunity,
  query: none,
  body: rhythmDraft,
  reply: rhythm,
  versioned: true,
});

export const listHolidays = route({
  name: 'listHolidays',
  method: 'GET',
  path: '/api/communities/{communityId}/rhythm/holidays',
  summary: 'The countries whose public holidays are known; of one of them its regions and its next holidays',
  access: runCommunity,
  shows: [],
  params: inCommunity,
  query: z.strictObject({ country: z.optional(country), region: z.optional(rhythmDraft.shape.region) }),
  body: none,
  reply: z.object({
    countries: z.array(z.string()),
    regions: z.array(z.object({ code: z.string(), name: z.string() })),
    /** Those of the next twelve months. */
    holidays: z.array(z.object({ date, name: z.string() })),
  }),
});

export const decideDraft = route({
  name: 'decideDraft',
  method: 'PUT',
  path: '/api/communities/{communityId}/drafts/{draftId}',
  summary: 'Keep a draft with changes, skip its date with a reason, or meet on a date that would be skipped',
  access: planSessions,
  touches: ['rhythm', 'rota'],
  params: z.strictObject({ communityId: id, draftId: id }),
  query: none,
  body: z.strictObject({
    /** The date that the draft is for. */
    date,
    form: z.nullable(storedForm),
    skipped: z.nullable(line(120)),
    meets: z.boolean(),
  }),
  reply: draftDecision,
  versioned: true,
  maxBytes: 131_072,
});

export const answerPrompt = route({
  name: 'answerPrompt',
  method: 'PUT',
  path: '/api/communities/{communityId}/sessions/{sessionId}/tried',
  summary: 'Say what I have tried since this session, or that I would rather not; it opens the next session',
  access: answerPrompts,
  touches: ['tried', 'home', 'sessions'],
  params: inSession,
  query: none,
  /** null: I would rather not answer. */
  body: z.strictObject({ text: z.nullable(prose(ANSWER_MAX, 1)) }),
  reply: z.object({ text: nullIfMissing(z.string()) }),
});

export const listTried = route({
  name: 'listTried',
  method: 'GET',
  path: '/api/communities/{communityId}/sessions/{sessionId}/tried',
  summary: 'What people have tried before this session, as they said since the one before',
  access: readCommunity,
  shows: ['tried'],
  params: inSession,
  query: none,
  body: none,
  reply: z.object({
    answers: tolerantArray(promptAnswer),
    /** The session that I can still answer about; null for none. */
    about: nullIfMissing(id),
  }),
});
