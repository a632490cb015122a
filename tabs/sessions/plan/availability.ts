import type { checkAvailability } from '../../../domain/community/contract.ts';
import { type SessionTime, span } from '../../../domain/sessions/session-draft.ts';
import { addDays, momentOf, type WallTime, wallTime } from '../../../domain/shared/time.ts';
import type { Reply } from '../../api/client.ts';

export type Availability = Reply<typeof checkAvailability>;
export type Attendant = Availability['people'][number];

/** What speaks against a time for somebody. Working elsewhere does not. */
export type Concern = 'busy' | 'out' | 'tentative' | 'outside';

export function concernsOf(person: Attendant, hoursOnly = false): Concern[] {
  const { availability, withinWorkingHours } = person;
  const inTheWay = hoursOnly
    ? []
    : availability === 'busy' || availability === 'out' || availability === 'tentative'
      ? [availability]
      : [];
  return [...inTheWay, ...(withinWorkingHours === false ? (['outside'] as const) : [])];
}

export interface Overview {
  readonly total: number;
  /** Nothing speaks against it, as far as their calendar is known. */
  readonly fine: number;
  readonly busy: number;
  readonly tentative: number;
  readonly outside: number;
  /** Whose calendar is not known. */
  readonly unknown: number;
  /** Those who matter, the gravest first. */
  readonly concerned: readonly { readonly person: Attendant; readonly concerns: readonly Concern[] }[];
  /** What clocks show where people are, the most people first. */
  readonly clocks: readonly (WallTime & { readonly zone: string; readonly people: readonly Attendant[] })[];
}

const GRAVITY: Record<Concern, number> = { out: 8, busy: 8, outside: 3, tentative: 2 };

/** Who can come. `hoursOnly` leaves out who is busy: where a session overlaps with itself, its own event is what they are busy with. */
export function overview({ people }: Pick<Availability, 'people'>, hoursOnly = false): Overview {
  const told = people.map((person) => ({ person, concerns: concernsOf(person, hoursOnly) }));
  const has = (...wanted: Concern[]) =>
    told.filter(({ concerns }) => wanted.some((one) => concerns.includes(one))).length;
  const weight = (concerns: readonly Concern[]) =>
    concerns.reduce((sum, concern) => sum + GRAVITY[concern], 0);
  const clocks = new Map<string, WallTime & { zone: string; people: Attendant[] }>();
  for (const person of people) {
    if (!person.localTime) continue;
    // Zones that show the same time are one line.
    const { date, time } = person.localTime;
    const clock = clocks.get(`${date} ${time}`);
    if (clock) clock.people.push(person);
    else clocks.set(`${date} ${time}`, { ...person.localTime, people: [person] });
  }
  return {
    total: people.length,
    fine: told.filter(({ concerns }) => concerns.length === 0).length,
    busy: has('busy', 'out'),
    tentative: has('tentative'),
    outside: has('outside'),
    unknown: people.filter((person) => person.availability === 'unknown').length,
    concerned: told
      .filter(({ concerns }) => concerns.length > 0)
      .sort((a, b) => weight(b.concerns) - weight(a.concerns) || a.person.name.localeCompare(b.person.name)),
    clocks: [...clocks.values()].sort((a, b) => b.people.length - a.people.length),
  };
}

export interface Span {
  readonly startsAt: string;
  readonly endsAt: string;
}

export function overlap(a: Span, b: Span | null): boolean {
  return b !== null && a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/** Another wall time, so many minutes on. */
export function shifted(when: SessionTime, minutes: number): SessionTime {
  const [h = 0, m = 0] = when.time.split(':').map(Number);
  const at = h * 60 + m + minutes;
  const days = Math.floor(at / 1_440);
  const left = at - days * 1_440;
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    ...when,
    date: addDays(when.date, days),
    time: `${two(Math.floor(left / 60))}:${two(left % 60)}`,
  };
}

/** Times nearby worth asking about: an hour or two around it, and the same time a day later. */
export function alternatives(when: SessionTime, now: Date): SessionTime[] {
  return [
    shifted(when, -120),
    shifted(when, -60),
    shifted(when, 60),
    shifted(when, 120),
    { ...when, date: addDays(when.date, 1) },
  ].filter((other) => {
    const time = span(other);
    return time !== null && Date.parse(time.startsAt) > now.getTime();
  });
}

/** Whether the clock shows this time twice that day, because it goes back; the first one is meant. */
export function comesTwice(when: SessionTime): boolean {
  const first = momentOf(when, when.zone);
  return [30, 60, 120].some((minutes) => {
    const later = wallTime(new Date(first.getTime() + minutes * 60_000), when.zone);
    return later.date === when.date && later.time === when.time;
  });
}
