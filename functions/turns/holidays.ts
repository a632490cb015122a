import type { Holiday } from './holiday-calendar.ts';

/** Years of countries that are kept: more than a tenant's communities need. */
const KEPT = 200;
const years = new Map<string, ReadonlyMap<string, string>>();

/** The library has 1.5 MB, which no other request needs. */
const loadLibrary = () => import('./holiday-calendar.ts');
type Library = Awaited<ReturnType<typeof loadLibrary>>;

function ofYear(library: Library, country: string, region: string | null, year: number) {
  const name = `${country} ${region ?? ''} ${year}`;
  const known = years.get(name);
  if (known) return known;
  const found = library.holidaysIn(country, region, year);
  const byDate = new Map(found.map(({ date, name: called }) => [date, called]));
  if (years.size >= KEPT) years.clear();
  years.set(name, byDate);
  return byDate;
}

/** The name of the public holiday on a date; null on other days, and without a country. */
export async function holidaysOf({
  country,
  region,
}: {
  readonly country: string | null;
  readonly region: string | null;
}): Promise<(date: string) => string | null> {
  if (country === null) return () => null;
  const library = await loadLibrary();
  return (date) => ofYear(library, country, region, Number(date.slice(0, 4))).get(date) ?? null;
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
  const library = await loadLibrary();
  const countries = library.countryCodes();
  if (country === null || !countries.includes(country)) return { countries, regions: [], holidays: [] };
  const regions = library.regionsOf(country);
  const known = region !== null && regions.some(({ code }) => code === region) ? region : null;
  const year = Number(from.slice(0, 4));
  const until = `${year + 1}${from.slice(4)}`;
  const holidays = [year, year + 1]
    .flatMap((one) => [...ofYear(library, country, known, one)])
    .map(([date, name]) => ({ date, name }))
    .filter(({ date }) => date >= from && date < until)
    .sort((a, b) => a.date.localeCompare(b.date));
  return { countries, regions, holidays };
}
