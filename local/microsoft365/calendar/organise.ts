import { randomBytes } from 'node:crypto';
import type { Person } from '../directory.ts';
import type { World } from '../world.ts';
import { type Attendee, never, type Shared, type StoredEvent } from './event.ts';
import { copyIn, mail, mailboxBehind, newIds, put, remove } from './mailbox.ts';
import { createMeeting, followMeeting, hasBlob, normalBody, withBlob } from './teams.ts';

/** An event as it is asked for: everything the organiser decides, and their own copy's extras. */
export type Draft = Omit<Shared, 'joinUrl'> &
  Pick<
    StoredEvent,
    | 'startMs'
    | 'endMs'
    | 'showAs'
    | 'categories'
    | 'reminderMinutesBeforeStart'
    | 'isReminderOn'
    | 'singleValueExtendedProperties'
    | 'transactionId'
    | 'request'
  >;

/** Puts the event into the organiser's calendar, and with attendees into theirs, with an invitation. */
export function create(world: World, organiser: Person, draft: Draft, { isDraft = false } = {}): StoredEvent {
  const iCalUId = `040000008200E00074C5B7101A82E008${randomBytes(24).toString('hex').toUpperCase()}`;
  const online = draft.isOnlineMeeting && organiser.hasTeams;
  const joinUrl = online ? createMeeting(world, organiser, { ...draft, iCalUId }) : undefined;
  const event = put(world, {
    ...draft,
    ...newIds(),
    iCalUId,
    mailbox: organiser.id,
    body: joinUrl ? withBlob(draft.body, joinUrl) : normalBody(draft.body),
    attendees: draft.attendees.map((one) => ({ ...one, status: { response: 'none', time: never } })),
    isOnlineMeeting: online,
    onlineMeetingProvider: online ? 'teamsForBusiness' : 'unknown',
    ...(joinUrl && { joinUrl }),
    organizer: { address: organiser.mail, name: organiser.displayName },
    isOrganizer: true,
    isCancelled: false,
    ...(isDraft && { isDraft }),
    sequence: 0,
    createdSequence: 0,
    createdDateTime: '',
    lastModifiedDateTime: '',
    responseStatus: { response: 'organizer', time: never },
  });
  followMeeting(world, organiser, event);
  return isDraft ? event : inviteEverybody(world, organiser, event);
}

export function inviteEverybody(world: World, organiser: Person, event: StoredEvent): StoredEvent {
  for (const attendee of event.attendees) invite(world, organiser, event, attendee);
  return event;
}

/** What an attendee's copy takes over from the organiser's. */
function sharedOf(event: StoredEvent, attendee: Attendee): Shared & Pick<StoredEvent, 'startMs' | 'endMs'> {
  const { subject, body, start, end, startMs, endMs, isAllDay, location, isOnlineMeeting } = event;
  const { onlineMeetingProvider, joinUrl, allowNewTimeProposals, responseRequested, hideAttendees } = event;
  const { importance, sensitivity } = event;
  const attendees = hideAttendees ? [attendee] : event.attendees;
  return {
    ...{
      subject,
      body,
      start,
      end,
      startMs,
      endMs,
      isAllDay,
      location,
      isOnlineMeeting,
      onlineMeetingProvider,
    },
    ...(joinUrl && { joinUrl }),
    ...{ allowNewTimeProposals, responseRequested, hideAttendees, importance, sensitivity },
    // Who has answered what is the organiser's to see.
    attendees: attendees.map(({ type, emailAddress }) => ({
      type,
      emailAddress,
      status: { response: 'none', time: never },
    })),
  };
}

function sameAddress(a: Attendee, b: Attendee): boolean {
  return a.emailAddress.address.toLowerCase() === b.emailAddress.address.toLowerCase();
}

function invite(world: World, organiser: Person, event: StoredEvent, attendee: Attendee): void {
  const owner = mailboxBehind(world, organiser, attendee.emailAddress.address);
  if (owner?.id === organiser.id) return;
  const copy = owner && putCopy(world, owner, event, attendee, true);
  mail(world, 'invitation', event, attendee.emailAddress, {
    ...(owner && { personId: owner.id }),
    ...(copy && { eventId: copy.id }),
  });
}

/** Makes or brings up to date the attendee's copy; `asked` again means their answer is open again. */
function putCopy(
  world: World,
  owner: Person,
  event: StoredEvent,
  attendee: Attendee,
  asked: boolean,
): StoredEvent {
  const before = copyIn(world, owner.id, event.iCalUId);
  const { joinUrl: _gone, ...kept } = before ?? {
    ...newIds(),
    iCalUId: event.iCalUId,
    mailbox: owner.id,
    isOrganizer: false,
    sequence: 0,
    createdSequence: 0,
    createdDateTime: '',
    lastModifiedDateTime: '',
    responseStatus: { response: 'notResponded' as const, time: never },
    showAs: 'tentative' as const,
    categories: [],
    reminderMinutesBeforeStart: event.reminderMinutesBeforeStart,
    isReminderOn: event.isReminderOn,
    singleValueExtendedProperties: [],
    joinUrl: undefined,
  };
  const open = asked || !before;
  return put(world, {
    ...kept,
    ...sharedOf(event, attendee),
    organizer: event.organizer,
    isCancelled: false,
    ...(open && { responseStatus: { response: 'notResponded', time: never }, showAs: 'tentative' as const }),
  });
}

/** Fields whose change concerns everybody invited. */
const concerning = [
  'subject',
  'body',
  'start',
  'end',
  'isAllDay',
  'location',
  'isOnlineMeeting',
  'importance',
  'sensitivity',
  // Graph's documentation does not say whether anybody is told of this; here everybody is, so that nothing relies on it.
  'hideAttendees',
] as const;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Changes the organiser's event and tells exactly those concerned. */
export function change(
  world: World,
  organiser: Person,
  event: StoredEvent,
  sent: Partial<Draft>,
): StoredEvent {
  const { isOnlineMeeting, onlineMeetingProvider: _provider, attendees, ...fields } = sent;
  const next: StoredEvent = { ...event, ...fields };
  if (fields.body) keepOrLoseMeeting(next, fields.body);
  // Once a meeting is online it cannot be taken back; a plain one can still become online.
  if (isOnlineMeeting && !event.isOnlineMeeting && organiser.hasTeams) goOnline(world, organiser, next);
  if (attendees) next.attendees = attendees.map((one) => ({ ...one, ...known(event, one) }));
  const changed = concerning.filter((name) => !same(event[name], next[name]));
  const moved = event.startMs !== next.startMs || event.endMs !== next.endMs;
  if (moved)
    next.attendees = next.attendees.map(({ proposedNewTime: _old, ...one }) => ({
      ...one,
      status: { response: 'none', time: never },
    }));
  const stored = put(world, next);
  followMeeting(world, organiser, stored);
  // Nobody has been invited to a draft.
  if (stored.isDraft) return stored;
  for (const attendee of stored.attendees) {
    const before = event.attendees.find((one) => sameAddress(one, attendee));
    if (!before) invite(world, organiser, stored, attendee);
    else if (changed.length > 0 || before.type !== attendee.type)
      update(world, organiser, stored, attendee, changed, moved);
  }
  for (const gone of event.attendees.filter(
    (one) => !stored.attendees.some((other) => sameAddress(one, other)),
  ))
    uninvite(world, organiser, stored, gone);
  return stored;
}

function known(event: StoredEvent, attendee: Attendee): Partial<Attendee> {
  const before = event.attendees.find((one) => sameAddress(one, attendee));
  return before
    ? { status: before.status, ...(before.proposedNewTime && { proposedNewTime: before.proposedNewTime }) }
    : { status: { response: 'none', time: never } };
}

/** A body without what Teams wrote into it turns the online meeting off, as Graph's documentation warns. */
function keepOrLoseMeeting(next: StoredEvent, body: StoredEvent['body']): void {
  next.body = normalBody(body);
  if (!next.joinUrl || hasBlob(next.body.content, next.joinUrl)) return;
  next.isOnlineMeeting = false;
  next.onlineMeetingProvider = 'unknown';
  delete next.joinUrl;
}

function goOnline(world: World, organiser: Person, next: StoredEvent): void {
  next.joinUrl = createMeeting(world, organiser, next);
  next.isOnlineMeeting = true;
  next.onlineMeetingProvider = 'teamsForBusiness';
  next.body = withBlob(next.body, next.joinUrl);
}

function update(
  world: World,
  organiser: Person,
  event: StoredEvent,
  attendee: Attendee,
  changed: readonly string[],
  moved: boolean,
): void {
  const owner = mailboxBehind(world, organiser, attendee.emailAddress.address);
  if (owner?.id === organiser.id) return;
  const copy = owner && putCopy(world, owner, event, attendee, moved);
  mail(world, 'update', event, attendee.emailAddress, {
    ...(owner && { personId: owner.id }),
    ...(copy && { eventId: copy.id }),
    changed: changed.length > 0 ? [...changed] : ['attendees'],
  });
}

/** The copy of somebody no longer invited stays in their calendar, marked as cancelled. */
function uninvite(
  world: World,
  organiser: Person,
  event: StoredEvent,
  attendee: Attendee,
  comment?: string,
): void {
  const owner = mailboxBehind(world, organiser, attendee.emailAddress.address);
  if (owner?.id === organiser.id) return;
  const copy = owner && copyIn(world, owner.id, event.iCalUId);
  const subject = `Canceled: ${event.subject}`;
  if (copy && !copy.isCancelled) put(world, { ...copy, subject, isCancelled: true, showAs: 'free' });
  mail(world, 'cancellation', event, attendee.emailAddress, {
    subject,
    ...(owner && { personId: owner.id }),
    ...(copy && { eventId: copy.id }),
    ...(comment && { comment }),
  });
}

/** Cancelling moves the organiser's copy to the deleted items and tells everybody invited. */
export function cancel(world: World, organiser: Person, event: StoredEvent, comment?: string): void {
  remove(world, event);
  // Exchange knows whether a meeting request was ever sent.
  if (event.isDraft) return;
  for (const attendee of event.attendees) uninvite(world, organiser, event, attendee, comment);
}
