import type { Role } from '../community/community.ts';
import { type Permission, permission, roleMay } from '../community/policy.ts';
import { followPilots, runPilots } from './abilities.ts';
import { isLocked, type Pilot, peopleOf } from './pilot.ts';

interface Me {
  readonly id: string;
  readonly role: Role;
}

const isOneOf = ({ id }: Me, pilot: Pilot) => peopleOf(pilot).includes(id);

/** Sponsors see a pilot while its report is published. */
export const maySeePilot = (role: Role, { state }: Pick<Pilot, 'state'>): boolean =>
  roleMay(role, followPilots) || state === 'reported';

/** Change what is planned, and answer who asks to join. */
export function mayChangePilot(me: Me, pilot: Pilot): Permission {
  if (!roleMay(me.role, runPilots)) return 'role-may-not';
  if (pilot.owner.id !== me.id) return 'pilot-not-yours';
  return pilot.state === 'begun' ? 'yes' : 'pilot-over';
}

/** End it without a report. An organiser may where the owner has left. */
export function mayEndPilot(me: Me, pilot: Pilot, ownerLeft: boolean): Permission {
  const change = mayChangePilot(me, pilot);
  if (change !== 'pilot-not-yours' || !ownerLeft || me.role !== 'organiser') return change;
  return pilot.state === 'begun' ? 'yes' : 'pilot-over';
}

/** Whose prediction is locked changes it by an amendment. */
export function mayAmend(me: Me, pilot: Pilot, now: Date): Permission {
  const change = mayChangePilot(me, pilot);
  if (change !== 'yes') return change;
  return isLocked(pilot, now) ? 'yes' : 'pilot-not-running';
}

export function mayCheckIn(me: Me, pilot: Pilot, now: Date): Permission {
  if (!roleMay(me.role, runPilots)) return 'role-may-not';
  if (!isOneOf(me, pilot)) return 'pilot-not-yours';
  if (pilot.state !== 'begun') return 'pilot-over';
  return isLocked(pilot, now) ? 'yes' : 'pilot-not-running';
}

/** Write a report of it, whoever has published one. */
export function mayWriteReport(me: Me, pilot: Pilot): Permission {
  if (!roleMay(me.role, runPilots)) return 'role-may-not';
  return isOneOf(me, pilot) ? 'yes' : 'pilot-not-yours';
}

/**
 * Publish a report; once there is one, correct and withdraw it, which only the pilot's owner and whoever published it
 * may.
 */
export function mayReport(me: Me, pilot: Pilot, reportedBy: string | null, now: Date): Permission {
  const write = mayWriteReport(me, pilot);
  if (write !== 'yes') return write;
  if (pilot.state === 'reported')
    return me.id === pilot.owner.id || me.id === reportedBy ? 'yes' : 'pilot-not-yours';
  return pilot.state === 'ended' || isLocked(pilot, now) ? 'yes' : 'pilot-not-running';
}

/** Ask to join. */
export function mayJoin(me: Me, pilot: Pilot): Permission {
  if (!roleMay(me.role, runPilots)) return 'role-may-not';
  return pilot.state === 'begun' ? 'yes' : 'pilot-over';
}

export const mayRepeat = ({ role }: Me): Permission => permission(role, runPilots);
