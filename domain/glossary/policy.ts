import type { Role } from '../community/community.ts';
import { type Consent, mayStillAnswer } from '../community/consent.ts';
import { type Permission, roleMay } from '../community/policy.ts';
import { shapeGlossary } from './abilities.ts';

interface Me {
  readonly id: string;
  readonly role: Role;
}

/** Propose something of a term. There is one proposal of a term at a time, so that everybody looks at the same. */
export function mayProposeTerm({ role }: Me, isOneOpen: boolean): Permission {
  if (!roleMay(role, shapeGlossary)) return 'role-may-not';
  return isOneOpen ? 'proposal-open' : 'yes';
}

/** Change or withdraw a proposal. An organiser may where whoever made it has left, or its time is over. */
export function mayChangeTermProposal(
  me: Me,
  by: string,
  byLeft: boolean,
  consent: Consent,
  now: Date,
): Permission {
  if (!roleMay(me.role, shapeGlossary)) return 'role-may-not';
  const isWaiting = byLeft || Date.parse(consent.closesAt) <= now.getTime();
  if (me.id !== by && !(isWaiting && me.role === 'organiser')) return 'proposal-not-yours';
  return mayStillAnswer(consent, now);
}

/** Object, or say that one does not. */
export const mayAnswerTerm = ({ role }: Me, consent: Consent, now: Date): Permission =>
  roleMay(role, shapeGlossary) ? mayStillAnswer(consent, now) : 'role-may-not';
