import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Person } from '../directory.ts';
import { never, plain, type StoredEvent } from './event.ts';

/**
 * The week people have anyway: stand-ups, focus time, a day off. Computed from the person and the date
 * instead of stored, so that free/busy is interesting whatever day it is and however old the data file.
 */
interface Habit {
  subject: string;
  /** 1 is Monday */
  days: number[];
  at: string;
  minutes: number;
  showAs: StoredEvent['showAs'];
  /** every how many weeks */
  every?: number;
}

const habits: Habit[][] = [
  [
    { subject: 'Leadership stand-up', days: [1, 3], at: '09:30', minutes: 30, showAs: 'busy' },
    { subject: 'One-to-ones', days: [2], at: '14:00', minutes: 120, showAs: 'busy' },
    { subject: 'Focus time', days: [4], at: '10:00', minutes: 90, showAs: 'tentative' },
  ],
  [
    { subject: 'Portfolio review', days: [1], at: '11:00', minutes: 60, showAs: 'busy' },
    { subject: 'Customer call', days: [2, 4], at: '15:30', minutes: 45, showAs: 'busy' },
    { subject: 'Working from home', days: [5], at: '09:00', minutes: 480, showAs: 'workingElsewhere' },
  ],
  [
    { subject: 'Operations huddle', days: [1, 2, 3, 4, 5], at: '08:45', minutes: 15, showAs: 'busy' },
    { subject: 'Budget check-in', days: [3], at: '13:00', minutes: 60, showAs: 'tentative' },
    { subject: 'Annual leave', days: [5], at: '09:00', minutes: 480, showAs: 'oof', every: 3 },
  ],
  [
    { subject: 'Hiring panel', days: [2], at: '10:30', minutes: 90, showAs: 'busy' },
    { subject: 'School run', days: [1, 3], at: '15:00', minutes: 45, showAs: 'oof' },
    { subject: 'Architecture forum', days: [4], at: '16:00', minutes: 60, showAs: 'busy' },
  ],
  [
    { subject: 'Team retrospective', days: [5], at: '11:00', minutes: 60, showAs: 'busy', every: 2 },
    { subject: 'Supplier call', days: [3], at: '12:00', minutes: 30, showAs: 'tentative' },
  ],
];

const dayMs = 86_400_000;
const LONG_AGO = '2025-01-06T09:00:00Z';
const habitsOf = (person: Person) => habits[Number.parseInt(person.id.slice(6, 8), 10) % habits.length] ?? [];
const remembered = new Map<string, StoredEvent[]>();

/** What the person has on in [from, to), in milliseconds, oldest first. */
export function rhythm(person: Person, from: number, to: number): StoredEvent[] {
  if (!person.hasMailbox || to - from > 800 * dayMs) return [];
  const key = `${person.id}|${from}|${to}`;
  const before = remembered.get(key);
  if (before) return before;
  const set = habitsOf(person);
  const first = Temporal.Instant.fromEpochMilliseconds(from - dayMs).toZonedDateTimeISO(person.timeZone);
  const days = Math.ceil((to - from) / dayMs) + 2;
  const events: StoredEvent[] = [];
  for (let offset = 0; offset <= days; offset += 1) {
    const date = first.add({ days: offset }).toPlainDate();
    for (const [index, habit] of set.entries()) {
      if (!habit.days.includes(date.dayOfWeek)) continue;
      if (habit.every && (date.weekOfYear ?? 0) % habit.every !== 0) continue;
      const start = date.toZonedDateTime({
        timeZone: person.timeZone,
        plainTime: habit.at,
      }).epochMilliseconds;
      const end = start + habit.minutes * 60_000;
      if (end > from && start < to)
        events.push(occurrence(person, habit, index, date.toString(), start, end));
    }
  }
  if (remembered.size > 500) remembered.clear();
  remembered.set(key, events);
  return events;
}

/** Ids say what they are, so that a single one can be computed again. */
const marker = 'AAMkAFJoeXRobQ';
const masterMarker = 'AAMkAFNlcmllcw';

const masterIdOf = (person: Person, index: number) =>
  `${masterMarker}${Buffer.from(`${index}|${person.id}`).toString('base64url')}`;

/** The ids of the series that the person's week is made of. */
export const seriesOf = (person: Person): string[] =>
  habitsOf(person).map((_, index) => masterIdOf(person, index));

/** The series with this id, of which what the person has on are occurrences. */
function seriesById(person: Person, id: string): StoredEvent | undefined {
  const index = Number(Buffer.from(id.slice(masterMarker.length), 'base64url').toString().split('|')[0]);
  const habit = habitsOf(person)[index];
  if (!habit) return undefined;
  const from = Date.parse(LONG_AGO);
  const first = rhythm(person, from, from + 60 * dayMs).find((one) => one.seriesMasterId === id);
  if (!first) return undefined;
  const { seriesMasterId: _series, ...one } = first;
  const series = { days: habit.days, every: habit.every ?? 1, since: LONG_AGO.slice(0, 10) };
  return { ...one, id, immutableId: id, series };
}

export function rhythmById(person: Person, id: string): StoredEvent | undefined {
  if (id.startsWith(masterMarker)) return seriesById(person, id);
  if (!id.startsWith(marker)) return undefined;
  const date = /^\d{4}-\d\d-\d\d/.exec(Buffer.from(id.slice(marker.length), 'base64url').toString())?.[0];
  const noon = Date.parse(`${date}T12:00:00Z`);
  if (Number.isNaN(noon)) return undefined;
  return rhythm(person, noon - 2 * dayMs, noon + 2 * dayMs).find(
    (one) => one.id === id || one.immutableId === id,
  );
}

function occurrence(
  person: Person,
  habit: Habit,
  index: number,
  date: string,
  start: number,
  end: number,
): StoredEvent {
  const id = `${marker}${Buffer.from(`${date}|${index}|${person.id}`).toString('base64url')}`;
  const wall = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms)
      .toZonedDateTimeISO(person.timeZone)
      .toPlainDateTime()
      .toString();
  return {
    ...plain(),
    id,
    immutableId: id,
    seriesMasterId: masterIdOf(person, index),
    iCalUId: `040000008200E00074C5B7101A82E008${createHash('sha256').update(id).digest('hex').slice(0, 48).toUpperCase()}`,
    mailbox: person.id,
    subject: habit.subject,
    body: { contentType: 'html', content: '' },
    start: { dateTime: wall(start), timeZone: person.timeZone },
    end: { dateTime: wall(end), timeZone: person.timeZone },
    startMs: start,
    endMs: end,
    organizer: { address: person.mail, name: person.displayName },
    isOrganizer: true,
    isCancelled: false,
    sequence: 0,
    createdSequence: 0,
    createdDateTime: LONG_AGO,
    lastModifiedDateTime: LONG_AGO,
    responseStatus: { response: 'organizer', time: never },
    showAs: habit.showAs,
  };
}
