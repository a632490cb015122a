/** Graph's dateTimeTimeZone */
export interface GraphTime {
  dateTime?: string | null;
  timeZone?: string | null;
}

export interface Wall {
  /** 2026-11-25 */
  date: string;
  /** 14:00 */
  time: string;
}

const wallFormats = new Map<string, Intl.DateTimeFormat>();

function wallFormat(zone: string): Intl.DateTimeFormat {
  let format = wallFormats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA-u-hc-h23', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    wallFormats.set(zone, format);
  }
  return format;
}

/** What clocks in a zone show at a moment. */
export function wallOf(moment: Date, zone: string): Wall {
  const parts: Record<string, string> = {};
  for (const { type, value } of wallFormat(zone).formatToParts(moment)) parts[type] = value;
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

/** The moment of a Graph time. Every request of the workbench asks for UTC. */
export function momentOf({ dateTime, timeZone }: GraphTime): Date {
  if (!dateTime) return new Date(Number.NaN);
  const text = dateTime.replace(/(\.\d{3})\d+/, '$1');
  if (/(Z|[+-]\d\d:\d\d)$/.test(text) || !timeZone || timeZone === 'UTC') {
    return new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
  }
  const asUtc = new Date(`${text}Z`);
  try {
    const shown = wallOf(asUtc, timeZone);
    return new Date(2 * asUtc.getTime() - Date.parse(`${shown.date}T${shown.time}:00Z`));
  } catch {
    // A Windows zone name: the browser does not know it, and nothing here depends on it.
    return asUtc;
  }
}

const format = (options: Intl.DateTimeFormatOptions) => {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (moment: Date, zone: string): string => {
    let one = made.get(zone);
    if (!one) {
      one = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
      made.set(zone, one);
    }
    return one.format(moment);
  };
};

export const clock = format({ hour: '2-digit', minute: '2-digit' });
const dayAndMonth = format({ weekday: 'long', day: 'numeric', month: 'long' });
const shortDay = format({ weekday: 'short', day: 'numeric', month: 'short' });

export const longDay = (date: string): string => dayAndMonth(new Date(`${date}T12:00:00Z`), 'UTC');

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The Monday on or before a date. */
export function mondayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((weekday + 6) % 7));
}

/** "Wed 25 Nov, 14:00–15:00" */
export function span(start: Date, end: Date, zone: string): string {
  if (Number.isNaN(start.getTime())) return '';
  const sameDay = wallOf(start, zone).date === wallOf(end, zone).date;
  const from = `${shortDay(start, zone)}, ${clock(start, zone)}`;
  return sameDay ? `${from}–${clock(end, zone)}` : `${from} – ${shortDay(end, zone)}, ${clock(end, zone)}`;
}

/** "14:02" today, "Mon 23 Nov, 14:02" otherwise. */
export function when(moment: Date, zone: string, now = new Date()): string {
  if (Number.isNaN(moment.getTime())) return '';
  if (wallOf(moment, zone).date === wallOf(now, zone).date) return clock(moment, zone);
  return `${shortDay(moment, zone)}, ${clock(moment, zone)}`;
}

export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** The moment at which clocks in a zone show this; the first one if they show it twice. */
export function momentAt({ date, time }: Wall, zone: string): Date {
  const asUtc = new Date(`${date}T${time}:00Z`);
  const shown = wallOf(asUtc, zone);
  const first = new Date(2 * asUtc.getTime() - Date.parse(`${shown.date}T${shown.time}:00Z`));
  // The distance from UTC may change between the two.
  const again = wallOf(first, zone);
  return new Date(first.getTime() + asUtc.getTime() - Date.parse(`${again.date}T${again.time}:00Z`));
}
