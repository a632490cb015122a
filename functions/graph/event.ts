import * as z from 'zod';
import { momentOf as wallMoment, wallTime, zone } from '../../domain/shared/time.ts';

/** Our extended properties of an event: its session, and the hash of the agenda in its body. Outlook does not show them. */
export const PROPERTY_SET = '{6c1f0d3e-0f5b-4c1e-9c3a-5f1f6a0f7d21}';
export const SESSION_PROPERTY = `String ${PROPERTY_SET} Name guildhallSession`;
export const AGENDA_PROPERTY = `String ${PROPERTY_SET} Name guildhallAgenda`;

/** When something is, as Graph writes it. */
export const dateTime = z.object({ dateTime: z.string(), timeZone: z.string() });
/** Times come in UTC, and ids stay the same wherever the event is moved to. */
export const HEADERS = { Prefer: 'outlook.timezone="UTC", IdType="ImmutableId"' };

/** Another time that somebody proposes. */
export const proposal = z.object({ start: dateTime, end: dateTime }).nullish();

const kind = z.object({
  sensitivity: z.string().nullish(),
  type: z.string().nullish(),
  seriesMasterId: z.string().nullish(),
});
export const kindShape = kind.shape;

/** Whether an event is for its host alone, and whether it is one of several. */
export const kindOf = ({ sensitivity, type, seriesMasterId }: z.infer<typeof kind>) => ({
  isPrivate: sensitivity === 'private' || sensitivity === 'confidential',
  inSeries: Boolean(seriesMasterId) || (type ?? 'singleInstance') !== 'singleInstance',
});

const attendee = z.object({
  type: z.string().nullish(),
  emailAddress: z.object({ address: z.string().nullish(), name: z.string().nullish() }),
  status: z.object({ response: z.string().nullish(), time: z.string().nullish() }).nullish(),
  proposedNewTime: proposal,
});

export const event = z
  .object({
    id: z.string(),
    '@odata.etag': z.string().nullish(),
    iCalUId: z.string().nullish(),
    subject: z.string().nullish(),
    isCancelled: z.boolean().nullish(),
    isOrganizer: z.boolean().nullish(),
    isAllDay: z.boolean().nullish(),
    isDraft: z.boolean().nullish(),
    hideAttendees: z.boolean().nullish(),
    ...kindShape,
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
    isOrganizer: said.isOrganizer ?? true,
    isAllDay: said.isAllDay ?? false,
    /** Whether it was saved in Outlook and not sent yet. */
    isDraft: said.isDraft ?? false,
    hideAttendees: said.hideAttendees ?? false,
    ...kindOf(said),
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
      // Graph writes 0001-01-01 for never.
      respondedAt:
        one.status?.time && !one.status.time.startsWith('0001')
          ? new Date(one.status.time).toISOString()
          : null,
      proposed: proposalOf(one.proposedNewTime),
    })),
  }));
export type GraphEvent = z.infer<typeof event>;

/**
 * The event as it stands in a zone. An all-day event has dates and no moments: it begins with its first day wherever one
 * is.
 */
export function inZone(there: GraphEvent, zoneName: string): GraphEvent {
  if (!there.isAllDay) return there;
  const midnight = (moment: string) =>
    wallMoment({ date: moment.slice(0, 10), time: '00:00' }, zoneName).toISOString();
  return { ...there, startsAt: midnight(there.startsAt), endsAt: midnight(there.endsAt) };
}

/** Requested in UTC. Graph writes it without a Z and with seven decimals. */
export function momentOf(said: { dateTime: string; timeZone: string }): string {
  const text = /Z$/.test(said.dateTime) ? said.dateTime : `${said.dateTime}Z`;
  return new Date(text.replace(/(\.\d{3})\d+/, '$1')).toISOString();
}

interface GraphTime {
  readonly dateTime: string;
  readonly timeZone: string;
}

/**
 * A period as Graph takes it, in a zone, because people outside the organisation are shown the zone in which it was
 * written. If a wall time there is ambiguous, such as in an hour that occurs twice, both ends are written in UTC.
 */
export function periodOf(startsAt: string, endsAt: string, zoneName: string) {
  const [start, end] = [startsAt, endsAt].map((moment): GraphTime | undefined => {
    const shown = wallTime(moment, zoneName);
    if (wallMoment(shown, zoneName).getTime() !== Date.parse(moment)) return undefined;
    return { dateTime: `${shown.date}T${shown.time}:00`, timeZone: zoneName };
  });
  if (start && end) return { start, end };
  const utc = (moment: string): GraphTime => ({
    dateTime: new Date(moment).toISOString().slice(0, 19),
    timeZone: 'UTC',
  });
  return { start: utc(startsAt), end: utc(endsAt) };
}

/**
 * Requested in UTC, but Graph may give a proposed time in its proposer's zone. Such a time is left out, because it
 * would be wrong.
 */
export function proposalOf(said: z.infer<typeof proposal>) {
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

/** `resource` is a room or equipment. Only the host adds these. */
export type AttendeeType = 'required' | 'optional' | 'resource';

function typeOf(said: string | null | undefined): AttendeeType {
  return said === 'optional' || said === 'resource' ? said : 'required';
}

export interface Attendee {
  readonly mail: string;
  readonly name: string;
  readonly type: AttendeeType;
}

/** The fields of an event that Guildhall writes. A change has only those that differ. */
