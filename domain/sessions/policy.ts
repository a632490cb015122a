import { readCommunity } from '../community/abilities.ts';
import type { Role } from '../community/community.ts';
import { type Permission, roleMay } from '../community/policy.ts';
import { facilitate, takePart } from './abilities.ts';
import { isLeftOpen, isOpen, type Session } from './session.ts';

interface Me {
  readonly id: string;
  readonly role: Role;
}

/** The facilitator and every organiser may lead the session. */
export function leads(me: Me, session: Pick<Session, 'facilitator'>): boolean {
  return me.role === 'organiser' || session.facilitator.id === me.id;
}

export function mayOpenSession(me: Me, session: Pick<Session, 'format'>): Permission {
  return roleMay(me.role, readCommunity) || session.format === 'showcase' ? 'yes' : 'role-may-not';
}

/** Changing topic, time, agenda and playbooks, and cancelling. */
export function mayChange(me: Me, session: Pick<Session, 'facilitator' | 'state'>): Permission {
  if (!leads(me, session)) return 'facilitator-only';
  return isOpen(session.state) ? 'yes' : 'session-over';
}

/** A session that is under way is not cancelled but closed: people are meeting, and nobody would be told. */
export function mayCancel(me: Me, session: Pick<Session, 'facilitator' | 'state'>): Permission {
  const change = mayChange(me, session);
  return change === 'yes' && session.state === 'live' ? 'session-live' : change;
}

/** Beginning, moving through the agenda and handing over. */
export const mayLead = mayChange;

/** Taking the lead of a session whose facilitator is away. */
export function mayTakeLead(me: Me, session: Pick<Session, 'state'>, facilitatorAway: boolean): Permission {
  if (!roleMay(me.role, facilitate)) return 'role-may-not';
  if (session.state !== 'live') return isOpen(session.state) ? 'session-not-open' : 'session-over';
  return facilitatorAway ? 'yes' : 'facilitator-there';
}

/** How long before the start people gather. */
export const GATHERING_MS = 15 * 60_000;

/** Whether people are meeting or about to. */
export function isGathering(session: Pick<Session, 'state' | 'startsAt'>, now: Date): boolean {
  return session.state === 'live' || Date.parse(session.startsAt) - now.getTime() <= GATHERING_MS;
}

export function mayCapture(me: Me, session: Pick<Session, 'state' | 'facilitator'>): Permission {
  if (!roleMay(me.role, takePart)) return 'role-may-not';
  if (session.state === 'cancelled') return 'session-over';
  if (session.state === 'closed') return leads(me, session) ? 'yes' : 'session-over';
  return 'yes';
}

/** Preparing for it, while it is to come or under way. */
export function mayPrepare(me: Me, session: Pick<Session, 'state'>): Permission {
  if (!roleMay(me.role, takePart)) return 'role-may-not';
  return isOpen(session.state) ? 'yes' : 'session-over';
}

/**
 * A session can be closed once it is live or its start has passed, so that one that nobody began can be closed, too.
 */
export function mayClose(
  me: Me,
  session: Pick<Session, 'state' | 'facilitator' | 'startsAt'>,
  now: Date,
): Permission {
  const change = mayChange(me, session);
  if (change !== 'yes') return change;
  return session.state === 'live' || Date.parse(session.startsAt) <= now.getTime()
    ? 'yes'
    : 'session-not-open';
}

/** Saying who was there. */
export function mayRecordAttendance(me: Me, session: Pick<Session, 'facilitator' | 'state'>): Permission {
  if (!leads(me, session)) return 'facilitator-only';
  return session.state === 'closed' ? 'yes' : 'session-not-closed';
}

/** Sending its summary by mail. */
export const maySendSummary = mayRecordAttendance;

const DAY_MS = 86_400_000;

/** Whether a session is closed, and was closed so recently that it may be reopened. */
export function mayBeReopened({ state, closedAt }: Pick<Session, 'state' | 'closedAt'>, now: Date): boolean {
  // When it was closed is not known of sessions that an earlier version closed.
  return state === 'closed' && closedAt !== null && now.getTime() - Date.parse(closedAt) <= DAY_MS;
}

/** Whoever may close a session may reopen it for a day after it was closed. */
export function mayReopen(
  me: Me,
  session: Pick<Session, 'state' | 'facilitator' | 'closedAt'>,
  now: Date,
): Permission {
  if (!leads(me, session)) return 'facilitator-only';
  if (session.state === 'cancelled') return 'session-over';
  if (session.state !== 'closed') return 'session-not-closed';
  return mayBeReopened(session, now) ? 'yes' : 'closed-for-good';
}

/**
 * How long only the facilitator is asked to close a session. After that organisers are asked, too: the facilitator may
 * be away.
 */
const THEIRS_MS = 2 * DAY_MS;
/** After this time nobody is asked any more to close a session. It can still be closed. */
export const ASKS_FOR_MS = 60 * DAY_MS;

/** Whether I am asked to close a session that is over. */
export function asksToClose(
  me: Me,
  session: Pick<Session, 'state' | 'facilitator' | 'startsAt' | 'endsAt'>,
  now: Date,
): boolean {
  if (!isLeftOpen(session, now) || !roleMay(me.role, takePart) || mayClose(me, session, now) !== 'yes')
    return false;
  const gone = now.getTime() - Date.parse(session.endsAt);
  return gone < ASKS_FOR_MS && (session.facilitator.id === me.id || gone >= THEIRS_MS);
}
