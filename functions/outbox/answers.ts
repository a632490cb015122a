import { randomUUID } from 'node:crypto';
import type { Rsvp } from '../../domain/sessions/session.ts';
import type { GraphEvent } from '../graph/calendar.ts';
import type { Membership, Place } from '../tables/community-store.ts';
import type { World } from '../world.ts';

/** The answers on the host's copy of the event, as those of our members. People invited in Outlook besides are left out. */
export function rsvpsOf(event: GraphEvent, members: readonly Membership[]): Rsvp[] {
  const byMail = new Map(members.map((member) => [member.mail.toLowerCase(), member]));
  return event.attendees.flatMap((attendee): Rsvp[] => {
    const member = byMail.get(attendee.mail);
    if (!member) return [];
    return [
      {
        personId: member.id,
        name: member.name,
        response: attendee.response,
        respondedAt: attendee.respondedAt,
        proposed: attendee.proposed,
      },
    ];
  });
}

/** Writes the answers down if they differ from what we know; an unchanged calendar costs no write. */
export async function noteAnswers(
  world: World,
  place: Place,
  sessionId: string,
  rsvps: readonly Rsvp[],
): Promise<void> {
  const known = await world.sessions.rsvps(place, sessionId);
  if (JSON.stringify(known) === JSON.stringify(rsvps)) return;
  await world.sessions.noteRsvps(place, sessionId, rsvps, randomUUID());
}
