import { runCommunity } from '../community/abilities.ts';
import type { Role } from '../community/community.ts';
import { type Consent, mayStillAnswer } from '../community/consent.ts';
import { type Permission, roleMay } from '../community/policy.ts';
import { electRoles } from './abilities.ts';
import { isOver, type Stage } from './role.ts';

interface Me {
  readonly id: string;
  readonly role: Role;
}

interface Standing {
  readonly stage: Stage;
  readonly showsAt: string;
}

/** Nominations are taken until the moment at which they are shown, whether or not somebody has looked. */
export function mayNominate({ role }: Me, { stage, showsAt }: Standing, now: Date): Permission {
  if (!roleMay(role, electRoles)) return 'role-may-not';
  return stage === 'nominating' && Date.parse(showsAt) > now.getTime() ? 'yes' : 'nominations-shown';
}

/** `leadsSession`: facilitates the session in which the role is decided. */
export const runsElection = ({ role }: Me, leadsSession: boolean): boolean =>
  roleMay(role, runCommunity) || (leadsSession && roleMay(role, electRoles));

/** Show nominations before the end of the session in which they are gathered. Elsewhere their day stands. */
export function mayShow(me: Me, { stage }: Standing, inSession: boolean, leadsSession: boolean): Permission {
  if (!runsElection(me, leadsSession)) return 'role-may-not';
  if (stage !== 'nominating') return 'nominations-shown';
  return inSession ? 'yes' : 'shown-on-their-day';
}

/** Propose somebody, or somebody else or another term while the proposal is open. */
export function mayProposeHolder(
  me: Me,
  { stage }: Standing,
  consent: Consent | null,
  leadsSession: boolean,
  now: Date,
): Permission {
  if (!runsElection(me, leadsSession)) return 'role-may-not';
  if (stage === 'nominating') return 'nominations-unseen';
  if (stage === 'shown') return 'yes';
  return stage === 'proposed' && consent ? mayStillAnswer(consent, now) : 'proposal-adopted';
}

/** Say whether one would take the role, from the day on which nominations are shown until somebody is proposed. */
export function mayAnswerNomination({ stage }: Pick<Standing, 'stage'>, isNominated: boolean): Permission {
  if (stage === 'nominating') return 'nominations-unseen';
  if (isOver(stage)) return 'role-over';
  if (stage !== 'shown') return 'holder-proposed';
  return isNominated ? 'yes' : 'not-nominated';
}

export function mayAnswerHolder({ role }: Me, consent: Consent | null, now: Date): Permission {
  if (!roleMay(role, electRoles)) return 'role-may-not';
  return consent ? mayStillAnswer(consent, now) : 'proposal-withdrawn';
}

/** Close a role that nobody holds, or end a term before its time; whoever has the role may end their own. */
export function mayEndRole(me: Me, stage: Stage, holder: string | null): Permission {
  if (isOver(stage)) return 'role-over';
  return roleMay(me.role, runCommunity) || holder === me.id ? 'yes' : 'role-may-not';
}
