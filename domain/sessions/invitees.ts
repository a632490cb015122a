import type { Member } from '../community/community.ts';
import type { SessionFormat } from './session.ts';

/** One address that Outlook would not even parse would keep everybody from being invited. */
const ADDRESS = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

/**
 * Who is sent an invite: everyone with a mailbox but the host, in whose calendar the event is; guests to showcases
 * only. An address counts once, whoever uses it.
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
