import type { Holiday } from './holiday-calendar.ts';

/** Countries and years that are kept: more than a tenant's communities need. */
const KEPT = 200;
const years = new Map<string, ReadonlyMap<string, string>>();

/** The library has 1.5 MB, which no other request needs. */
const library = () => import('./holiday-calendar.ts');

async function ofYear(
  country: string,
  region: string | null,
  year: number,
): Promise<ReadonlyMap<string, string>> {
  const name = `${country} ${region ?? ''} ${year}`;
  const known = years.get(name);
  if (known) return known;
  const { holidaysIn } = await library();
  const found = new Map(holidaysIn(country, region, year).map(({ date, name: called }) => [date, called]));
  if (years.size >= KEPT) years.clear();
  years.set(name, found);
  return found;
}

/** The public holidays of these years by date; none without a country. */
export async function holidaysOf(
  { country, region }: { readonly country: string | null; readonly region: string | null },
  firstYear: number,
  count: number,
): Promise<(date: string) => string | null> {
  if (country === null) return () => null;
  const found = await Promise.all(
    Array.from({ length: count }, (_, at) => ofYear(country, region, firstYear + at)),
  );
  return (date) => found[Number(date.slice(0, 4)) - firstYear]?.get(date) ?? null;
}

export interface KnownHolidays {
  readonly countries: string[];
  readonly regions: { code: string; name: string }[];
  readonly holidays: Holiday[];
}

/** All countries, the regions of one of them, and its public holidays within a year from a day. */
export async function knownHolidays(
  country: string | null,
  region: string | null,
  from: string,
): Promise<KnownHolidays> {
  const { countryCodes, regionsOf } = await library();
  const countries = countryCodes();
  if (country === null || !countries.includes(country)) return { countries, regions: [], holidays: [] };
  const regions = regionsOf(country);
  const known = region !== null && regions.some(({ code }) => code === region) ? region : null;
  const year = Number(from.slice(0, 4));
  const both = await Promise.all([ofYear(country, known, year), ofYear(country, known, year + 1)]);
  const until = `${year + 1}${from.slice(4)}`;
  const holidays = both
    .flatMap((days) => [...days].map(([date, name]) => ({ date, name })))
    .filter(({ date }) => date >= from && date < until)
    .sort((a, b) => a.date.localeCompare(b.date));
  return { countries, regions, holidays };
}
