import * as z from 'zod/mini';
import { readCommunity, runCommunity } from '../community/abilities.ts';
import { answerDraft, consentPage, settingAsideDraft } from '../community/consent.ts';
import { entraId, id, personRef } from '../shared/ids.ts';
import { inCommunity, none, route } from '../shared/route.ts';
import { prose } from '../shared/text.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';
import { electRoles } from './abilities.ts';
import { holderProposal, nomination, nominationDraft, roleDraft, roleOutline } from './role.ts';

const aRole = z.strictObject({ communityId: id, roleId: id });
const permission = z.string();
const word = prose(300, 1);

const CHANGES = ['roles', 'home'] as const;
/** What changes with the rights of a role. */
const RIGHTS = ['roles', 'home', 'members', 'memberships', 'community'] as const;

export const listRoles = route({
  name: 'listRoles',
  method: 'GET',
  path: '/api/communities/{communityId}/roles',
  summary: 'Roles that are open or held, or those that are over',
  access: readCommunity,
  shows: ['roles', 'members'],
  params: inCommunity,
  query: z.strictObject({ when: z.optional(z.enum(['now', 'over'])) }),
  body: none,
  reply: z.object({
    now: instant,
    roles: tolerantArray(
      z.extend(roleOutline, {
        /** How many nominations there were at midnight; null for a few, for none, and once they are shown. */
        nominations: nullIfMissing(z.int()),
        /** Whoever has it belongs no more. */
        holderLeft: z._default(z.boolean(), false),
      }),
    ),
    abilities: z.object({ offer: permission, nominate: permission }),
  }),
});

export const offerRole = route({
  name: 'offerRole',
  method: 'PUT',
  path: '/api/communities/{communityId}/roles/{roleId}',
  summary: 'Open a role for a term, and gather nominations for it',
  access: runCommunity,
  touches: CHANGES,
  params: aRole,
  query: none,
  body: roleDraft,
  reply: roleOutline,
});

export const rolePage = z.object({
  now: instant,
  role: roleOutline,
  /** What I have nominated, which nobody else sees before all are shown; null if I have not. */
  mine: nullIfUnreadable(nomination),
  /** Who is nominated by whom and why; empty until all are shown. */
  nominees: tolerantArray(
    z.object({
      person: personRef,
      nominations: tolerantArray(z.object({ by: personRef, reason: z.string() })),
      /** What they have answered. */
      willing: nullIfMissing(z.enum(['yes', 'no'])),
      left: z._default(z.boolean(), false),
    }),
  ),
  proposal: nullIfUnreadable(
    z.object({
      person: personRef,
      by: personRef,
      word: z.string(),
      /** What the last change of the proposal has changed. */
      before: nullIfUnreadable(
        z.object({ person: personRef, description: z.string(), from: z.string(), until: z.string() }),
      ),
      consent: consentPage,
    }),
  ),
  holderLeft: z._default(z.boolean(), false),
  /** It was closed before its nominations were shown: nobody sees them any more. */
  unseen: z._default(z.boolean(), false),
  abilities: z.object({
    nominate: permission,
    show: permission,
    /** Answer whether I would. */
    willing: permission,
    propose: permission,
    answer: permission,
    end: permission,
  }),
});
export type RolePage = z.infer<typeof rolePage>;

export const openRole = route({
  name: 'openRole',
  method: 'GET',
  path: '/api/communities/{communityId}/roles/{roleId}',
  summary: 'A role: nominations once they are shown, the proposal, and who has it',
  access: readCommunity,
  shows: ['roles'],
  params: aRole,
  query: none,
  body: none,
  reply: rolePage,
});

export const nominate = route({
  name: 'nominate',
  method: 'PUT',
  path: '/api/communities/{communityId}/roles/{roleId}/nomination',
  summary: 'Nominate somebody, who may be myself; a later nomination of mine replaces it',
  access: electRoles,
  touches: CHANGES,
  params: aRole,
  query: none,
  body: nominationDraft,
  reply: nomination,
});

export const takeNominationBack = route({
  name: 'takeNominationBack',
  method: 'DELETE',
  path: '/api/communities/{communityId}/roles/{roleId}/nomination',
  summary: 'Take my nomination back, as long as nominations are not shown',
  access: electRoles,
  touches: CHANGES,
  params: aRole,
  query: none,
  body: none,
  reply: z.object({ nominated: z.boolean() }),
});

export const showNominations = route({
  name: 'showNominations',
  method: 'POST',
  path: '/api/communities/{communityId}/roles/{roleId}/shown',
  summary: 'Show what was nominated in a session before the session ends',
  access: electRoles,
  touches: CHANGES,
  params: aRole,
  query: none,
  body: none,
  reply: roleOutline,
});

export const answerNomination = route({
  name: 'answerNomination',
  method: 'PUT',
  path: '/api/communities/{communityId}/roles/{roleId}/willing',
  summary: 'Say whether I would take the role that I am nominated for',
  access: electRoles,
  touches: CHANGES,
  params: aRole,
  query: none,
  body: z.strictObject({ willing: z.boolean() }),
  reply: z.object({ willing: z.boolean() }),
});

export const proposeHolder = route({
  name: 'proposeHolder',
  method: 'PUT',
  path: '/api/communities/{communityId}/roles/{roleId}/proposal',
  summary:
    'Propose somebody for a role, or change the proposal, which asks everybody again; objections stand until whoever made them agrees',
  access: electRoles,
  touches: CHANGES,
  params: aRole,
  query: none,
  body: holderProposal,
  reply: roleOutline,
  versioned: true,
});

export const answerHolder = route({
  name: 'answerHolder',
  method: 'PUT',
  path: '/api/communities/{communityId}/roles/{roleId}/proposal/answer',
  summary: 'Object to a proposal with a reason, or say that I do not object any more',
  access: electRoles,
  touches: RIGHTS,
  params: aRole,
  query: none,
  body: answerDraft,
  reply: consentPage,
});

export const setHolderObjectionAside = route({
  name: 'setHolderObjectionAside',
  method: 'POST',
  path: '/api/communities/{communityId}/roles/{roleId}/proposal/objections/{personId}/set-aside',
  summary: 'Set an objection aside after the time of the proposal, with a word that everybody reads',
  access: runCommunity,
  touches: RIGHTS,
  params: z.extend(aRole, { personId: entraId }),
  query: none,
  body: settingAsideDraft,
  reply: consentPage,
});

export const withdrawHolder = route({
  name: 'withdrawHolder',
  method: 'POST',
  path: '/api/communities/{communityId}/roles/{roleId}/proposal/withdraw',
  summary: 'Withdraw the proposal; the nominations stay',
  access: electRoles,
  touches: CHANGES,
  params: aRole,
  query: none,
  body: none,
  reply: roleOutline,
  versioned: true,
});

export const endRole = route({
  name: 'endRole',
  method: 'POST',
  path: '/api/communities/{communityId}/roles/{roleId}/end',
  summary: 'Close a role that nobody has, or end its term before its last day; rights end with it',
  access: electRoles,
  touches: RIGHTS,
  params: aRole,
  query: none,
  body: z.strictObject({ word }),
  reply: roleOutline,
});
