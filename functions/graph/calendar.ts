import type { Event } from '@microsoft/microsoft-graph-types';
import * as z from 'zod';
import {
  AGENDA_PROPERTY,
  type Attendee,
  event,
  type GraphEvent,
  HEADERS,
  inZone,
  periodOf,
  SESSION_PROPERTY,
} from './event.ts';
import { isGone, unlessGone } from './failures.ts';
import { type CallGraph, GraphFailure } from './graph.ts';

export type { Attendee, GraphEvent } from './event.ts';

export interface EventContent {
  readonly subject?: string;
  readonly when?: EventTime;
  readonly html?: string;
  /** The hash of the agenda in `html`. */
  readonly agendaMark?: string;
  readonly attendees?: readonly Attendee[];
  /** Whether attendees see only themselves and the host. */
  readonly hideAttendees?: boolean;
}

/** When an event is, and the zone in which Outlook shows it. */
export interface EventTime {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly zone: string;
}

const EXPAND = `singleValueExtendedProperties($filter=id eq '${AGENDA_PROPERTY}')`;

function bodyOf(content: EventContent): Event {
  const { when } = content;
  return {
    ...(content.subject !== undefined && { subject: content.subject }),
    // A session has a time. An event that its host has made all-day would keep only the dates.
    ...(when && { ...periodOf(when.startsAt, when.endsAt, when.zone), isAllDay: false }),
    ...(content.hideAttendees !== undefined && { hideAttendees: content.hideAttendees }),
    ...(content.html !== undefined && { body: { contentType: 'html', content: content.html } }),
    ...(content.attendees && {
      attendees: content.attendees.map(({ mail, name, type }) => ({
        emailAddress: { address: mail, name },
        type,
      })),
    }),
    ...(content.agendaMark !== undefined && {
      singleValueExtendedProperties: [{ id: AGENDA_PROPERTY, value: content.agendaMark }],
    }),
  };
}

/**
 * The session of an event. A session has one event at a time; `generation` counts the events that were created for it.
 */
export interface EventOf {
  readonly sessionId: string;
  readonly generation: number;
}

/**
 * Creates the session's event with a Teams link. A repeated call returns the event that the first one made; the caller
 * compares what has changed since.
 */
export async function createEvent(
  call: CallGraph,
  hostId: string,
  of: EventOf,
  content: Required<EventContent>,
): Promise<GraphEvent> {
  try {
    return await inItsZone(call, hostId, content, (written) =>
      postEvent(call, hostId, of, { ...content, ...written }),
    );
  } catch (error) {
    // Graph refuses a repeated call with other content. The event of the first call exists.
    if (!(error instanceof GraphFailure) || !/^ErrorDuplicateTransactionId$/i.test(error.code)) throw error;
    const made = await findEvent(call, hostId, of.sessionId);
    if (made) return made;
    throw new GraphFailure(503, error.code, 'the event exists but cannot be found yet');
  }
}

/**
 * Writes the event in its zone, or in UTC if Exchange does not know the zone or computes another moment in it. Another
 * moment would look as if the host had moved the event.
 */
async function inItsZone(
  call: CallGraph,
  hostId: string,
  content: EventContent,
  write: (content: EventContent) => Promise<GraphEvent>,
): Promise<GraphEvent> {
  const { when } = content;
  if (!when || when.zone === 'UTC') return write(content);
  const inUtc = { when: { ...when, zone: 'UTC' } };
  let written: GraphEvent;
  try {
    written = await write(content);
  } catch (error) {
    if (!isZoneRefused(error)) throw error;
    return write({ ...content, ...inUtc });
  }
  const isRight = written.startsAt === when.startsAt && written.endsAt === when.endsAt;
  return isRight ? written : patchEvent(call, hostId, written, bodyOf(inUtc));
}

/** Exchange refuses some unknown zones with a general code only. */
function isZoneRefused(error: unknown): boolean {
  return (
    error instanceof GraphFailure &&
    error.status === 400 &&
    /^(TimeZoneNotSupportedException|ErrorPropertyValidationFailure)$/i.test(error.code)
  );
}

async function postEvent(
  call: CallGraph,
  hostId: string,
  { sessionId, generation }: EventOf,
  content: Required<EventContent>,
): Promise<GraphEvent> {
  const base = bodyOf(content);
  return call(
    {
      method: 'POST',
      path: `/users/${hostId}/events`,
      headers: HEADERS,
      // Graph refuses a second event with the same transactionId.
      repeatable: true,
      body: {
        ...base,
        isOnlineMeeting: true,
        onlineMeetingProvider: 'teamsForBusiness',
        allowNewTimeProposals: true,
        responseRequested: true,
        transactionId: `${sessionId}-${generation}`,
        singleValueExtendedProperties: [
          ...(base.singleValueExtendedProperties ?? []),
          { id: SESSION_PROPERTY, value: sessionId },
        ],
      } satisfies Event,
    },
    event,
  );
}

/** The event with our extended property, as it stands in a zone; undefined if it does not exist. */
export async function readEvent(
  call: CallGraph,
  hostId: string,
  eventId: string,
  zone: string,
): Promise<GraphEvent | undefined> {
  const path = `/users/${hostId}/events/${eventId}`;
  const there = await unlessGone(() =>
    call({ method: 'GET', path, headers: HEADERS, query: { $expand: EXPAND } }, event),
  );
  return there && inZone(there, zone);
}

/** Finds the event of a session in the host's calendar without knowing its id. */
export async function findEvent(
  call: CallGraph,
  hostId: string,
  sessionId: string,
): Promise<GraphEvent | undefined> {
  const found = await call(
    {
      method: 'GET',
      path: `/users/${hostId}/events`,
      headers: HEADERS,
      query: {
        $filter: `singleValueExtendedProperties/Any(ep: ep/id eq '${SESSION_PROPERTY}' and ep/value eq '${sessionId}')`,
        $expand: EXPAND,
      },
    },
    z.object({ value: z.array(event) }),
  );
  // A new host has been invited to the event of the former one.
  return found.value.find((one) => !one.isCancelled && one.isOrganizer);
}

/**
 * Changes the event if its version is still the one that was read. So nothing that Outlook, Teams and the host wrote
 * meanwhile is overwritten, and a delayed call cannot undo a later change.
 */
export async function changeEvent(
  call: CallGraph,
  hostId: string,
  read: Pick<GraphEvent, 'id' | 'etag'>,
  content: EventContent,
): Promise<void> {
  await inItsZone(call, hostId, content, (written) => patchEvent(call, hostId, read, bodyOf(written)));
}

function patchEvent(
  call: CallGraph,
  hostId: string,
  read: Pick<GraphEvent, 'id' | 'etag'>,
  body: Event,
): Promise<GraphEvent> {
  return call(
    {
      method: 'PATCH',
      path: `/users/${hostId}/events/${read.id}`,
      headers: { ...HEADERS, ...(read.etag && { 'If-Match': read.etag }) },
      body,
    },
    event,
  );
}

/**
 * Marks an event as a session's, with the hash of the agenda in its body. Only extended properties are written, which
 * nobody is told of and which cannot race with Outlook's sending.
 */
export async function markEvent(
  call: CallGraph,
  hostId: string,
  read: Pick<GraphEvent, 'id' | 'etag'>,
  sessionId: string,
  agendaMark: string,
): Promise<void> {
  await patchEvent(call, hostId, read, {
    singleValueExtendedProperties: [
      { id: SESSION_PROPERTY, value: sessionId },
      { id: AGENDA_PROPERTY, value: agendaMark },
    ],
  });
}

/** Cancels with a comment to everyone invited. An event that does not exist counts as cancelled. */
export async function cancelEvent(
  call: CallGraph,
  hostId: string,
  eventId: string,
  comment: string,
): Promise<void> {
  try {
    await call(
      {
        method: 'POST',
        path: `/users/${hostId}/events/${eventId}/cancel`,
        headers: HEADERS,
        body: { comment },
        // The second of two cancellations finds no event.
        repeatable: true,
      },
      z.unknown(),
    );
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
