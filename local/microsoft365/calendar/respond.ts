import type { Person } from '../directory.ts';
import type { World } from '../world.ts';
import type { Moment, StoredEvent } from './event.ts';
import { copiesOf, mail, ownerOf, put, remove } from './mailbox.ts';

export interface Reply {
  response: 'accepted' | 'tentativelyAccepted' | 'declined';
  comment?: string;
  sendResponse: boolean;
  proposedNewTime?: { start: Moment; end: Moment };
}

/** An attendee answers: their copy shows it, and unless kept silent the organiser's copy too. */
export function respond(world: World, attendee: Person, copy: StoredEvent, reply: Reply): void {
  const status = { response: reply.response, time: world.now().toISOString() };
  // A declined invitation leaves the calendar.
  if (reply.response === 'declined') remove(world, copy);
  else
    put(world, {
      ...copy,
      responseStatus: status,
      showAs: reply.response === 'accepted' ? 'busy' : 'tentative',
    });
  if (!reply.sendResponse) return;
  const original = copiesOf(world, copy.iCalUId).find((one) => one.isOrganizer);
  if (!original) return;
  const mine = new Set([attendee.mail.toLowerCase(), attendee.userPrincipalName.toLowerCase()]);
  const stored = put(world, {
    ...original,
    attendees: original.attendees.map(({ proposedNewTime: _old, ...one }) =>
      mine.has(one.emailAddress.address.toLowerCase())
        ? { ...one, status, ...(reply.proposedNewTime && { proposedNewTime: reply.proposedNewTime }) }
        : { ...one, ...(_old && { proposedNewTime: _old }) },
    ),
  });
  const organiser = ownerOf(stored);
  const said = { accepted: 'Accepted', tentativelyAccepted: 'Tentative', declined: 'Declined' }[
    reply.response
  ];
  mail(world, 'response', stored, stored.organizer, {
    from: { address: attendee.mail, name: attendee.displayName },
    personId: organiser.id,
    eventId: stored.id,
    subject: `${reply.proposedNewTime ? 'New Time Proposed' : said}: ${stored.subject}`,
    response: reply.response,
    ...(reply.comment && { comment: reply.comment }),
    ...(reply.proposedNewTime && { proposedNewTime: reply.proposedNewTime }),
  });
}
