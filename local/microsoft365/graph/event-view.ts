import type { Moment, StoredEvent } from '../calendar/event.ts';
import { preview } from '../calendar/teams.ts';
import { wallTime } from '../zones.ts';
import { type Call, type Prefer, prefer } from './call.ts';
import { badRequest } from './errors.ts';
import { toMs } from './event-input.ts';
import { filter, parseFilter, select } from './odata.ts';

export function changeKey(event: StoredEvent): string {
  return Buffer.from(`local-change-${String(event.sequence).padStart(9, '0')}`).toString('base64');
}

export const etag = (event: StoredEvent) => `W/"${changeKey(event)}"`;

export function eventId(event: { id: string; immutableId: string }, { immutableIds }: Prefer): string {
  return immutableIds ? event.immutableId : event.id;
}

const seconds = (iso: string) => `${iso.slice(0, 19)}.0000000Z`;

function typeOf({ series, seriesMasterId, sequence }: StoredEvent): string {
  if (series) return 'seriesMaster';
  if (!seriesMasterId) return 'singleInstance';
  // One that was changed by itself is stored, and is an exception from then on.
  return sequence > 0 ? 'exception' : 'occurrence';
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function recurrenceOf({ series, start }: StoredEvent) {
  if (!series) return null;
  return {
    pattern: {
      type: 'weekly',
      interval: series.every,
      month: 0,
      dayOfMonth: 0,
      daysOfWeek: series.days.map((day) => DAYS[day - 1]),
      firstDayOfWeek: 'monday',
      index: 'first',
    },
    range: {
      type: 'noEnd',
      startDate: series.since,
      endDate: '0001-01-01',
      recurrenceTimeZone: start.timeZone,
      numberOfOccurrences: 0,
    },
  };
}

/** The event as Graph writes it, in the zone and with the ids the request prefers. */
export function present(event: StoredEvent, preferred: Prefer): Record<string, unknown> {
  const { iana, name } = preferred.timeZone;
  const at = (ms: number): Moment => ({ dateTime: wallTime(ms, iana), timeZone: name });
  const allDay = (moment: Moment): Moment => ({
    dateTime: `${moment.dateTime.slice(0, 10)}T00:00:00.0000000`,
    timeZone: name,
  });
  const id = eventId(event, preferred);
  const place = event.location;
  return {
    '@odata.etag': etag(event),
    id,
    createdDateTime: seconds(event.createdDateTime),
    lastModifiedDateTime: seconds(event.lastModifiedDateTime),
    changeKey: changeKey(event),
    categories: event.categories,
    transactionId: event.transactionId ?? null,
    originalStartTimeZone: event.start.timeZone,
    originalEndTimeZone: event.end.timeZone,
    iCalUId: event.iCalUId,
    uid: event.iCalUId,
    reminderMinutesBeforeStart: event.reminderMinutesBeforeStart,
    isReminderOn: event.isReminderOn,
    hasAttachments: false,
    subject: event.subject,
    bodyPreview: preview(event.body),
    importance: event.importance,
    sensitivity: event.sensitivity,
    isAllDay: event.isAllDay,
    isCancelled: event.isCancelled,
    isOrganizer: event.isOrganizer,
    responseRequested: event.responseRequested,
    seriesMasterId: event.seriesMasterId ?? null,
    showAs: event.showAs,
    type: typeOf(event),
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: event.isOnlineMeeting,
    onlineMeetingProvider: event.onlineMeetingProvider,
    allowNewTimeProposals: event.allowNewTimeProposals,
    occurrenceId: null,
    isDraft: event.isDraft ?? false,
    hideAttendees: event.hideAttendees,
    responseStatus: event.responseStatus,
    body: event.body,
    start: event.isAllDay ? allDay(event.start) : at(event.startMs),
    end: event.isAllDay ? allDay(event.end) : at(event.endMs),
    location: place,
    locations: place.displayName ? [place] : [],
    recurrence: recurrenceOf(event),
    attendees: event.attendees.map(({ proposedNewTime: proposed, ...one }) => ({
      ...one,
      ...(proposed && {
        proposedNewTime: { start: at(toMs(proposed.start)), end: at(toMs(proposed.end)) },
      }),
    })),
    organizer: { emailAddress: event.organizer },
    onlineMeeting: event.joinUrl ? { joinUrl: event.joinUrl } : null,
  };
}

/** With $expand=singleValueExtendedProperties($filter=id eq '…') and $select. */
export function presentAsked(call: Call, event: StoredEvent): Record<string, unknown> {
  const full = present(event, prefer(call));
  const chosen = select(full, call.query);
  const expand = call.query.get('$expand');
  if (!expand) return chosen;
  const match = /^singleValueExtendedProperties\(\$filter=(.+)\)$/i.exec(expand.trim());
  if (!match?.[1]) {
    if (/^(attachments|instances|extensions|calendar)$/i.test(expand)) return { ...chosen, [expand]: [] };
    throw badRequest(`Invalid $expand '${expand}': singleValueExtendedProperties needs a $filter on id.`);
  }
  const wanted = parseFilter(match[1]);
  const found = event.singleValueExtendedProperties.filter((one) =>
    filter(wanted, one, { properties: { id: ['eq', 'in'] } }),
  );
  return found.length > 0 ? { ...chosen, singleValueExtendedProperties: found } : chosen;
}
