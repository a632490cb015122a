import * as z from 'zod/mini';
import { readCommunity } from '../community/abilities.ts';
import { taxonomy } from '../knowledge/taxonomy.ts';
import { entraId, etag, id, personRef } from '../shared/ids.ts';
import { inCommunity, none, route } from '../shared/route.ts';
import { line, prose } from '../shared/text.ts';
import { date, instant } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { runPilots } from './abilities.ts';
import { amendment, amendmentDraft, checkIn, checkInDraft } from './check-in.ts';
import { newPilotDraft, pilot, pilotDraft, pilotOutline } from './pilot.ts';
import { pilotTotals, reason, report, reportDraft, reportForm } from './report.ts';
import { VERDICTS } from './states.ts';

const aPilot = z.strictObject({ communityId: id, pilotId: id });
const permission = z.string();

export const KEPT = ['aim', 'predicted', 'measured', 'all'] as const;

export const listPilots = route({
  name: 'listPilots',
  method: 'GET',
  path: '/api/communities/{communityId}/pilots',
  summary:
    'Pilots: first those that have not ended, then the others, the latest first; sponsors see published ones',
  access: readCommunity,
  shows: ['pilots'],
  params: inCommunity,
  query: z.strictObject({
    taxonomy: z.optional(taxonomy),
    /** `none`: ended without a report. */
    verdict: z.optional(z.enum([...VERDICTS, 'none'])),
    /** The team's function. */
    function: z.optional(line(60)),
    artifactId: z.optional(id),
    /** What of the method a pilot that ended has kept. */
    kept: z.optional(z.enum(KEPT)),
    /** The `next` of the page before. */
    after: z.optional(z.string().check(z.regex(/^[0-9a-z|-]{1,80}$/, 'where the page before ended'))),
  }),
  body: none,
  reply: z.object({
    now: instant,
    pilots: tolerantArray(pilotOutline),
    /** Where the next page begins; null if this is the last. */
    next: nullIfMissing(z.string()),
    /** Of all pilots that have ended, whatever the filters; null on later pages. */
    totals: nullIfUnreadable(pilotTotals),
    abilities: z.object({ begin: permission }),
  }),
});

export const beginPilot = route({
  name: 'beginPilot',
  method: 'PUT',
  path: '/api/communities/{communityId}/pilots/{pilotId}',
  summary: 'Begin a pilot of mine',
  access: runPilots,
  touches: ['pilots', 'home', 'sessions', 'knowledge'],
  params: aPilot,
  query: none,
  body: newPilotDraft,
  reply: pilot,
  maxBytes: 65_536,
});

export const pilotPage = z.object({
  now: instant,
  pilot,
  /** In the order of their days. */
  checkIns: tolerantArray(checkIn),
  amendments: tolerantArray(amendment),
  /** The published versions of the report, the newest first; empty while there is none or after it was withdrawn. */
  reports: tolerantArray(report),
  /** Pilots that repeat this one. */
  repeatedBy: tolerantArray(z.object({ pilotId: id, title: z.string(), owner: personRef })),
  /** Who asks to join, for those who run it; otherwise only I. */
  requests: tolerantArray(z.object({ person: personRef, word: z.string(), at: instant })),
  /** The report that I have begun to write; null if there is none. */
  reportForm: nullIfUnreadable(z.object({ form: reportForm, savedAt: instant, etag })),
  abilities: z.object({
    /** Change what is planned, and answer who asks to join. */
    change: permission,
    /** End it without a report. */
    end: permission,
    checkIn: permission,
    /** Publish a report, and correct or withdraw the published one. */
    report: permission,
    /** Ask to join. */
    join: permission,
    /** Begin one of my own that repeats it. */
    repeat: permission,
  }),
});
export type PilotPage = z.infer<typeof pilotPage>;

export const openPilot = route({
  name: 'openPilot',
  method: 'GET',
  path: '/api/communities/{communityId}/pilots/{pilotId}',
  summary: 'A pilot with its check-ins and its report',
  access: readCommunity,
  shows: ['pilots'],
  params: aPilot,
  query: none,
  body: none,
  reply: pilotPage,
});

export const changePilot = route({
  name: 'changePilot',
  method: 'PATCH',
  path: '/api/communities/{communityId}/pilots/{pilotId}',
  summary: 'Change a pilot that has not ended; its prediction, aim and days only before it starts',
  access: runPilots,
  touches: ['pilots', 'home', 'sessions', 'knowledge'],
  params: aPilot,
  query: none,
  body: pilotDraft,
  reply: pilot,
  versioned: true,
  maxBytes: 65_536,
});

export const amendPrediction = route({
  name: 'amendPrediction',
  method: 'POST',
  path: '/api/communities/{communityId}/pilots/{pilotId}/amendments',
  summary: 'Change the prediction or the last day of a running pilot, with a reason that everybody sees',
  access: runPilots,
  touches: ['pilots', 'home'],
  params: aPilot,
  query: none,
  body: amendmentDraft,
  reply: pilot,
  versioned: true,
});

export const checkInToPilot = route({
  name: 'checkInToPilot',
  method: 'PUT',
  path: '/api/communities/{communityId}/pilots/{pilotId}/check-ins/{on}',
  summary: 'Say how a pilot goes; a later check-in of the same day replaces it',
  access: runPilots,
  touches: ['pilots', 'home'],
  params: z.strictObject({ communityId: id, pilotId: id, on: date }),
  query: none,
  body: checkInDraft,
  reply: checkIn,
});

export const endPilot = route({
  name: 'endPilot',
  method: 'POST',
  path: '/api/communities/{communityId}/pilots/{pilotId}/end',
  summary: 'End a pilot without a report, and say why; it may still be reported later',
  access: runPilots,
  touches: ['pilots', 'home', 'sessions', 'knowledge'],
  params: aPilot,
  query: none,
  body: z.strictObject({ word: reason }),
  reply: pilot,
  versioned: true,
});

export const keepReport = route({
  name: 'keepReport',
  method: 'PUT',
  path: '/api/communities/{communityId}/pilots/{pilotId}/report-draft',
  summary: 'Keep the report that I write; nobody else can read it',
  access: runPilots,
  touches: ['pilots'],
  params: aPilot,
  query: none,
  /** `upon` is the version that was changed; null where there was none. */
  body: z.strictObject({ form: reportForm, upon: z.nullable(etag) }),
  /** `kept` is false once the report is published. */
  reply: z.object({ kept: z.boolean(), etag: nullIfMissing(etag) }),
  maxBytes: 65_536,
});

export const publishReport = route({
  name: 'publishReport',
  method: 'PUT',
  path: '/api/communities/{communityId}/pilots/{pilotId}/report',
  summary: 'Publish the report of a pilot, or correct the published one',
  access: runPilots,
  touches: ['pilots', 'home', 'sessions', 'knowledge'],
  params: aPilot,
  query: none,
  body: z.strictObject({
    report: reportDraft,
    /** Why the published one is corrected; '' for the first. */
    word: z.union([z.literal(''), reason]),
    /** The version of what I keep of it that is published; another one stays unless it says the same. */
    form: z.optional(etag),
  }),
  reply: pilot,
  versioned: true,
  maxBytes: 65_536,
});

export const withdrawReport = route({
  name: 'withdrawReport',
  method: 'POST',
  path: '/api/communities/{communityId}/pilots/{pilotId}/withdraw',
  summary: 'Withdraw the published report, and say why',
  access: runPilots,
  touches: ['pilots', 'home', 'sessions', 'knowledge'],
  params: aPilot,
  query: none,
  body: z.strictObject({ word: reason }),
  reply: pilot,
  versioned: true,
});

export const askToJoin = route({
  name: 'askToJoin',
  method: 'PUT',
  path: '/api/communities/{communityId}/pilots/{pilotId}/requests/mine',
  summary: 'Ask to join a pilot that has not ended',
  access: runPilots,
  touches: ['pilots', 'home'],
  params: aPilot,
  query: none,
  body: z.strictObject({ word: prose(300) }),
  reply: z.object({ asked: z.boolean() }),
});

export const answerRequest = route({
  name: 'answerRequest',
  method: 'POST',
  path: '/api/communities/{communityId}/pilots/{pilotId}/requests/{personId}',
  summary: 'Take somebody who asks into the pilot, or not; or take my own request back',
  access: runPilots,
  touches: ['pilots', 'home'],
  params: z.strictObject({ communityId: id, pilotId: id, personId: entraId }),
  query: none,
  body: z.strictObject({ accept: z.boolean() }),
  reply: pilot,
});
