import { z } from 'zod';
import { eventsBetween } from '../calendar/mailbox.ts';
import { type Person, personByAddress } from '../directory.ts';
import type { Answer } from '../exchange.ts';
import { wallTime } from '../zones.ts';
import { type Call, mailboxOf, type Needs, type Prefer, prefer, readBody } from './call.ts';
import { accessDenied, GraphError } from './errors.ts';
import { toMs } from './event-input.ts';
import type { Route } from './router.ts';

const moment = z.strictObject({
  '@odata.type': z.string().optional(),
  dateTime: z.string(),
  timeZone: z.string(),
});
/** Graph takes the parameters in either case: its documentation has both. */
const body = z.preprocess(
  (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).map(([name, one]) => [name.charAt(0).toLowerCase() + name.slice(1), one]),
        )
      : value,
  z.strictObject({
    schedules: z.array(z.string()),
    startTime: moment,
    endTime: moment,
    availabilityViewInterval: z.number().int().default(30),
  }),
);

const needs: Needs = {
  delegated: ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'],
  application: ['Calendars.ReadBasic.All', 'Calendars.Read', 'Calendars.ReadWrite'],
  refusal: accessDenied,
};

const weight = { free: 0, unknown: 0, tentative: 1, busy: 2, oof: 3, workingElsewhere: 4 } as const;
/** Which of two overlapping entries shows in the view. */
const rank = { free: 0, unknown: 0, workingElsewhere: 1, tentative: 2, busy: 3, oof: 4 } as const;

const minute = 60_000;
const most = 62 * 24 * 60 * minute;

function getSchedule(call: Call): Answer {
  const asking = mailboxOf(call);
  const wanted = readBody(call, body, 'getSchedule');
  const refuse = (code: string, message: string) => new GraphError(400, code, message);
  if (wanted.schedules.length === 0)
    throw refuse('ErrorInvalidParameter', 'The parameter Schedules is empty.');
  if (wanted.schedules.length > 20)
    throw refuse('ErrorExceededMaxSchedules', 'The number of schedules exceeds the maximum of 20.');
  const step = wanted.availabilityViewInterval;
  if (step < 5 || step > 1440)
    throw refuse(
      'ErrorInvalidMergedFreeBusyInterval',
      'AvailabilityViewInterval must be from 5 to 1440 minutes.',
    );
  const from = toMs(wanted.startTime);
  const to = toMs(wanted.endTime);
  if (to <= from) throw refuse('ErrorInvalidTimeInterval', 'The end time must be after the start time.');
  if (to - from >= most)
    throw refuse('ErrorTimeIntervalTooBig', 'The requested period must be less than 62 days.');
  if (to - from < step * minute)
    throw refuse('ErrorInvalidMergedFreeBusyInterval', 'The interval is longer than the requested period.');
  const preferred = prefer(call);
  return {
    status: 200,
    body: {
      '@odata.context': `${call.world.origin}/v1.0/$metadata#Collection(microsoft.graph.scheduleInformation)`,
      value: wanted.schedules.map((address) =>
        scheduleOf(call, asking, address, { from, to, step }, preferred),
      ),
    },
  };
}

interface Period {
  from: number;
  to: number;
  step: number;
}

function scheduleOf(call: Call, asking: Person, address: string, period: Period, preferred: Prefer) {
  const person = personByAddress(asking.tenantId, address);
  const gone = person && call.world.faults.settings.mailboxGone.includes(person.id);
  if (!person?.hasMailbox || gone)
    return {
      scheduleId: address,
      availabilityView: '',
      error: {
        message: `Unable to resolve e-mail address ${address} to an Active Directory object.`,
        responseCode: 'ErrorMailRecipientNotFound',
      },
    };
  const { from, to, step } = period;
  const events = eventsBetween(call.world, person, from, to).filter(
    (one) => one.endMs > from && one.showAs !== 'free',
  );
  const at = (ms: number) => ({
    dateTime: wallTime(ms, preferred.timeZone.iana),
    timeZone: preferred.timeZone.name,
  });
  const view: string[] = [];
  for (let slot = from; slot < to; slot += step * minute) {
    const shown = events
      .filter((one) => one.startMs < Math.min(to, slot + step * minute) && one.endMs > slot)
      .reduce<keyof typeof weight>(
        (most, one) => (rank[one.showAs] > rank[most] ? one.showAs : most),
        'free',
      );
    view.push(String(weight[shown]));
  }
  return {
    scheduleId: address,
    availabilityView: view.join(''),
    scheduleItems: events.map((one) => ({
      // Colleagues see when, not what.
      ...(person.id === asking.id && {
        isPrivate: one.sensitivity === 'private',
        subject: one.subject,
        location: one.location.displayName,
      }),
      status: one.showAs,
      start: at(one.startMs),
      end: at(one.endMs),
    })),
    workingHours: person.workingHours,
  };
}

export const scheduleRoutes: Route[] = [
  { method: 'POST', path: '/users/:user/calendar/getSchedule', needs, handle: getSchedule },
];
