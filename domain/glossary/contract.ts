import * as z from 'zod/mini';
import { readCommunity, runCommunity } from '../community/abilities.ts';
import { answerDraft, consentPage, settingAsideDraft } from '../community/consent.ts';
import { entraId, etag, id, personRef } from '../shared/ids.ts';
import { inCommunity, none, route } from '../shared/route.ts';
import { searchHit } from '../shared/search.ts';
import { prose } from '../shared/text.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { shapeGlossary } from './abilities.ts';
import { newTermProposal, storedEntry, termOutline, termProposalDraft, termVersion } from './term.ts';

const aTerm = z.strictObject({ communityId: id, termId: id });
const permission = z.string();

/** Search finds terms as well, but asks anew each time. */
const CHANGES = ['glossary', 'home'] as const;

export const listTerms = route({
  name: 'listTerms',
  method: 'GET',
  path: '/api/communities/{communityId}/glossary',
  summary: 'What the words of a community mean: the terms that are approved or proposed',
  access: readCommunity,
  shows: ['glossary'],
  params: inCommunity,
  query: none,
  body: none,
  reply: z.object({
    now: instant,
    /** Without those that were withdrawn before they were approved. */
    terms: tolerantArray(termOutline),
    abilities: z.object({ propose: permission }),
  }),
});
export type TermList = z.infer<typeof listTerms.reply>;

export const termPage = z.object({
  now: instant,
  term: termOutline,
  proposal: nullIfUnreadable(
    z.object({
      entry: nullIfMissing(storedEntry),
      before: nullIfMissing(storedEntry),
      by: personRef,
      word: z.string(),
      days: z.int(),
      etag,
      consent: consentPage,
    }),
  ),
  /** What was adopted, the newest first, with who said that they have no objection. */
  versions: tolerantArray(z.extend(termVersion, { agreed: z.array(personRef) })),
  abilities: z.object({
    /** Propose a change, or that it be retired. */
    propose: permission,
    /** Change or withdraw the open proposal. */
    change: permission,
    answer: permission,
  }),
});
export type TermPage = z.infer<typeof termPage>;

export const openTerm = route({
  name: 'openTerm',
  method: 'GET',
  path: '/api/communities/{communityId}/glossary/{termId}',
  summary: 'A term: what it means, what is proposed of it, and who agreed to it when',
  access: readCommunity,
  shows: ['glossary', 'members'],
  params: aTerm,
  query: none,
  body: none,
  reply: termPage,
});

export const findTermUses = route({
  name: 'findTermUses',
  method: 'GET',
  path: '/api/communities/{communityId}/glossary/{termId}/uses',
  summary: 'What says a term in any of its forms: artifacts, sessions, notes and whatever else search finds',
  access: readCommunity,
  shows: ['knowledge', 'notes', 'sessions'],
  params: aTerm,
  query: none,
  body: none,
  reply: z.object({ hits: tolerantArray(searchHit), total: z.int() }),
});

/** A proposal, by its version. */
const proposed = z.object({ id, etag });

export const proposeTerm = route({
  name: 'proposeTerm',
  method: 'PUT',
  path: '/api/communities/{communityId}/glossary/{termId}/proposal',
  summary:
    'Propose a term, a change of one, or that it be retired; adopted when no objection stands at its end',
  access: shapeGlossary,
  touches: CHANGES,
  params: aTerm,
  query: none,
  body: newTermProposal,
  reply: proposed,
});

export const changeTermProposal = route({
  name: 'changeTermProposal',
  method: 'PATCH',
  path: '/api/communities/{communityId}/glossary/{termId}/proposal',
  summary: 'Change my proposal, which asks everybody again; objections stand until whoever made them agrees',
  access: shapeGlossary,
  touches: CHANGES,
  params: aTerm,
  query: none,
  body: termProposalDraft,
  reply: proposed,
  versioned: true,
});

export const answerTerm = route({
  name: 'answerTerm',
  method: 'PUT',
  path: '/api/communities/{communityId}/glossary/{termId}/proposal/answer',
  summary: 'Object to what is proposed of a term with a reason, or say that I do not object any more',
  access: shapeGlossary,
  touches: CHANGES,
  params: aTerm,
  query: none,
  body: answerDraft,
  reply: consentPage,
});

export const setTermObjectionAside = route({
  name: 'setTermObjectionAside',
  method: 'POST',
  path: '/api/communities/{communityId}/glossary/{termId}/proposal/objections/{personId}/set-aside',
  summary: 'Set an objection aside after the time of the proposal, with a word that everybody reads',
  access: runCommunity,
  touches: CHANGES,
  params: z.extend(aTerm, { personId: entraId }),
  query: none,
  body: settingAsideDraft,
  reply: consentPage,
});

export const withdrawTerm = route({
  name: 'withdrawTerm',
  method: 'POST',
  path: '/api/communities/{communityId}/glossary/{termId}/proposal/withdraw',
  summary: 'Withdraw my proposal; what is approved stays as it is',
  access: shapeGlossary,
  touches: CHANGES,
  params: aTerm,
  query: none,
  body: z.strictObject({ word: prose(300) }),
  reply: z.object({ id }),
});
