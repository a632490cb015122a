import { hidesAttendees, invitees } from '../../domain/sessions/invitees.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { type CatalogueApp, pageAddress } from '../../domain/shared/links.ts';
import { RECIPIENTS_MAX } from '../../domain/shared/mail.ts';
import type { Attendee, EventContent, GraphEvent } from '../graph/calendar.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { markOf } from '../tables/invite-store.ts';
import type { World } from '../world.ts';
import { inviteBody, withAgenda } from './invite.ts';

/** The desired content of an event, from the table. */
export interface Wanted {
  /** With everyone who should be invited, even if they are more than Outlook allows. */
  readonly content: Required<EventContent>;
  readonly members: readonly Membership[];
}

/** `app`: Guildhall in the organisation's catalogue, for the links; undefined where it is not known or not needed. */
export async function wantedFor(
  world: World,
  place: Place,
  session: Session,
  app: CatalogueApp | undefined,
): Promise<Wanted> {
  const [community, members, agenda, artifacts] = await Promise.all([
    world.communities.open(place),
    // A member who is left out here would be removed from the event.
    world.communities.members(place, { every: true }),
    world.sessions.agenda(place, session.id),
    Promise.all(session.artifactIds.map((id) => world.knowledge.head(place, id))),
  ]);
  const name = community?.name ?? '';
  const attendees = attendeesOf(session, members);
  const { html, mark } = inviteBody({
    session,
    community: name,
    agenda: agenda?.items ?? [],
    // Drafts are left out, because sponsors and guests read the invite as well.
    artifacts: artifacts.flatMap((artifact) => (artifact?.state === 'published' ? [artifact] : [])),
    linkTo: (path) => pageAddress(world.publicUrl, path, app),
  });
  return {
    members,
    content: {
      subject: `${session.topic} · ${name}`,
      when: { startsAt: session.startsAt, endsAt: session.endsAt, zone: session.zone },
      html,
      agendaMark: mark,
      attendees,
      hideAttendees: hidesAttendees(session, attendees.length, world.hideAttendeesAbove),
    },
  };
}

/** Organisers, members and mentors are required and come first; sponsors and guests are optional. */
export function attendeesOf(session: Session, members: readonly Membership[]): Attendee[] {
  const found = invitees(members, session.host.id, session.format).map(({ mail, name, role }): Attendee => {
    const welcome = role === 'sponsor' || role === 'guest';
    return { mail, name, type: welcome ? 'optional' : 'required' };
  });
  return [
    ...found.filter(({ type }) => type === 'required'),
    ...found.filter(({ type }) => type === 'optional'),
  ];
}

/** The desired attendees for whom there is room, and the attendees who were invited by hand and stay. */
export function everyoneOn(
  event: Pick<GraphEvent, 'attendees'>,
  wanted: readonly Attendee[],
  ours: ReadonlySet<string>,
): { invited: readonly Attendee[]; byHand: readonly Attendee[] } {
  const mails = new Set(wanted.map((attendee) => attendee.mail.toLowerCase()));
  const byHand = event.attendees.filter(({ mail }) => mail && !mails.has(mail) && !ours.has(markOf(mail)));
  return {
    invited: wanted.slice(0, Math.max(0, RECIPIENTS_MAX - byHand.length)),
    byHand: byHand.map(({ mail, name, type }) => ({ mail, name, type })),
  };
}

/**
 * What differs from the desired event; undefined if nothing does. `ours` are the marks of everyone whom Guildhall has
 * invited. Without `words` subject and agenda are not compared, because a change of them is a mail to everyone;
 * without `subject` the subject is not.
 * Attendees stay required or optional as they are, because that change is a mail to them.
 */
export function differenceOf(
  event: GraphEvent,
  wanted: Required<EventContent>,
  ours: ReadonlySet<string>,
  { words, subject = true }: { readonly words: boolean; readonly subject?: boolean },
): EventContent | undefined {
  const { invited, byHand } = everyoneOn(event, wanted.attendees, ours);
  const there = new Map(event.attendees.map(({ mail, type }) => [mail, type]));
  there.delete('');
  const attendees = [...invited, ...byHand].map((one) => ({
    ...one,
    type: there.get(one.mail.toLowerCase()) ?? one.type,
  }));
  const areOn =
    there.size === attendees.length && attendees.every(({ mail }) => there.has(mail.toLowerCase()));
  const difference: EventContent = {
    ...(words && subject && event.subject !== wanted.subject && { subject: wanted.subject }),
    // A different zone alone does not count: the moment is the same, and a changed start is a mail to everyone.
    ...((event.startsAt !== wanted.when.startsAt || event.endsAt !== wanted.when.endsAt) && {
      when: wanted.when,
    }),
    ...(words &&
      event.agendaMark !== wanted.agendaMark && {
        html: withAgenda(event.body, wanted.html),
        agendaMark: wanted.agendaMark,
      }),
  };
  // Changed only together with something that is mailed anyway, because Exchange may mail this change. What the host
  // has hidden stays hidden.
  const hides = wanted.hideAttendees && !event.hideAttendees && Object.keys(difference).length > 0;
  const whole = {
    ...difference,
    ...(hides && { hideAttendees: true }),
    ...(!areOn && { attendees }),
  };
  return Object.keys(whole).length > 0 ? whole : undefined;
}
