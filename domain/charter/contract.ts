import * as z from 'zod/mini';
import { readCommunity, runCommunity } from '../community/abilities.ts';
import { answerDraft, consentPage, settingAsideDraft } from '../community/consent.ts';
import { entraId, id, personRef } from '../shared/ids.ts';
import { inCommunity, none, route } from '../shared/route.ts';
import { prose } from '../shared/text.ts';
import { date, instant } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { shapeCharter } from './abilities.ts';
import { charterProposal, charterReview, charterVersion, proposalDraft, storedText } from './charter.ts';

const aProposal = z.strictObject({ communityId: id, proposalId: id });
const permission = z.string();

/** A change of these is asked for again by whatever shows the charter or the community that it is about. */
const CHANGES = ['charter', 'community', 'home'] as const;

export const charterPage = z.object({
  now: instant,
  /** What stands now; null until a first version is adopted. */
  charter: nullIfUnreadable(z.object({ version: z.int(), text: storedText, adoptedAt: instant })),
  proposal: nullIfUnreadable(z.extend(charterProposal, { consent: consentPage })),
  /** Who takes part and has accepted what stands; null while there is no charter. */
  accepted: nullIfUnreadable(
    z.object({
      count: z.int(),
      of: z.int(),
      mine: z.boolean(),
      /** For organisers: who has not yet. */
      missing: nullIfMissing(tolerantArray(personRef)),
      nudgedAt: nullIfMissing(instant),
    }),
  ),
  /** When it is to be looked at again; null while there is none. */
  reviewOn: nullIfMissing(date),
  /** null until the version that stands was reviewed. */
  reviewed: nullIfMissing(charterReview),
  abilities: z.object({
    propose: permission,
    /** Change or withdraw the open proposal. */
    change: permission,
    answer: permission,
    accept: permission,
    nudge: permission,
    review: permission,
  }),
});
export type CharterPage = z.infer<typeof charterPage>;

export const openCharter = route({
  name: 'openCharter',
  method: 'GET',
  path: '/api/communities/{communityId}/charter',
  summary: 'What the members have agreed on, what is proposed, and how many have accepted',
  access: readCommunity,
  shows: ['charter', 'members'],
  params: inCommunity,
  query: none,
  body: none,
  reply: charterPage,
});

export const listCharterVersions = route({
  name: 'listCharterVersions',
  method: 'GET',
  path: '/api/communities/{communityId}/charter/versions',
  summary: 'The adopted versions of the charter, the newest first',
  access: readCommunity,
  shows: ['charter'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({ versions: tolerantArray(charterVersion) }),
});

export const proposeCharter = route({
  name: 'proposeCharter',
  method: 'PUT',
  path: '/api/communities/{communityId}/charter/proposals/{proposalId}',
  summary:
    'Propose a change of the charter, or a first one; it is adopted when no objection stands at its end',
  access: shapeCharter,
  touches: CHANGES,
  params: aProposal,
  query: none,
  body: proposalDraft,
  reply: charterProposal,
});

export const changeCharterProposal = route({
  name: 'changeCharterProposal',
  method: 'PATCH',
  path: '/api/communities/{communityId}/charter/proposals/{proposalId}',
  summary: 'Change my proposal, which asks everybody again; objections stand until whoever made them agrees',
  access: shapeCharter,
  touches: CHANGES,
  params: aProposal,
  query: none,
  body: proposalDraft,
  reply: charterProposal,
  versioned: true,
});

export const answerCharterProposal = route({
  name: 'answerCharterProposal',
  method: 'PUT',
  path: '/api/communities/{communityId}/charter/proposals/{proposalId}/answer',
  summary: 'Object to a proposed change with a reason, or say that I do not object any more',
  access: shapeCharter,
  touches: CHANGES,
  params: aProposal,
  query: none,
  body: answerDraft,
  reply: consentPage,
});

export const setCharterObjectionAside = route({
  name: 'setCharterObjectionAside',
  method: 'POST',
  path: '/api/communities/{communityId}/charter/proposals/{proposalId}/objections/{personId}/set-aside',
  summary: 'Set an objection aside after the time of the proposal, with a word that everybody reads',
  access: runCommunity,
  touches: CHANGES,
  params: z.extend(aProposal, { personId: entraId }),
  query: none,
  body: settingAsideDraft,
  reply: consentPage,
});

export const withdrawCharterProposal = route({
  name: 'withdrawCharterProposal',
  method: 'POST',
  path: '/api/communities/{communityId}/charter/proposals/{proposalId}/withdraw',
  summary: 'Withdraw my proposal, and say why',
  access: shapeCharter,
  touches: CHANGES,
  params: aProposal,
  query: none,
  body: z.strictObject({ word: prose(300, 1) }),
  reply: charterProposal,
});

export const acceptCharter = route({
  name: 'acceptCharter',
  method: 'PUT',
  path: '/api/communities/{communityId}/charter/acceptance',
  summary: 'Accept the version of the charter that stands',
  access: shapeCharter,
  touches: ['charter', 'home'],
  params: inCommunity,
  query: none,
  body: z.strictObject({ version: z.int().check(z.gte(1), z.lte(9_999)) }),
  reply: z.object({ accepted: z.int() }),
});

export const nudgeCharter = route({
  name: 'nudgeCharter',
  method: 'POST',
  path: '/api/communities/{communityId}/charter/nudge',
  summary: 'Ask those who have not accepted the charter once more, at most once a week',
  access: runCommunity,
  touches: ['charter', 'home'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({ nudgedAt: instant }),
});

export const reviewCharter = route({
  name: 'reviewCharter',
  method: 'POST',
  path: '/api/communities/{communityId}/charter/review',
  summary: 'Say that the charter was looked at, and when it is to be looked at again',
  access: runCommunity,
  touches: ['charter', 'home'],
  params: inCommunity,
  query: none,
  body: z.strictObject({ next: date }),
  reply: z.object({ reviewOn: date }),
});
