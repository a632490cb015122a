import type { Person } from '../directory.ts';
import type { World } from '../world.ts';
import { never, plain, type StoredEvent } from './event.ts';
import { findEvent, put } from './mailbox.ts';
import { change, create, type Draft, inviteEverybody } from './organise.ts';
import { withBlob } from './teams.ts';

/** An appointment as somebody composes it in Outlook. */
export interface Composed {
  subject: string;
  html: string;
  /** ISO, UTC */
  start: string;
  end: string;
  /** IANA */
  timeZone: string;
  attendees: { type: 'required' | 'optional'; address: string; name: string }[];
  isOnline: boolean;
}

const draftOf = (composed: Composed): Draft => {
  const at = (iso: string) => ({ dateTime: iso.replace('Z', ''), timeZone: 'UTC' });
  return {
    ...plain(),
    subject: composed.subject,
    body: { contentType: 'html', content: composed.html },
    showAs: 'busy',
    start: at(composed.start),
    end: at(composed.end),
    startMs: Date.parse(composed.start),
    endMs: Date.parse(composed.end),
    attendees: composed.attendees.map(({ type, address, name }) => ({
      type,
      status: { response: 'none', time: never },
      emailAddress: { address, name },
    })),
    isOnlineMeeting: composed.isOnline,
    onlineMeetingProvider: composed.isOnline ? 'teamsForBusiness' : 'unknown',
  };
};

/**
 * Saves what is composed, as Outlook does itself and Graph cannot: a new appointment is a draft, and nobody is invited
 * before it is sent. Of one that was sent only its id is given; the change waits in Outlook's window.
 */
export function saveComposed(
  world: World,
  organiser: Person,
  id: string | undefined,
  composed: Composed,
): StoredEvent {
  const before = id === undefined ? undefined : findEvent(world, organiser, id);
  if (!before) return create(world, organiser, draftOf(composed), { isDraft: true });
  return before.isDraft ? change(world, organiser, before, sent(before, composed)) : before;
}

/** Sends it: everybody is invited, or told of what has changed. */
export function sendComposed(
  world: World,
  organiser: Person,
  id: string | undefined,
  composed: Composed,
): StoredEvent {
  const saved = saveComposed(world, organiser, id, composed);
  if (!saved.isDraft) return change(world, organiser, saved, sent(saved, composed));
  const { isDraft: _sent, ...event } = saved;
  return inviteEverybody(world, organiser, put(world, event));
}

/** Extended properties and what else Outlook's window does not show stay as they are. */
function sent(before: StoredEvent, composed: Composed): Partial<Draft> {
  const { subject, body, start, end, startMs, endMs, attendees, isOnlineMeeting } = draftOf(composed);
  const moved = before.startMs !== startMs || before.endMs !== endMs;
  return {
    subject,
    // Outlook's editor has what Teams wrote into the body; the workbench's does not show it.
    body: before.joinUrl && isOnlineMeeting ? withBlob(body, before.joinUrl) : body,
    attendees,
    isOnlineMeeting,
    ...(moved && { start, end, startMs, endMs }),
  };
}
