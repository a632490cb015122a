import { invitees } from '../../domain/sessions/invitees.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { pageAddress } from '../../domain/shared/links.ts';
import type { Attendee, EventContent, GraphEvent } from '../graph/calendar.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import { markOf } from '../tables/invite-store.ts';
import type { World } from '../world.ts';
import { inviteBody, withAgenda } from './invite.ts';

/** Outlook takes so many people on one event. */
export const ATTENDEES_MAX = 500;

/** Everything an event should say, from what stands in the table now. */
export interface Wanted {
  /** With everyone who should be invited, however many they are. */
  readonly content: Required<EventContent>;
  readonly members: readonly Membership[];
}

/** `appId`: Guildhall's in the organisation's catalogue, for the links; undefined where it is not known or not needed. */
export async function wantedFor(
  world: World,
  place: Place,
  session: Session,
  appId: string | undefined,
): Promise<Wanted> {
  const [community, members, agenda, artifacts] = await Promise.all([
    world.communities.open(place),
    // Whoever were left out here would be taken off the event.
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
    // A draft is for those who may write; sponsors and guests read the invite as well.
    artifacts: artifacts.flatMap((artifact) => (artifact?.state === 'published' ? [artifact] : [])),
    linkTo: (path) =>
      pageAddress(world.publicUrl, path, appId ? { tenantId: place.tenantId, appId } : undefined),
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

/**
 * Whether those invited see each other's names and addresses. Guests do not read the member list, so neither do they
 * read it on the invite, and a showcase is what they are invited to; a long list of names is nobody's concern.
 */
function hidesAttendees({ format }: Session, invited: number, above: number): boolean {
  return format === 'showcase' || invited > above;
}

/** Members and mentors are needed and come first; sponsors and guests are welcome. */
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

/** Who of those wanted there is room for, and everybody that was invited by hand: they stay as they are. */
export function everyoneOn(
  event: Pick<GraphEvent, 'attendees'>,
  wanted: readonly Attendee[],
  ours: ReadonlySet<string>,
): { invited: readonly Attendee[]; byHand: readonly Attendee[] } {
  const mails = new Set(wanted.map((attendee) => attendee.mail.toLowerCase()));
  const byHand = event.attendees.filter(({ mail }) => mail && !mails.has(mail) && !ours.has(markOf(mail)));
  return {
    invited: wanted.slice(0, Math.max(0, ATTENDEES_MAX - byHand.length)),
    byHand: byHand.map(({ mail, name, type }) => ({ mail, name, type })),
  };
}

/**
 * Only what differs; undefined: nothing does. `ours` are the marks of everyone that Guildhall has invited. Without
 * `words` subject and agenda stay as they were told: another of them is a mail to everyone. Whoever is on the event
 * already stays required or optional, as that alone would be a mail to them.
 */
export function differenceOf(
  event: GraphEvent,
  wanted: Required<EventContent>,
  ours: ReadonlySet<string>,
  { words }: { readonly words: boolean },
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
    ...(words && event.subject !== wanted.subject && { subject: wanted.subject }),
    // The zone alone is no difference: the moment is the same, and a changed start is a mail to everyone.
    ...((event.startsAt !== wanted.when.startsAt || event.endsAt !== wanted.when.endsAt) && {
      when: wanted.when,
    }),
    ...(words &&
      event.agendaMark !== wanted.agendaMark && {
        html: withAgenda(event.body, wanted.html),
        agendaMark: wanted.agendaMark,
      }),
  };
  // Only with what everyone is told anyway: Exchange may take it for a change to tell of. What the host hides stays so.
  const hides = wanted.hideAttendees && !event.hideAttendees && Object.keys(difference).length > 0;
  const whole = {
    ...difference,
    ...(hides && { hideAttendees: true }),
    ...(!areOn && { attendees }),
  };
  return Object.keys(whole).length > 0 ? whole : undefined;
}
