import type { Event, NullableOption } from '@microsoft/microsoft-graph-types';
import * as z from 'zod';
import { momentOf as wallMoment, zone } from '../../domain/shared/time.ts';
import { type CallGraph, GraphFailure } from './graph.ts';

/** Our mark on an event: which session it is for, and which agenda its body shows. Never shown to anybody. */
const PROPERTY_SET = '{6c1f0d3e-0f5b-4c1e-9c3a-5f1f6a0f7d21}';
const SESSION_PROPERTY = `String ${PROPERTY_SET} Name guildhallSession`;
const AGENDA_PROPERTY = `String ${PROPERTY_SET} Name guildhallAgenda`;

const dateTime = z.object({ dateTime: z.string(), timeZone: z.string() });

const attendee = z.object({
  type: z.string().nullish(),
  emailAddress: z.object({ address: z.string().nullish(), name: z.string().nullish() }),
  status: z.object({ response: z.string().nullish(), time: z.string().nullish() }).nullish(),
  proposedNewTime: z.object({ start: dateTime, end: dateTime }).nullish(),
});

const event = z
  .object({
    id: z.string(),
    '@odata.etag': z.string().nullish(),
    iCalUId: z.string().nullish(),
    subject: z.string().nullish(),
    isCancelled: z.boolean().nullish(),
    start: dateTime.optional(),
    end: dateTime.optional(),
    body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
    attendees: z.array(attendee).nullish(),
    onlineMeeting: z.object({ joinUrl: z.string().nullish() }).nullish(),
    singleValueExtendedProperties: z
      .array(z.object({ id: z.string(), value: z.string().nullish() }))
      .nullish(),
  })
  .transform((said) => ({
    id: said.id,
    etag: said['@odata.etag'] ?? '',
    iCalUId: said.iCalUId ?? '',
    subject: said.subject ?? '',
    isCancelled: said.isCancelled ?? false,
    startsAt: said.start ? momentOf(said.start) : '',
    endsAt: said.end ? momentOf(said.end) : '',
    body: said.body?.content ?? '',
    joinUrl: said.onlineMeeting?.joinUrl ?? null,
    agendaMark:
      said.singleValueExtendedProperties?.find(
        (one) => one.id.toLowerCase() === AGENDA_PROPERTY.toLowerCase(),
      )?.value ?? '',
    attendees: (said.attendees ?? []).map((one) => ({
      mail: (one.emailAddress.address ?? '').toLowerCase(),
      name: one.emailAddress.name ?? '',
      type: typeOf(one.type),
      response: responseOf(one.status?.response),
      // 0001-01-01 is how Graph says never.
      respondedAt:
        one.status?.time && !one.status.time.startsWith('0001')
          ? new Date(one.status.time).toISOString()
          : null,
      proposed: proposalOf(one.proposedNewTime),
    })),
  }));
export type GraphEvent = z.infer<typeof event>;

/** We always ask for UTC, and Graph writes it without a Z and with seven digits behind the point. */
function momentOf(said: { dateTime: string; timeZone: string }): string {
  const text = /Z$/.test(said.dateTime) ? said.dateTime : `${said.dateTime}Z`;
  return new Date(text.replace(/(\.\d{3})\d+/, '$1')).toISOString();
}

/** We ask for UTC, but another time may come as its proposer said it. Better none than a wrong one. */
function proposalOf(said: z.infer<typeof attendee>['proposedNewTime']) {
  if (!said) return null;
  const [startsAt, endsAt] = [said.start, said.end].map((one) => {
    if (/^(utc|tzone:\/\/microsoft\/utc)$/i.test(one.timeZone)) return momentOf(one);
    const named = zone.safeParse(one.timeZone);
    const [date = '', time = ''] = one.dateTime.split('T');
    return named.success ? wallMoment({ date, time: time.slice(0, 5) }, named.data).toISOString() : null;
  });
  return startsAt && endsAt ? { startsAt, endsAt } : null;
}

function responseOf(said: string | null | undefined): 'none' | 'accepted' | 'tentative' | 'declined' {
  if (said === 'accepted' || said === 'declined') return said;
  return said === 'tentativelyAccepted' ? 'tentative' : 'none';
}

/** `resource` is a room or a thing; Guildhall never adds one, but whoever hosts the event may. */
export type AttendeeType = 'required' | 'optional' | 'resource';

function typeOf(said: string | null | undefined): AttendeeType {
  return said === 'optional' || said === 'resource' ? said : 'required';
}

export interface Attendee {
  readonly mail: string;
  readonly name: string;
  readonly type: AttendeeType;
}

/** What an event says; a change sends only what differs. */
export interface EventContent {
  readonly subject?: string;
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly html?: string;
  /** Names the agenda that `html` shows. */
  readonly agendaMark?: string;
  readonly attendees?: readonly Attendee[];
}

const HEADERS = { Prefer: 'outlook.timezone="UTC", IdType="ImmutableId"' };
const EXPAND = `singleValueExtendedProperties($filter=id eq '${AGENDA_PROPERTY}')`;

function bodyOf(content: EventContent): Event {
  const utc = (moment: string): NullableOption<{ dateTime: string; timeZone: string }> => ({
    dateTime: moment.replace(/\.\d+Z$/, '').replace(/Z$/, ''),
    timeZone: 'UTC',
  });
  return {
    ...(content.subject !== undefined && { subject: content.subject }),
    ...(content.startsAt !== undefined && { start: utc(content.startsAt) }),
    ...(content.endsAt !== undefined && { end: utc(content.endsAt) }),
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

/** What an event is for. A session has one event at a time; `generation` counts those that had to be made anew. */
export interface EventOf {
  readonly sessionId: string;
  readonly generation: number;
}

/**
 * Creates the session's event with a Teams link. Repeating it gives the same event, as it was first made: what has
 * changed since is the caller's to compare.
 */
export async function createEvent(
  call: CallGraph,
  hostId: string,
  of: EventOf,
  content: Required<EventContent>,
): Promise<GraphEvent> {
  try {
    return await postEvent(call, hostId, of, content);
  } catch (error) {
    // A repeat whose words have changed meanwhile is refused, and the event of the first try stands.
    if (!(error instanceof GraphFailure) || !/^ErrorDuplicateTransactionId$/i.test(error.code)) throw error;
    const made = await findEvent(call, hostId, of.sessionId);
    if (made) return made;
    throw new GraphFailure(503, error.code, 'the event exists but cannot be found yet');
  }
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
      // Because of the transactionId.
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

/** The event, with our mark; undefined if it is gone. */
export async function readEvent(
  call: CallGraph,
  hostId: string,
  eventId: string,
): Promise<GraphEvent | undefined> {
  try {
    return await call(
      {
        method: 'GET',
        path: `/users/${hostId}/events/${eventId}`,
        headers: HEADERS,
        query: { $expand: EXPAND },
      },
      event,
    );
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** The event in the host's calendar that was made for a session, where its id is not known. */
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
  return found.value.find((one) => !one.isCancelled);
}

/**
 * Changes the event if it is still as it was read. What Outlook, Teams and the host write into it meanwhile is thus
 * never overwritten, nor can a change that arrives late undo a later one.
 */
export async function changeEvent(
  call: CallGraph,
  hostId: string,
  read: Pick<GraphEvent, 'id' | 'etag'>,
  content: EventContent,
): Promise<void> {
  await call(
    {
      method: 'PATCH',
      path: `/users/${hostId}/events/${read.id}`,
      headers: { ...HEADERS, ...(read.etag && { 'If-Match': read.etag }) },
      body: bodyOf(content),
    },
    z.unknown(),
  );
}

/** Cancels with a word to everyone invited. An event that is gone already counts as cancelled. */
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
        // Cancelled twice, the second finds nothing.
        repeatable: true,
      },
      z.unknown(),
    );
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

const ANSWERS = { accepted: 'accept', tentative: 'tentativelyAccept', declined: 'decline' } as const;

/** Answers the invite in the person's own calendar; false if it is not (yet) there. */
export async function answerEvent(
  call: CallGraph,
  iCalUId: string,
  response: keyof typeof ANSWERS,
): Promise<boolean> {
  const own = await call(
    {
      method: 'GET',
      path: '/me/events',
      headers: HEADERS,
      query: { $filter: `iCalUId eq '${iCalUId.replaceAll("'", "''")}'`, $select: 'id' },
    },
    z.object({ value: z.array(z.object({ id: z.string() })) }),
  );
  const [copy] = own.value;
  if (!copy) return false;
  await call(
    {
      method: 'POST',
      path: `/me/events/${copy.id}/${ANSWERS[response]}`,
      headers: HEADERS,
      body: { sendResponse: true },
      repeatable: true,
    },
    z.unknown(),
  );
  return true;
}

/** Whether Graph says that the item itself does not exist; a missing mailbox is another matter. */
function isGone(error: unknown): boolean {
  return error instanceof GraphFailure && error.status === 404 && /^ErrorItemNotFound$/i.test(error.code);
}
