import { isThere } from '../community/absence.ts';
import type { Member } from '../community/community.ts';
import { type Permission, roleMay } from '../community/policy.ts';
import type { Proposal } from '../community/proposals.ts';
import { facilitate, planSessions } from '../sessions/abilities.ts';
import { takeTurns } from './abilities.ts';
import type { TurnAgreed } from './turn.ts';

type Me = Pick<Member, 'id' | 'role' | 'pausedUntil' | 'away'>;

/** A turn as it stands: who leads it, what is agreed on it, and whether its session has begun by the clock or is live. */
export interface TurnNow extends Pick<Proposal, 'turn' | 'person' | 'how'> {
  readonly hasBegun: boolean;
  readonly isLive: boolean;
  /** Whether whoever leads it has left. */
  readonly hasLeft: boolean;
  readonly agreed: Pick<TurnAgreed, 'givenBack' | 'skips'>;
}

/** Whether somebody could lead a session on a day, if they were asked. */
export const canLead = (person: Pick<Member, 'role' | 'pausedUntil' | 'away'>, date: string): boolean =>
  roleMay(person.role, facilitate) && isThere(person, date);

const mine = ({ id, role }: Me, { person, hasBegun }: TurnNow): Permission => {
  if (!roleMay(role, takeTurns)) return 'role-may-not';
  if (hasBegun) return 'turn-gone';
  return person === id ? 'yes' : 'not-your-turn';
};

/** Accept what is proposed to me, or keep what I have given back. */
export function mayAccept(me: Me, now: TurnNow): Permission {
  const permission = mine(me, now);
  if (permission !== 'yes') return permission;
  return now.how === 'proposed' || now.agreed.givenBack ? 'yes' : 'turn-taken';
}

export function maySkip(me: Me, now: TurnNow): Permission {
  if (!roleMay(me.role, takeTurns)) return 'role-may-not';
  if (now.hasBegun) return 'turn-gone';
  return now.how === 'planned' && now.person === me.id ? 'turn-planned' : 'yes';
}

export const maySwap = mine;

export function mayGiveBack(me: Me, now: TurnNow): Permission {
  const permission = mine(me, now);
  return permission === 'yes' && now.agreed.givenBack ? 'turn-taken' : permission;
}

/**
 * Take what was given back, what nobody has accepted yet, or the turn of somebody who has left; also when it should have
 * begun and nobody leads it.
 */
export function mayVolunteer(me: Me, now: TurnNow): Permission {
  if (!roleMay(me.role, takeTurns)) return 'role-may-not';
  if (now.isLive) return 'turn-gone';
  if (now.person === me.id) return 'turn-taken';
  if (now.how !== 'proposed' && !now.agreed.givenBack && !now.hasLeft) return 'turn-taken';
  return canLead(me, now.turn.date) ? 'yes' : 'cannot-lead';
}

export function mayChoose(me: Me, now: TurnNow): Permission {
  if (!roleMay(me.role, planSessions)) return 'role-may-not';
  return now.isLive ? 'turn-gone' : 'yes';
}

/** Facilitate with whoever leads it. */
export function mayCoFacilitate(me: Me, now: TurnNow): Permission {
  if (!roleMay(me.role, takeTurns)) return 'role-may-not';
  return now.person === me.id ? 'turn-taken' : 'yes';
}

/** Watch before a first turn of one's own. */
export function mayShadow(me: Me, now: TurnNow, led: number): Permission {
  const permission = mayCoFacilitate(me, now);
  return permission === 'yes' && led > 0 ? 'has-led-before' : permission;
}
