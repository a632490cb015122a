import * as z from 'zod/mini';

/** A calendar date that exists, such as 2026-12-03, in years that leave room to count from it. */
export const date = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-12-03'),
  z.regex(/^(19|20|21)/, 'a year from 1900 to 2199'),
  z.refine((text) => {
    const day = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  }, 'a date that exists'),
);

/** A time on the clock, such as 14:00. */
export const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 14:00'));

/** A moment in UTC, such as 2026-12-03T14:00:00.000Z. */
export const instant = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,7})?Z$/, 'a moment in UTC'),
  z.refine((text) => {
    const at = Date.parse(text);
    // JavaScript parses the 30th of February as the 2nd of March.
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text.slice(0, 19));
  }, 'a moment that exists'),
);

const zones = new Map<string, boolean>();

/** An IANA time zone that this machine knows, such as Europe/Berlin. Offsets such as +02:00 are not zones. */
export const zone = z
  .string()
  .check(
    z.maxLength(64, 'an IANA time zone such as Europe/Berlin'),
    z.refine(isZone, 'an IANA time zone such as Europe/Berlin'),
  );

function isZone(name: string): boolean {
  const known = zones.get(name);
  if (known !== undefined) return known;
  let answer = /^[A-Za-z]/.test(name);
  if (answer) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
    } catch {
      answer = false;
    }
  }
  if (zones.size < 2_000) zones.set(name, answer);
  return answer;
}

export interface WallTime {
  /** 2026-12-03 */
  readonly date: string;
  /** 14:00 */
  readonly time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const FORMATS_MAX = 500;

function format(zoneName: string): Intl.DateTimeFormat {
  let made = formats.get(zoneName);
  if (!made) {
    made = new Intl.DateTimeFormat('en-CA-u-hc-h23-nu-latn-ca-gregory', {
      timeZone: zoneName,
      era: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    // There are a few hundred zones, but their names may be written in any mix of upper and lower case.
    if (formats.size >= FORMATS_MAX) formats.clear();
    formats.set(zoneName, made);
  }
  return made;
}

/** The zone's distance from UTC at a moment, in milliseconds. */
function offsetAt(moment: number, zoneName: string): number {
  const parts: Record<string, string> = {};
  for (const { type, value } of format(zoneName).formatToParts(moment)) parts[type] = value;
  const { era, year, month, day, hour, minute, second } = parts;
  // Date.UTC takes the years 0 to 99 for 1900 to 1999, and a date field has such years while somebody types one.
  const wall = new Date(0);
  wall.setUTCFullYear(era?.startsWith('B') ? 1 - Number(year) : Number(year), Number(month) - 1, Number(day));
  wall.setUTCHours(Number(hour), Number(minute), Number(second));
  return wall.getTime() - Math.floor(moment / 1_000) * 1_000;
}

/** The wall time in `zoneName` at a moment. */
export function wallTime(moment: Date | string, zoneName: string): WallTime {
  const at = new Date(moment).getTime();
  const shown = new Date(at + offsetAt(at, zoneName)).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/**
 * The moment of a wall time in `zoneName`. Of a time that occurs twice it is the first. A time that clocks skip is
 * moved forward by the length of the gap, as RFC 5545 and Outlook do.
 */
export function momentOf(wall: WallTime, zoneName: string): Date {
  const asUtc = Date.parse(`${wall.date}T${wall.time}:00Z`);
  const before = offsetAt(asUtc - 86_400_000, zoneName);
  const after = offsetAt(asUtc + 86_400_000, zoneName);
  const candidates = [asUtc - before, asUtc - after].filter((at) => at + offsetAt(at, zoneName) === asUtc);
  // In a gap no candidate fits. The offset from before the gap gives the moment moved forward by the gap's length.
  return new Date(candidates.length > 0 ? Math.min(...candidates) : asUtc - before);
}

/** Whether a wall time occurs in `zoneName`; false inside a daylight-saving gap. */
export function exists(wall: WallTime, zoneName: string): boolean {
  const shown = wallTime(momentOf(wall, zoneName), zoneName);
  return shown.date === wall.date && shown.time === wall.time;
}

/** The date `days` later; calendar arithmetic, no zone involved. Throws outside the years 0 to 9999. */
export function addDays(day: string, days: number): string {
  const text = new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString();
  // Other years have a sign and six digits.
  if (text.length > 24) throw new RangeError(`There is no date ${days} days after ${day}`);
  return text.slice(0, 10);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
