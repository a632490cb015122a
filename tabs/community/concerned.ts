import type { Role } from '../../domain/community/community.ts';
import { isOpen, type Session } from '../../domain/sessions/session.ts';

type Invited = Pick<Session, 'state' | 'endsAt' | 'format' | 'invite' | 'host' | 'facilitator'>;

/** Sessions whose calendar event still follows who belongs: to come or under way, and sent to people at all. */
function follows(session: Invited, now: Date): boolean {
  return isOpen(session.state) && session.invite !== 'none' && Date.parse(session.endsAt) > now.getTime();
}

/** The sessions to come that somebody in this role is invited to: guests come to showcases only. */
export function invitedTo<S extends Invited>(sessions: readonly S[], role: Role, now = new Date()): S[] {
  return sessions.filter(
    (session) => follows(session, now) && (role !== 'guest' || session.format === 'showcase'),
  );
}

/** What leaving or another role means for one person's calendar and turns. `to` is null when they leave. */
export function concerned<S extends Invited>(
  sessions: readonly S[],
  person: { readonly id: string; readonly role: Role },
  to: Role | null,
  now = new Date(),
): { cancelled: S[]; invited: S[]; facilitates: S[]; hosts: S[] } {
  const before = invitedTo(sessions, person.role, now);
  const after = to === null ? [] : invitedTo(sessions, to, now);
  // Whoever planned a session is its organiser in Outlook, and is not mailed by their own event.
  const mailed = (session: S) => session.host.id !== person.id;
  const leaves = before.filter((session) => !after.includes(session));
  return {
    cancelled: leaves.filter(mailed),
    invited: after.filter((session) => !before.includes(session)).filter(mailed),
    facilitates: leaves.filter((session) => session.facilitator.id === person.id),
    hosts: leaves.filter((session) => !mailed(session)),
  };
}
