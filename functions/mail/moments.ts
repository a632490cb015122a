const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options);

/** 2026-12-03 as “3 December 2026”. */
export const sayDate = (date: string): string =>
  format({ dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));

export const sayTime = (moment: string, zone: string): string =>
  format({ hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(moment));

export const sayMoment = (moment: string, zone: string): string =>
  `${format({ dateStyle: 'full', timeZone: zone }).format(new Date(moment))}, ${sayTime(moment, zone)}`;

/** Europe/Isle_of_Man as “Europe/Isle of Man”. */
export const sayZone = (zone: string): string => zone.replaceAll('_', ' ');
