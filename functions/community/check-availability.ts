import { tellingHours } from '../../domain/activity/hours.ts';
import { checkAvailability as contract } from '../../domain/community/contract.ts';
import { liesWithin } from '../../domain/community/working-hours.ts';
import { reach, span } from '../../domain/sessions/session-draft.ts';
import { invalid } from '../../domain/shared/refusal.ts';
import { wallTime } from '../../domain/shared/time.ts';
import { getSchedule, type Schedule } from '../graph/schedule.ts';
import { serve } from '../use-case.ts';
import { ianaZone } from './zones.ts';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The digits of availabilityView, from free to out of office. */
const VIEW = { '0': 'free', '4': 'elsewhere', '1': 'tentative', '2': 'busy', '3': 'out' } as const;
const ORDER = ['0', '4', '1', '2', '3'] as const;

export const checkAvailability = serve(
  contract,
  async ({ caller, place, body, operation }, { communities, graph, now }) => {
    const time = span(body);
    if (!time) throw invalid('time', 'a time that clocks show on that day; they go forward over this one');
    if (reach(time.startsAt, now()) !== 'near') throw invalid('date', 'a date within three years');
    const members = (await communities.members(place)).filter((member) => member.role !== 'guest');
    const schedules = await getSchedule(
      graph.as(caller),
      members.map((member) => member.mail).filter(Boolean),
      time.startsAt,
      time.endsAt,
    );
    const byMail = new Map(schedules.map((schedule) => [schedule.scheduleId.toLowerCase(), schedule]));
    const asked = await Promise.all(
      members.map(async (member) => {
        const schedule = byMail.get(member.mail.toLowerCase());
        const told = await ianaZone(schedule?.workingHours?.timeZone?.name);
        return { member, schedule, zone: told ?? member.zone, hours: hoursIn(schedule) ?? member.hours };
      }),
    );
    // Stores zones and hours that are new or have changed.
    await communities.learnZones(
      place,
      asked.filter(
        ({ member, zone, hours }) =>
          zone !== member.zone || JSON.stringify(hours) !== JSON.stringify(member.hours),
      ),
      operation,
    );
    return {
      ...time,
      people: asked.map(({ member, schedule, zone }) => ({
        id: member.id,
        name: member.name,
        availability: availabilityOf(schedule),
        withinWorkingHours: zone ? worksThen(schedule, zone, time) : null,
        localTime: zone ? { ...wallTime(time.startsAt, zone), zone } : null,
      })),
    };
  },
);

function availabilityOf(schedule: Schedule | undefined) {
  if (!schedule || schedule.error || !schedule.availabilityView) return 'unknown' as const;
  const view = schedule.availabilityView;
  const worst = ORDER.findLast((digit) => view.includes(digit));
  return worst ? VIEW[worst] : ('unknown' as const);
}

/** Whether the whole session is within a person's working hours; null if Outlook does not give them. */
function worksThen(
  schedule: Schedule | undefined,
  zone: string,
  time: { startsAt: string; endsAt: string },
): boolean | null {
  const hours = hoursIn(schedule);
  return hours && liesWithin(hours, wallTime(time.startsAt, zone), wallTime(time.endsAt, zone));
}

/** Somebody's working hours; null if Outlook does not give them, or gives none on any day. */
function hoursIn(schedule: Schedule | undefined) {
  const { daysOfWeek, startTime, endTime } = schedule?.workingHours ?? {};
  const hours = {
    days: daysOfWeek?.map((day) => WEEKDAYS.indexOf(day)),
    from: startTime?.slice(0, 5),
    to: endTime?.slice(0, 5),
  };
  return tellingHours.safeParse(hours).data ?? null;
}
