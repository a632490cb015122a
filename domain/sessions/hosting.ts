import * as z from 'zod/mini';
import { type Permission, roleMay } from '../community/policy.ts';
import { entraId } from '../shared/ids.ts';
import { inSession, none, route } from '../shared/route.ts';
import { planSessions } from './abilities.ts';
import { hasEnded, isOpen, type Session, session } from './session.ts';

type Me = { readonly role: Parameters<typeof roleMay>[0] };

/** Whether I may host a session whose event is gone, in place of its host. */
export function mayTakeOver(me: Me, there: Pick<Session, 'state' | 'endsAt'>, now: Date): Permission {
  if (!roleMay(me.role, planSessions)) return 'role-may-not';
  return isOpen(there.state) && !hasEnded(there, now) ? 'yes' : 'session-over';
}

/** Whether the calendar work has found that the host has no mailbox or no event any more. */
export function needsHost({ invite, inviteProblem }: Pick<Session, 'invite' | 'inviteProblem'>): boolean {
  const code = inviteProblem?.code;
  return invite === 'failed' && (code === 'mailbox-missing' || code === 'event-deleted');
}

export const takeOverSession = route({
  name: 'takeOverSession',
  method: 'POST',
  path: '/api/communities/{communityId}/sessions/{sessionId}/host',
  summary: 'Host a session whose host has left: a new event in my calendar replaces the one that is gone',
  access: planSessions,
  touches: ['sessions', 'home'],
  params: inSession,
  query: none,
  /** `from` is the host whom I replace, so that of two organisers at once one is refused. */
  body: z.strictObject({ from: entraId }),
  reply: session,
});
