import type { Member } from '../community/community.ts';
import type { Session, SessionFormat } from './session.ts';

/** Outlook refuses the whole event for one address that it cannot parse. */
const ADDRESS = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

/**
 * Who gets an invite: everyone with a mail address except the host, who has the event already; guests only for
 * showcases. Each address is used once.
 */
export function invitees<Someone extends Pick<Member, 'id' | 'mail' | 'role'>>(
  members: readonly Someone[],
  hostId: string,
  format: SessionFormat,
): Someone[] {
  const host = members.find(({ id }) => id === hostId);
  const seen = new Set([host?.mail.toLowerCase()]);
  return members.filter(({ id, mail, role }) => {
    const address = mail.toLowerCase();
    if (id === hostId || seen.has(address) || !ADDRESS.test(address)) return false;
    if (role === 'guest' && format !== 'showcase') return false;
    seen.add(address);
    return true;
  });
}

/**
 * Whether those invited are hidden from each other. Guests may not read the member list, and showcases invite them. Long
 * lists of names, of more than `above`, are hidden as well.
 */
export function hidesAttendees({ format }: Pick<Session, 'format'>, invited: number, above: number): boolean {
  return format === 'showcase' || invited > above;
}
