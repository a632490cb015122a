import type { Event, NullableOption } from '@microsoft/microsoft-graph-types';
import * as z from 'zod';
import type { CallGraph } from './graph.ts';

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
      optional: one.type === 'optional',
      response: responseOf(one.status?.response),
      // 0001-01-01 is how Graph says never.
      respondedAt:
        one.status?.time && !one.status.time.startsWith('0001')
          ? new Date(one.status.time).toISOString()
          : null,
      proposed: one.proposedNewTime
        ? { startsAt: momentOf(one.proposedNewTime.start), endsAt: momentOf(one.proposedNewTime.end) }
        : null,
    })),
  }));
export type GraphEvent = z.infer<typeof event>;

/** We always ask for UTC, and Graph writes it without a Z and with seven digits behind the point. */
function momentOf(said: { dateTime: string; timeZone: string }): string {
  const text = /Z$/.test(said.dateTime) ? said.dateTime : `${said.dateTime}Z`;
  return new Date(text.replace(/(\.\d{3})\d+/, '$1')).toISOString();
}

function responseOf(said: string | null | undefined): 'none' | 'accepted' | 'tentative' | 'declined' {
  if (said === 'accepted' || said === 'declined') return said;
  return said === 'tentativelyAccepted' ? 'tentative' : 'none';
}

export interface Attendee {
  readonly mail: string;
  readonly name: string;
  readonly optional: boolean;
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
      attendees: content.attendees.map(({ mail, name, optional }) => ({
        emailAddress: { address: mail, name },
        type: optional ? 'optional' : 'required',
      })),
    }),
    ...(content.agendaMark !== undefined && {
      singleValueExtendedProperties: [{ id: AGENDA_PROPERTY, value: content.agendaMark }],
    }),
  };
}

/**
 * Creates the session's event with a Teams link. Repeating it with the same session gives the same event, as it was
 * first made: what has changed since is the caller's to compare.
 */
export async function createEvent(
  call: CallGraph,
  hostId: string,
  sessionId: string,
  content: Required<EventContent>,
): Promise<GraphEvent> {
  try {
    return await postEvent(call, hostId, sessionId, content);
  } catch (error) {
    // A repeat whose words have changed meanwhile is refused, and the event of the first try stands.
    if (!/^ErrorDuplicateTransactionId$/i.test(String((error as { code?: string }).code))) throw error;
    const made = await findEvent(call, hostId, sessionId);
    if (!made) throw error;
    return made;
  }
}

async function postEvent(
  call: CallGraph,
  hostId: string,
  sessionId: string,
  content: Required<EventContent>,
): Promise<GraphEvent> {
  const base = bodyOf(content);
  return call(
    {
      method: 'POST',
      path: `/users/${hostId}/events`,
      headers: HEADERS,
      body: {
        ...base,
        isOnlineMeeting: true,
        onlineMeetingProvider: 'teamsForBusiness',
        allowNewTimeProposals: true,
        responseRequested: true,
        transactionId: sessionId,
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

/** The event that was created for a session, where we never heard its id. */
async function findEvent(
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
  return found.value[0];
}

export async function changeEvent(
  call: CallGraph,
  hostId: string,
  eventId: string,
  content: EventContent,
): Promise<GraphEvent> {
  return call(
    { method: 'PATCH', path: `/users/${hostId}/events/${eventId}`, headers: HEADERS, body: bodyOf(content) },
    event,
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
      { method: 'POST', path: `/users/${hostId}/events/${eventId}/cancel`, body: { comment } },
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
    { method: 'POST', path: `/me/events/${copy.id}/${ANSWERS[response]}`, body: { sendResponse: true } },
    z.unknown(),
  );
  return true;
}

const schedule = z.object({
  scheduleId: z.string(),
  availabilityView: z.string().nullish(),
  error: z.object({ responseCode: z.string().nullish() }).nullish(),
  workingHours: z
    .object({
      daysOfWeek: z.array(z.string()).nullish(),
      startTime: z.string().nullish(),
      endTime: z.string().nullish(),
      timeZone: z.object({ name: z.string().nullish() }).nullish(),
    })
    .nullish(),
});
export type Schedule = z.infer<typeof schedule>;

/** Graph answers at most 20 schedules a call. */
const SCHEDULES_A_CALL = 20;

/** Everyone's free/busy and working hours for one stretch of time, through the person's own permission. */
export async function getSchedule(
  call: CallGraph,
  mails: readonly string[],
  startsAt: string,
  endsAt: string,
): Promise<Schedule[]> {
  const minutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
  const chunks: string[][] = [];
  for (let from = 0; from < mails.length; from += SCHEDULES_A_CALL) {
    chunks.push(mails.slice(from, from + SCHEDULES_A_CALL));
  }
  const answers: Schedule[] = [];
  // Two at a time: Outlook takes four concurrent requests of an app for one mailbox.
  for (let from = 0; from < chunks.length; from += 2) {
    const found = await Promise.all(
      chunks.slice(from, from + 2).map((schedules) =>
        call(
          {
            method: 'POST',
            path: '/me/calendar/getSchedule',
            headers: HEADERS,
            body: {
              schedules,
              startTime: { dateTime: startsAt.slice(0, 19), timeZone: 'UTC' },
              endTime: { dateTime: endsAt.slice(0, 19), timeZone: 'UTC' },
              availabilityViewInterval: Math.min(Math.max(minutes, 5), 1_440),
            },
          },
          z.object({ value: z.array(schedule) }),
        ),
      ),
    );
    for (const answer of found) answers.push(...answer.value);
  }
  return answers;
}

const deltaPage = z.object({
  value: z.array(z.object({ id: z.string(), '@removed': z.unknown().optional() })),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

/**
 * Ids of the events in a mailbox that changed since the link, and the next link. Without a link: everything between
 * `from` and `until`. undefined: Graph has forgotten the link, so start again without one.
 */
export async function changedEvents(
  call: CallGraph,
  hostId: string,
  from: { link: string } | { startsAt: string; endsAt: string },
): Promise<{ ids: string[]; link: string } | undefined> {
  const headers = { Prefer: 'outlook.timezone="UTC", odata.maxpagesize=50, IdType="ImmutableId"' };
  const ids: string[] = [];
  let path = 'link' in from ? from.link : `/users/${hostId}/calendarView/delta`;
  let query = 'link' in from ? undefined : { startDateTime: from.startsAt, endDateTime: from.endsAt };
  for (;;) {
    let page: z.infer<typeof deltaPage>;
    try {
      page = await call({ method: 'GET', path, headers, ...(query && { query }) }, deltaPage);
    } catch (error) {
      if (isStatus(error, 410) || /syncStateNotFound/i.test(String((error as { code?: string }).code)))
        return undefined;
      throw error;
    }
    ids.push(...page.value.map((one) => one.id));
    if (page['@odata.deltaLink']) return { ids, link: page['@odata.deltaLink'] };
    if (!page['@odata.nextLink']) return undefined;
    path = page['@odata.nextLink'];
    query = undefined;
  }
}

function isStatus(error: unknown, status: number): boolean {
  return error instanceof Error && (error as { status?: number }).status === status;
}

/** Whether Graph says that the item itself does not exist; a missing mailbox is another matter. */
function isGone(error: unknown): boolean {
  return isStatus(error, 404) && /^ErrorItemNotFound$/i.test(String((error as { code?: string }).code));
}
