import type { InviteProblem } from '../../domain/sessions/invite-problem.ts';

const SAID = {
  unavailable: 'Microsoft 365 has not let us through for a day.',
  unexpected: 'Something unforeseen stopped the invite.',
  'newer-version': 'A newer version of Guildhall has written something here that this one cannot read.',
  'event-deleted':
    'The event was deleted from the host’s calendar. Trying again invites everyone anew; an organiser can also take the session over.',
  'app-refused':
    'Microsoft 365 does not accept Guildhall’s own sign-in. Whoever set Guildhall up has to look at it.',
  'mailbox-missing': 'The host’s mailbox cannot be found. An organiser can take the session over.',
  'calendar-forbidden': 'Guildhall is not allowed to write to the host’s calendar.',
  'appointment-awaited':
    'Planning began in Outlook and is not finished: open the appointment and press “Make it a session” again.',
  'appointment-unsent': 'Its host has not sent the appointment in Outlook yet. Everybody is invited then.',
  'appointment-missing': 'The appointment that this was planned from is not in its host’s calendar.',
  'appointment-cancelled': 'The appointment that this was planned from was cancelled.',
  'appointment-in-series': 'The appointment that this was planned from is one of a series.',
  'appointment-private': 'The appointment that this was planned from is private.',
  'appointment-taken': 'The appointment that this was planned from is another session’s.',
  'no-teams-link':
    'This session has no Teams link. Its host can turn on “Teams meeting” in the event in Outlook, if they have a Teams licence; the link then stands here by itself.',
} as const satisfies Partial<Record<InviteProblem['code'], string>>;

/** What a person should know of an invite, or has to do. */
export function sayInviteProblem(problem: InviteProblem): string {
  if (problem.code === 'outlook-refused') return `Outlook refused the invite (${problem.reason}).`;
  if (problem.code === 'too-many-people')
    return `Outlook invites at most ${problem.most} people: ${problem.leftOut} of this community are not invited.`;
  return SAID[problem.code];
}
