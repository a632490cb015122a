import Holidays from 'date-holidays';

// The only module that imports the library: it is built into a file of its own, which is read where it is first needed.

export interface Holiday {
  readonly date: string;
  readonly name: string;
}

const countries = Object.keys(new Holidays().getCountries());

/** The codes of all countries whose holidays are known. */
export const countryCodes = (): string[] => countries;

/** The parts of a country that have holidays of their own. */
export const regionsOf = (country: string): { code: string; name: string }[] =>
  Object.entries(new Holidays().getStates(country, 'en') ?? {}).map(([code, name]) => ({ code, name }));

/** The public holidays of a year, by date; a holiday of several days is there once for each. */
export function holidaysIn(country: string, region: string | null, year: number): Holiday[] {
  const library = region === null ? new Holidays(country) : new Holidays(country, region);
  return library
    .getHolidays(year, 'en')
    .filter(({ type }) => type === 'public')
    .flatMap(({ date, start, end, name }) => {
      const first = date.slice(0, 10);
      const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
      return Array.from({ length: days }, (_, day) => ({
        date: new Date(Date.parse(first) + day * 86_400_000).toISOString().slice(0, 10),
        name,
      }));
    });
}
