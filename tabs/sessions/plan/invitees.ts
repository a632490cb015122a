import type { Member } from '../../../domain/community/community.ts';
import type { SessionFormat } from '../../../domain/sessions/session.ts';

/** Who is sent an invite: everyone with a mailbox but the host, in whose calendar the event is; guests to showcases. */
export function invitees(members: readonly Member[], hostId: string, format: SessionFormat): Member[] {
  return members
    .filter((member) => member.id !== hostId && member.mail !== '')
    .filter((member) => member.role !== 'guest' || format === 'showcase');
}
