import { z } from 'zod';
import { type Attendee, type Moment, never, plain } from '../calendar/event.ts';
import type { Draft } from '../calendar/organise.ts';
import { normalBody } from '../calendar/teams.ts';
import { instant } from '../zones.ts';
import { type Call, readBody, zoneOrRefuse } from './call.ts';
import { GraphError } from './errors.ts';

const type = 'microsoft.graph.event';

const moment = z.strictObject({
  '@odata.type': z.string().optional(),
  dateTime: z.string(),
  timeZone: z.string(),
});

const address = z.strictObject({ address: z.string().optional(), name: z.string().optional() });

const attendee = z.strictObject({
  '@odata.type': z.string().optional(),
  emailAddress: address,
  type: z.enum(['required', 'optional', 'resource']).default('required'),
  // Sent back by clients that read it; what counts is what the attendee answered.
  status: z.looseObject({}).nullish(),
  proposedNewTime: z.looseObject({}).nullish(),
});

const location = z.looseObject({
  displayName: z.string().default(''),
  locationType: z.string().default('default'),
});

const extended = z.strictObject({
  id: z
    .string()
    .regex(
      /^(String|Integer|Boolean|Double|Long|SystemTime|CLSID|Binary)(Array)? (\{[0-9a-f-]{36}\} (Name \S.*|Id 0x[0-9a-f]+)|0x[0-9a-f]+)$/i,
    ),
  value: z.string(),
});

const sent = z.strictObject({
  '@odata.type': z.string().optional(),
  subject: z.string().nullable().optional(),
  body: z
    .strictObject({
      '@odata.type': z.string().optional(),
      contentType: z.string().default('text'),
      content: z.string().nullable(),
    })
    .optional(),
  start: moment.optional(),
  end: moment.optional(),
  isAllDay: z.boolean().optional(),
  location: location.nullable().optional(),
  locations: z.array(location).optional(),
  attendees: z.array(attendee).optional(),
  isOnlineMeeting: z.boolean().optional(),
  onlineMeetingProvider: z
    .enum(['unknown', 'teamsForBusiness', 'skypeForBusiness', 'skypeForConsumer'])
    .optional(),
  allowNewTimeProposals: z.boolean().optional(),
  responseRequested: z.boolean().optional(),
  hideAttendees: z.boolean().optional(),
  importance: z.enum(['low', 'normal', 'high']).optional(),
  sensitivity: z.enum(['normal', 'personal', 'private', 'confidential']).optional(),
  showAs: z.enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown']).optional(),
  categories: z.array(z.string()).optional(),
  reminderMinutesBeforeStart: z.number().int().optional(),
  isReminderOn: z.boolean().optional(),
  singleValueExtendedProperties: z.array(extended).optional(),
  transactionId: z.string().nullable().optional(),
  recurrence: z.unknown().optional(),
});

type Sent = z.output<typeof sent>;

const invalid = (message: string, code = 'ErrorPropertyValidationFailure') =>
  new GraphError(400, code, message);

/** A whole event out of POST's body. */
export function readDraft(call: Call): Draft {
  const body = readBody(call, sent, type);
  if (!body.start || !body.end)
    throw invalid("At least one property failed validation: 'Start' and 'End' are required.");
  const given = readFields(body);
  const { transactionId } = body;
  return {
    ...plain(),
    subject: '',
    body: { contentType: 'text', content: '' },
    showAs: 'busy',
    start: body.start,
    end: body.end,
    startMs: toMs(body.start),
    endMs: toMs(body.end),
    ...given,
    ...(transactionId && { transactionId, request: JSON.stringify(body) }),
  };
}

/** Only the fields that PATCH sent. `before` gives the other end of the period. */
export function readChange(call: Call, before: { startMs: number; endMs: number }): Partial<Draft> {
  const body = readBody(call, sent, type);
  if (body.transactionId !== undefined)
    throw invalid(
      "The property 'TransactionId' is read-only after the event was created.",
      'ErrorInvalidPropertySet',
    );
  const change = readFields(body);
  checkPeriod(change.startMs ?? before.startMs, change.endMs ?? before.endMs);
  return change;
}

function readFields(body: Sent): Partial<Draft> {
  if (body.recurrence !== undefined && body.recurrence !== null)
    throw new GraphError(501, 'NotImplemented', 'The local Microsoft 365 has no recurring events.');
  const { start, end, isAllDay } = body;
  const change: Partial<Draft> = {
    ...pick(body, [
      'isAllDay',
      'isOnlineMeeting',
      'allowNewTimeProposals',
      'responseRequested',
      'hideAttendees',
      'importance',
      'sensitivity',
      'showAs',
      'categories',
      'reminderMinutesBeforeStart',
      'isReminderOn',
      'singleValueExtendedProperties',
    ]),
    ...(body.subject !== undefined && { subject: body.subject ?? '' }),
    ...(body.body && { body: normalBody(readItemBody(body.body)) }),
    ...(start && { start: tidy(start), startMs: toMs(start) }),
    ...(end && { end: tidy(end), endMs: toMs(end) }),
    ...(body.attendees && { attendees: readAttendees(body.attendees) }),
  };
  if (body.onlineMeetingProvider?.startsWith('skype'))
    throw invalid(
      'The online meeting provider is not allowed for this calendar.',
      'ErrorOnlineMeetingProviderNotSupported',
    );
  const place = body.location ?? body.locations?.[0];
  if (place) change.location = place;
  if (start && end) checkPeriod(toMs(start), toMs(end));
  if (isAllDay && [start, end].some((one) => one && !/T00:00(:00(\.0+)?)?$/.test(one.dateTime)))
    throw invalid('The Event.Start and Event.End properties of an all-day event must be set to midnight.');
  return change;
}

function pick<K extends keyof Sent>(body: Sent, names: readonly K[]): { [P in K]?: NonNullable<Sent[P]> } {
  return Object.fromEntries(
    names.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]),
  ) as {
    [P in K]?: NonNullable<Sent[P]>;
  };
}

function readItemBody({ contentType, content }: NonNullable<Sent['body']>) {
  const kind = contentType.toLowerCase();
  if (kind !== 'html' && kind !== 'text')
    throw new GraphError(400, 'RequestBodyRead', `Requested value '${contentType}' was not found.`);
  return { contentType: kind, content: content ?? '' } as const;
}

function readAttendees(list: NonNullable<Sent['attendees']>): Attendee[] {
  if (list.length > 500)
    throw invalid('The number of attendees exceeds the maximum of 500.', 'ErrorExceededMaxRecipientLimit');
  const seen = new Map<string, Attendee>();
  for (const { emailAddress, type: kind } of list) {
    const mail = emailAddress.address?.trim() ?? '';
    if (!/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(mail))
      throw invalid(
        `At least one recipient isn't valid., Recipient '${mail}' is not resolved.`,
        'ErrorInvalidRecipients',
      );
    seen.set(mail.toLowerCase(), {
      type: kind,
      status: { response: 'none', time: never },
      emailAddress: { name: emailAddress.name ?? mail, address: mail },
    });
  }
  return [...seen.values()];
}

const wall = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/;

export function toMs({ dateTime, timeZone }: Moment): number {
  const zone = zoneOrRefuse(timeZone);
  const unreadable = () =>
    new GraphError(
      400,
      'ErrorInvalidArgument',
      `Cannot convert the literal '${dateTime}' to the expected type 'Edm.DateTime'.`,
    );
  if (!wall.test(dateTime)) throw unreadable();
  try {
    return /(Z|[+-]\d\d:\d\d)$/.test(dateTime) ? Date.parse(dateTime) : instant(dateTime, zone);
  } catch {
    throw unreadable();
  }
}

const tidy = ({ dateTime, timeZone }: Moment): Moment => ({ dateTime, timeZone });

function checkPeriod(start: number, end: number): void {
  if (end < start) throw invalid('At least one property failed validation: the end is before the start.');
  if (end - start > 1825 * 86_400_000)
    throw invalid('The duration is longer than five years.', 'ErrorCalendarDurationIsTooLong');
}

const readFrom = z.strictObject({ Comment: z.string().optional(), comment: z.string().optional() });

/** The `{ comment }` of cancel, in either spelling as Graph takes action parameters. */
export function readComment(call: Call): string | undefined {
  const body = readBody(call, readFrom, 'cancel');
  return body.comment ?? body.Comment;
}
