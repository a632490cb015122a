import { wallTime } from '../../domain/shared/time.ts';
import { language } from './language.ts';
import { COMPONENTS } from './texts.ts';

/** The last day that is taken: without one, date fields let years have six digits. */
export const LAST_DATE = '2199-12-31';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language()} ${name}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(language(), options);
    formats.set(key, made);
  }
  return made;
}

/** Midnights between two moments on the reader's calendar. */
function daysBetween(from: Date, to: Date): number {
  const day = (at: Date) => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());
  return Math.round((day(to) - day(from)) / 86_400_000);
}

/** Where a day has 24 hours they are written 09:30, as clocks show them; elsewhere 9:30 am. Intl alone says 9:30. */
function hour(): '2-digit' | 'numeric' {
  const { hourCycle } = format('hour', { hour: 'numeric' }).resolvedOptions();
  return hourCycle === 'h23' || hourCycle === 'h24' ? '2-digit' : 'numeric';
}

const timeOf = (at: Date) => format('time', { hour: hour(), minute: '2-digit' }).format(at);

function dayName(at: Date, days: number, now: Date): string {
  if (days === 0) return COMPONENTS.today;
  if (days === 1) return COMPONENTS.tomorrow;
  if (days === -1) return COMPONENTS.yesterday;
  if (days > 1 && days < 7) return format('weekday', { weekday: 'long' }).format(at);
  // Put together here: with a year, some kinds of English would set a comma behind the weekday, without one none.
  return `${format('short weekday', { weekday: 'short' }).format(at)} ${dayOfMonth(at, now)}`;
}

function dayOfMonth(at: Date, now: Date): string {
  return at.getFullYear() === now.getFullYear()
    ? format('short date', { day: 'numeric', month: 'short' }).format(at)
    : format('date', { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
}

/** A day as it was said, with the “on” that it has in a sentence: “on Friday”, “on 3 Dec”, but “today”. */
export function onDay(said: string): string {
  const near = [COMPONENTS.today, COMPONENTS.tomorrow, COMPONENTS.yesterday];
  return near.some((name) => said.startsWith(name)) ? said : `${COMPONENTS.on} ${said}`;
}

/** What was said for the middle of a sentence, where it stands first or alone: “Tomorrow 09:30”. */
export function atStart(said: string): string {
  return said.charAt(0).toLocaleUpperCase(language()) + said.slice(1);
}

/**
 * A moment as one would say it in a sentence: “Thursday 14:00”, “tomorrow 09:30”, “Thu 14 Jan 14:00”; on the reader's
 * clock.
 */
export function sayMoment(moment: string, now = new Date()): string {
  const at = new Date(moment);
  return `${dayName(at, daysBetween(now, at), now)} ${timeOf(at)}`;
}

/** The time alone: “14:00”. */
export function sayTime(moment: string): string {
  return timeOf(new Date(moment));
}

/** The city that a zone goes by: “Berlin” for Europe/Berlin. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** A time on any clock, such as 14:00, as the reader writes times. */
export function sayTimeOfDay(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return timeOf(new Date(2000, 0, 1, hours, minutes));
}

/** Everything about a moment, for those who hover: date, time and zone. */
export function sayExactly(moment: string): string {
  return format('exact', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: hour(),
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(moment));
}

/** As `sayExactly`, on the clocks of another zone: “Thursday 26 November 2026 at 15:00, Europe/Berlin”. */
export function sayExactlyIn(moment: string, zone: string): string {
  const said = format(`exact ${zone}`, { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
  return `${said.format(new Date(moment))}, ${zone.replaceAll('_', ' ')}`;
}

/** A calendar date in full, as it is said on paper: “3 December 2026”. */
export function sayDateInFull(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return format('date in full', { dateStyle: 'long' }).format(new Date(year, month - 1, day));
}

/** How far away: “in 3 days”, “2 hours ago”. */
export function sayDistance(moment: string, now = new Date()): string {
  const minutes = Math.round((Date.parse(moment) - now.getTime()) / 60_000);
  const days = daysBetween(now, new Date(moment));
  const say = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  if (minutes === 0) return COMPONENTS.justNow;
  if (Math.abs(minutes) < 60) return say.format(minutes, 'minute');
  if (Math.abs(minutes) < 12 * 60) return say.format(Math.round(minutes / 60), 'hour');
  if (Math.abs(days) < 14) return say.format(days, 'day');
  return Math.abs(days) < 60
    ? say.format(Math.round(days / 7), 'week')
    : say.format(Math.round(days / 30.4), 'month');
}

/** A calendar date such as 2026-12-03, no zone involved: “3 Dec”, “tomorrow”, “Friday”. */
export function sayDate(date: string, now = new Date()): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const at = new Date(year, month - 1, day);
  const days = daysBetween(now, at);
  if (days >= -1 && days < 7) return dayName(at, days, now);
  return dayOfMonth(at, now);
}

/** A calendar date with its weekday: “Thu 10 Dec”, “tomorrow”, “Friday”. */
export function sayDay(date: string, now = new Date()): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const at = new Date(year, month - 1, day);
  return dayName(at, daysBetween(now, at), now);
}

/** A month with its year, on the reader's calendar: “November 2026”. */
export function sayMonth(moment: string): string {
  return format('month', { month: 'long', year: 'numeric' }).format(new Date(moment));
}

/** A weekday's name, counted as JavaScript does: 0 is Sunday. */
export function sayWeekday(weekday: number): string {
  // The 4th of January 1970 was a Sunday.
  return format('weekday', { weekday: 'long' }).format(new Date(1970, 0, 4 + weekday));
}

/** Whether a due date has gone by, on the reader's calendar. */
export function isPast(date: string, now = new Date()): boolean {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return daysBetween(now, new Date(year, month - 1, day)) < 0;
}

/** The reader's calendar date at a moment. */
export function dayHere(at: Date | string = new Date()): string {
  return wallTime(at, Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC').date;
}

const two = (value: number) => String(value).padStart(2, '0');

/** A length of time as a clock shows it: 03:12, or 1:03:12. */
export function sayClock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}
