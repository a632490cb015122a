import rawTimeZones from '@vvo/tzdb/raw-time-zones.json';
import { fold } from '../../domain/shared/words.ts';
import { cityOf } from '../components/dates.ts';
import { currentName } from './own-zone.ts';

export interface Zone {
  /** Europe/Berlin */
  readonly id: string;
  /** Berlin */
  readonly city: string;
  /** Everything it may be looked for by, plain and in lower case: the city first. */
  readonly words: readonly string[];
}

/** St. John’s, St_Johns and st johns are the same. */
const plain = (text: string) =>
  fold(text)
    .replace(/['’.]/g, '')
    .replace(/[_/,]\s*/g, ' ');

/** CLDR's English names of places whose zones are called otherwise. */
const PLACES: Readonly<Record<string, string>> = {
  'America/Bahia_Banderas': 'Bahía de Banderas',
  'America/Lower_Princes': 'Lower Prince’s Quarter',
  'Antarctica/Casey': 'Casey Station',
  'Antarctica/DumontDUrville': 'Dumont d’Urville Station',
  'Antarctica/Mawson': 'Mawson Station',
  'Antarctica/McMurdo': 'McMurdo Station',
  'Antarctica/Palmer': 'Palmer Land',
  'Antarctica/Rothera': 'Rothera Station',
  'Antarctica/Syowa': 'Showa Station',
  'Antarctica/Vostok': 'Vostok Station',
  'Asia/Macau': 'Macao',
  'Atlantic/Canary': 'Canaries',
  'Atlantic/Faroe': 'Faroes',
  'Australia/Lord_Howe': 'Lord Howe Island',
  'Indian/Chagos': 'Chagos Archipelago',
  'Indian/Kerguelen': 'Kerguelen Islands',
  'Pacific/Chatham': 'Chatham Islands',
  'Pacific/Galapagos': 'Galápagos Islands',
  'Pacific/Kanton': 'Canton Island',
  'Pacific/Marquesas': 'Marquesas Islands',
  'Pacific/Pitcairn': 'Pitcairn Islands',
};

/** Zones by the name of their countries, where the browser knows them: “India” finds Kolkata. */
function countries(): Map<string, string> {
  const found = new Map<string, string>();
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const first of letters) {
    for (const second of letters) {
      const name = names.of(first + second);
      if (!name) continue;
      const locale = new Intl.Locale('und', { region: first + second }) as Intl.Locale & {
        getTimeZones?: () => readonly string[] | undefined;
      };
      if (!locale.getTimeZones) return found;
      for (const zone of locale.getTimeZones() ?? []) found.set(currentName(zone), name);
    }
  }
  return found;
}

/** What zones are called beside their name: large cities, abbreviations, and the names of IANA that lead to them. */
function knownNames(ids: ReadonlySet<string>): Map<string, string[]> {
  const names = new Map(Object.entries(PLACES).map(([id, place]) => [id, [place]]));
  const add = (id: string, some: readonly string[]) => names.set(id, [...(names.get(id) ?? []), ...some]);
  for (const zone of rawTimeZones) {
    const {
      name,
      group,
      mainCities,
      alternativeName,
      countryName,
      abbreviation,
      dstAbbreviation = '',
    } = zone;
    const id = currentName(name);
    add(id, [...mainCities, alternativeName, countryName, abbreviation, dstAbbreviation]);
    for (const link of group) {
      if (ids.has(link)) continue;
      // Zones that are alike now are one group; the browser knows better which of them a link is.
      const meant = meantBy(link) ?? '';
      add(ids.has(meant) ? meant : id, [cityOf(link), link]);
    }
  }
  return names;
}

/** The zone that a name means to the browser; null where it is none. */
function meantBy(name: string): string | null {
  try {
    return currentName(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone);
  } catch {
    return null;
  }
}

let all: readonly Zone[] | null = null;

/** Every zone the browser knows, with the words it is found by. Made once, as it takes some milliseconds. */
export function everyZone(): readonly Zone[] {
  if (all) return all;
  const country = countries();
  const ids = [...new Set([...Intl.supportedValuesOf('timeZone').map(currentName), 'UTC'])];
  const known = knownNames(new Set(ids));
  all = ids.map((id) => {
    const generic = new Intl.DateTimeFormat('en', { timeZone: id, timeZoneName: 'longGeneric' })
      .formatToParts(0)
      .find(({ type }) => type === 'timeZoneName')?.value;
    const words = [cityOf(id), id, country.get(id) ?? '', generic ?? '', ...(known.get(id) ?? [])];
    return { id, city: cityOf(id), words: words.map(plain).filter(Boolean) };
  });
  return all;
}

/** How well a zone answers what was typed: the lowest best, null not at all. Every word must begin one of its words. */
function rank({ words }: Zone, typed: string): number | null {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  const begins = (text: string) => wanted.every((word) => text.startsWith(word) || text.includes(` ${word}`));
  // Indianapolis begins with India, but India is what was meant.
  if (words.includes(wanted.join(' '))) return -1;
  if (words[0]?.startsWith(wanted.join(' '))) return 0;
  const at = words.findIndex(begins);
  if (at >= 0) return at + 1;
  return begins(words.join(' ')) ? words.length + 1 : null;
}

/** The zones that answer what was typed, best first. */
export function findZones(
  typed: string,
  zones: readonly Zone[] = everyZone(),
  most = 60,
  now = new Date(),
): Zone[] {
  if (!typed.trim()) return [];
  const minutes = offsetTyped(typed);
  const found = zones.flatMap((zone) => {
    const how = minutes === null ? rank(zone, typed) : rankByOffset(zone.id, minutes, now);
    return how === null ? [] : [{ zone, how }];
  });
  if (found.length === 0) return linkedZones(typed, zones);
  return found
    .sort((a, b) => a.how - b.how || a.zone.city.localeCompare(b.zone.city))
    .slice(0, most)
    .map(({ zone }) => zone);
}

/** “UTC+5:30”, “GMT-3”, “+0530” in minutes; null for anything else. */
function offsetTyped(typed: string): number | null {
  const said = /^(?:utc|gmt)?\s*([+\-\u2212\u2013])\s*(\d{1,2})(?::?([0-5]\d))?$/i.exec(
    typed.normalize('NFKC').trim(),
  );
  if (!said) return null;
  const minutes = Number(said[2]) * 60 + Number(said[3] ?? 0);
  return said[1] === '+' ? minutes : -minutes;
}

/** Zones that have the offset now go before those that have it at another time of the year. */
function rankByOffset(zone: string, minutes: number, now: Date): number | null {
  const year = now.getUTCFullYear();
  const at = [now, new Date(Date.UTC(year, 0, 1)), new Date(Date.UTC(year, 6, 1))];
  const rank = at.findIndex((moment) => minutesOf(offsetOf(zone, moment)) === minutes);
  return rank < 0 ? null : Math.min(rank, 1);
}

const minutesOf = (offset: string): number | null => (offset === 'UTC' ? 0 : offsetTyped(offset));

const REGIONS = [
  '',
  'Africa/',
  'America/',
  'Asia/',
  'Atlantic/',
  'Australia/',
  'Europe/',
  'Indian/',
  'Pacific/',
];

/** The zone that has a name which only the browser knows for it. */
function linkedZones(typed: string, zones: readonly Zone[]): Zone[] {
  const name = typed.trim().replace(/\s+/g, '_');
  const meant = REGIONS.map((region) => meantBy(region + name));
  return zones.filter(({ id }) => meant.includes(id));
}

/** Made once, because a search by offset asks for all of them. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** “UTC+5:30” as it is at a moment. */
export function offsetOf(zone: string, at = new Date()): string {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' });
  formats.set(zone, format);
  const part = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
  return (part ?? '').replace('GMT', 'UTC');
}
