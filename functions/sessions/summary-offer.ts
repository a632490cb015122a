import { readCommunity } from '../../domain/community/abilities.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { absentOf, isAttendanceKnown } from '../../domain/sessions/attendance.ts';
import { hidesAttendees, invitees } from '../../domain/sessions/invitees.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { SummaryMail } from '../../domain/sessions/summary-mail.ts';
import { RECIPIENTS_MAX } from '../../domain/shared/mail.ts';
import type { Membership } from '../tables/community-store.ts';
import type { InSession } from '../tables/in-session-rows.ts';
import type { StoredSummaryMail } from '../tables/mail-rows.ts';
import type { StoredSession } from '../tables/session-store.ts';
import type { World } from '../world.ts';
import { attendanceIn } from './attendance.ts';
import { marksOf, sameMarks } from './summary-marks.ts';

export const summaryMailOf = ({ id, to, by, at, people, ...mail }: StoredSummaryMail): SummaryMail => ({
  ...{ id, to, by, at },
  people: people.size,
  state: mail.mailState,
  problem: mail.mailProblem,
  sentAt: mail.sentAt || null,
});

export const latestFirst = (mails: readonly StoredSummaryMail[]) =>
  [...mails].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));

/** The mail that tells what has changed since: the latest that was sent. */
export const lastSent = (mails: readonly StoredSummaryMail[]) =>
  latestFirst(mails).find(({ mailState }) => mailState === 'sent');

/** Members whom a summary may be mailed to: it has notes, which guests of a showcase do not read. */
const reads = ({ role }: Membership) => roleMay(role, readCommunity);

/**
 * Those whose calendar had a session, or where nobody's had, those who would have been invited; without its host, who
 * finds the summary among their sent items.
 */
function invitedTo(
  session: Session,
  { rsvps }: Pick<InSession, 'rsvps'>,
  members: readonly Membership[],
): Membership[] {
  const could = invitees(members, session.host.id, session.format);
  const asked = new Set(rsvps.map(({ personId }) => personId));
  return (asked.size > 0 ? could.filter(({ id }) => asked.has(id)) : could)
    .filter(reads)
    .slice(0, RECIPIENTS_MAX);
}

/** Whether recipients do not see each other: by how many were invited, also where it goes to few of them. */
export function hidesRecipients(
  world: World,
  session: Session,
  inside: Pick<InSession, 'rsvps'>,
  members: readonly Membership[],
): boolean {
  const invited = Math.max(invitedTo(session, inside, members).length, session.rsvps.invited - 1);
  return hidesAttendees(session, invited, world.hideAttendeesAbove);
}

/** Who can get a closed session's summary: those who were invited, without those who have it as it is now. */
export function audienceOf(
  world: World,
  me: Membership,
  stored: StoredSession,
  inside: InSession,
  members: readonly Membership[],
) {
  const { session } = stored;
  const { notes, mails } = inside;
  const invited = invitedTo(session, inside, members);
  const marks = marksOf(notes);
  const current = mails.filter(
    (mail) => mail.mailState === 'waiting' || (mail.mailState === 'sent' && sameMarks(mail.marks, marks)),
  );
  const have = new Set(current.flatMap(({ people }) => [...people]));
  const open = invited.filter(({ id }) => !have.has(id));
  const attendance = attendanceIn(stored, inside, me, world.now());
  const absent = new Set(absentOf(inside, attendance).map(({ id }) => id));
  return {
    open,
    absent: open.filter(({ id }) => absent.has(id)),
    absentBasis: attendance && isAttendanceKnown(attendance) ? ('attendance' as const) : ('answers' as const),
    have: invited.length - open.length,
    hidden: hidesRecipients(world, session, inside, members),
  };
}

/** Who gets the answers to it: the facilitator, unless it is sent from their own mailbox. */
export function replyToOf(session: Session, members: readonly Membership[]): Membership | undefined {
  const { facilitator, host } = session;
  if (facilitator.id === host.id) return undefined;
  return members.find(({ id, mail }) => id === facilitator.id && mail.includes('@'));
}
