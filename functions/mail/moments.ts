const formats = new Map<string, Intl.DateTimeFormat>();
const FORMATS_MAX = 500;

/** Kept, because making one takes as long as using it a hundred times. */
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const made = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', options);
  if (formats.size >= FORMATS_MAX) formats.clear();
  formats.set(key, made);
  return made;
}

/** 2026-12-03 as “3 December 2026”. */
export const sayDate = (date: string): string =>
  format({ dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));

export const sayTime = (moment: string, zone: string): string =>
  format({ hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(moment));

export const sayMoment = (moment: string, zone: string): string =>
  `${format({ dateStyle: 'full', timeZone: zone }).format(new Date(moment))}, ${sayTime(moment, zone)}`;

/** Europe/Isle_of_Man as “Europe/Isle of Man”. */
export const sayZone = (zone: string): string => zone.replaceAll('_', ' ');

/** Such as “Thursday 3 December”. */
export const sayDay = (moment: string, zone: string): string =>
  format({ weekday: 'long', day: 'numeric', month: 'long', timeZone: zone }).format(new Date(moment));

/** Such as “Thursday 3 December, 14:00”. */
export const sayDayAndTime = (moment: string, zone: string): string =>
  `${sayDay(moment, zone)}, ${sayTime(moment, zone)}`;
