import type { StoredEvent } from '../calendar/event.ts';
import { box, eventsBetween, findEvent, put, remove } from '../calendar/mailbox.ts';
import { cancel, change, create, type Draft } from '../calendar/organise.ts';
import type { Person } from '../directory.ts';
import type { Answer } from '../exchange.ts';
import { type Call, mailboxOf, type Needs, prefer } from './call.ts';
import { accessDenied, badRequest, GraphError, itemNotFound } from './errors.ts';
import { readChange, readComment, readDraft } from './event-input.ts';
import { etag, eventId, present, presentAsked } from './event-view.ts';
import { type Filterable, filter, parseFilter, read, skip, top } from './odata.ts';
import type { Route } from './router.ts';

export const mayRead: Needs = {
  delegated: ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'],
  application: ['Calendars.ReadBasic.All', 'Calendars.Read', 'Calendars.ReadWrite'],
  refusal: accessDenied,
};
export const mayWrite: Needs = {
  delegated: ['Calendars.ReadWrite'],
  application: ['Calendars.ReadWrite'],
  refusal: accessDenied,
};

/** The event in the path, in the mailbox in the path. */
export function eventOf(call: Call): { owner: Person; event: StoredEvent } {
  const owner = mailboxOf(call);
  const event = findEvent(call.world, owner, call.params.event ?? '');
  if (!event) throw itemNotFound();
  return { owner, event };
}

function checkMatch(call: Call, event: StoredEvent): void {
  const wanted = call.headers['if-match'];
  if (wanted && wanted !== '*' && !wanted.split(/\s*,\s*/).includes(etag(event)))
    throw new GraphError(
      412,
      'ErrorIrresolvableConflict',
      'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
    );
}

function withEvent(call: Call, status: number, event: StoredEvent): Answer {
  return {
    status,
    headers: {
      etag: etag(event),
      ...(status === 201 && {
        location: `${call.world.origin}/v1.0/users('${event.mailbox}')/events('${eventId(event, prefer(call))}')`,
      }),
      ...(call.headers.prefer?.includes('outlook.timezone') && {
        'preference-applied': `outlook.timezone="${prefer(call).timeZone.name}"`,
      }),
    },
    body: {
      '@odata.context': `${call.world.origin}/v1.0/$metadata#users('${event.mailbox}')/events/$entity`,
      ...presentAsked(call, event),
    },
  };
}

function post(call: Call): Answer {
  const owner = mailboxOf(call);
  prefer(call);
  const draft = readDraft(call);
  const before = draft.transactionId
    ? [...box(call.world, owner.id).values()].find((one) => one.transactionId === draft.transactionId)
    : undefined;
  if (!before) return withEvent(call, 201, create(call.world, owner, draft));
  // The same request again is answered with the event it made; another one under the same id is refused.
  if (before.request === draft.request) return withEvent(call, 201, before);
  throw new GraphError(
    400,
    'ErrorDuplicateTransactionId',
    "Your request can't be completed. The TransactionId specified in the request has already been used to create a different event.",
    { more: { '@event.existingEventId': eventId(before, prefer(call)) } },
  );
}

function patch(call: Call): Answer {
  const { owner, event } = eventOf(call);
  checkMatch(call, event);
  const sent = readChange(call, event);
  if (!event.isOrganizer) return withEvent(call, 200, changeOwnCopy(call, event, sent));
  if (sent.singleValueExtendedProperties)
    sent.singleValueExtendedProperties = merged(event, sent.singleValueExtendedProperties);
  return withEvent(call, 200, change(call.world, owner, event, sent));
}

/** Extended properties not sent stay as they are. */
function merged(event: StoredEvent, sent: StoredEvent['singleValueExtendedProperties']) {
  const ids = new Set(sent.map(({ id }) => id.toLowerCase()));
  return [...event.singleValueExtendedProperties.filter(({ id }) => !ids.has(id.toLowerCase())), ...sent];
}

const own = new Set([
  'categories',
  'showAs',
  'reminderMinutesBeforeStart',
  'isReminderOn',
  'singleValueExtendedProperties',
]);

/** An attendee may change what is theirs alone; what the organiser decided is the organiser's. */
function changeOwnCopy(call: Call, event: StoredEvent, sent: Partial<Draft>): StoredEvent {
  if (Object.keys(sent).some((name) => !own.has(name))) throw accessDenied();
  const { categories, showAs, reminderMinutesBeforeStart, isReminderOn, singleValueExtendedProperties } =
    sent;
  return put(call.world, {
    ...event,
    ...(categories && { categories }),
    ...(showAs && { showAs }),
    ...(reminderMinutesBeforeStart !== undefined && { reminderMinutesBeforeStart }),
    ...(isReminderOn !== undefined && { isReminderOn }),
    ...(singleValueExtendedProperties && {
      singleValueExtendedProperties: merged(event, singleValueExtendedProperties),
    }),
  });
}

function erase(call: Call): Answer {
  const { owner, event } = eventOf(call);
  checkMatch(call, event);
  if (event.isOrganizer) cancel(call.world, owner, event);
  else remove(call.world, event);
  return { status: 204 };
}

function cancelEvent(call: Call): Answer {
  const { owner, event } = eventOf(call);
  const comment = readComment(call);
  if (!event.isOrganizer)
    throw new GraphError(
      400,
      'ErrorInvalidRequest',
      "Your request can't be completed. You need to be an organizer to cancel a meeting.",
    );
  cancel(call.world, owner, event, comment);
  return { status: 202 };
}

const filterable: Filterable = {
  properties: {
    iCalUId: ['eq', 'in'],
    uid: ['eq', 'in'],
    subject: ['eq', 'ne', 'startswith', 'contains'],
    isCancelled: ['eq', 'ne'],
    isOrganizer: ['eq', 'ne'],
    isAllDay: ['eq', 'ne'],
    showAs: ['eq', 'ne'],
    importance: ['eq', 'ne'],
    type: ['eq', 'ne'],
    createdDateTime: ['gt', 'ge', 'lt', 'le'],
    lastModifiedDateTime: ['gt', 'ge', 'lt', 'le'],
    'start/dateTime': ['eq', 'gt', 'ge', 'lt', 'le'],
    'end/dateTime': ['eq', 'gt', 'ge', 'lt', 'le'],
    'organizer/emailAddress/address': ['eq'],
    'singleValueExtendedProperties/id': ['eq'],
    'singleValueExtendedProperties/value': ['eq', 'ne'],
  },
};

/** $filter, $orderby, $top, $skip, $count over events, with the link to the next page. */
function list(call: Call, owner: Person, events: StoredEvent[]): Answer {
  const { query, world } = call;
  const preferred = prefer(call);
  if (query.has('$search')) throw badRequest("The query parameter '$search' is not supported on events.");
  const text = query.get('$filter');
  let found = events;
  if (text !== null) {
    const expression = parseFilter(text);
    // Checked once against nothing, so that a refused filter is refused in an empty calendar too.
    filter(expression, {}, filterable);
    const utc = { ...preferred, timeZone: { name: 'UTC', iana: 'UTC' } };
    found = events.filter((event) =>
      filter(
        expression,
        { ...present(event, utc), singleValueExtendedProperties: event.singleValueExtendedProperties },
        filterable,
      ),
    );
  }
  const order = query.get('$orderby');
  if (order) found = ordered(found, order, preferred);
  const size = preferred.maxPageSize ?? top(query, 10, 1000);
  const from = skip(query);
  const page = found.slice(from, from + size);
  const next = new URL(call.target, world.origin);
  next.searchParams.set('$skip', String(from + size));
  return {
    status: 200,
    body: {
      '@odata.context': `${world.origin}/v1.0/$metadata#users('${owner.id}')/events`,
      ...(query.get('$count') === 'true' && { '@odata.count': found.length }),
      value: page.map((event) => presentAsked(call, event)),
      ...(from + size < found.length && { '@odata.nextLink': next.href }),
    },
  };
}

function ordered(events: StoredEvent[], order: string, preferred: ReturnType<typeof prefer>): StoredEvent[] {
  const [path = '', direction = 'asc'] = order.trim().split(/\s+/);
  if (!/^(start\/dateTime|end\/dateTime|subject|createdDateTime|lastModifiedDateTime)$/i.test(path))
    throw badRequest(`Invalid $orderby '${order}'.`);
  const sign = direction === 'desc' ? -1 : 1;
  const key = (event: StoredEvent) => String(read(present(event, preferred), path));
  return [...events].sort((a, b) => sign * key(a).localeCompare(key(b)));
}

function listEvents(call: Call): Answer {
  const owner = mailboxOf(call);
  const stored = [...box(call.world, owner.id).values()];
  return list(
    call,
    owner,
    stored.sort((a, b) => b.sequence - a.sequence),
  );
}

export function windowOf(call: Call): { from: number; to: number } {
  const [from, to] = ['startdatetime', 'enddatetime'].map((wanted) => {
    const value = [...call.query].find(([name]) => name.toLowerCase() === wanted)?.[1];
    if (!value)
      throw new GraphError(
        400,
        'ErrorInvalidParameter',
        'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
      );
    const ms = Date.parse(/(z|[+-]\d\d:?\d\d)$/i.test(value) || value.length <= 10 ? value : `${value}Z`);
    if (Number.isNaN(ms))
      throw new GraphError(400, 'ErrorInvalidParameter', `The value '${value}' is not a date.`);
    return ms;
  });
  if (from === undefined || to === undefined || to < from)
    throw new GraphError(400, 'ErrorInvalidParameter', 'The end of the time window is before its start.');
  return { from, to };
}

function calendarView(call: Call): Answer {
  const owner = mailboxOf(call);
  const { from, to } = windowOf(call);
  return list(call, owner, eventsBetween(call.world, owner, from, to));
}

/** What there is of a series in a time; nothing of what is no series. */
function instances(call: Call): Answer {
  const { owner, event } = eventOf(call);
  const { from, to } = windowOf(call);
  const is = (one: StoredEvent) => one.seriesMasterId === event.id;
  return list(call, owner, event.series ? eventsBetween(call.world, owner, from, to).filter(is) : []);
}

function get(call: Call): Answer {
  return withEvent(call, 200, eventOf(call).event);
}

/** Everything at /users/{id}/… is also there below the default calendar. */
function both(method: string, path: string, needs: Needs, handle: Route['handle']): Route[] {
  return ['/users/:user', '/users/:user/calendar'].map((base) => ({
    method,
    path: `${base}${path}`,
    needs,
    handle,
  }));
}

export const eventRoutes: Route[] = [
  ...both('GET', '/calendarView', mayRead, calendarView),
  ...both('GET', '/events', mayRead, listEvents),
  ...both('POST', '/events', mayWrite, post),
  ...both('GET', '/events/:event', mayRead, get),
  ...both('GET', '/events/:event/instances', mayRead, instances),
  ...both('PATCH', '/events/:event', mayWrite, patch),
  ...both('DELETE', '/events/:event', mayWrite, erase),
  ...both('POST', '/events/:event/cancel', mayWrite, cancelEvent),
];
