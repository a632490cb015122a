import { cityOf } from '../components/dates.ts';

// Browsers still list some zones under former names of their cities.
const RENAMED: Record<string, string> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Africa/Asmera': 'Africa/Asmara',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

export interface Zone {
  /** Europe/Berlin */
  readonly id: string;
  /** Berlin */
  readonly city: string;
  /** Everything it may be looked for by, plain and in lower case: the city first. */
  readonly words: readonly string[];
}

/** The current name of a zone. */
export function currentName(zone: string): string {
  return RENAMED[zone] ?? zone;
}

/** The browser's own zone. */
export function ownZone(): string {
  return currentName(new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC');
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[_/]/g, ' ');
}

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

let all: readonly Zone[] | null = null;

/** Every zone the browser knows, with the words it is found by. Made once, as it takes some milliseconds. */
export function everyZone(): readonly Zone[] {
  if (all) return all;
  const country = countries();
  const ids = [...new Set([...Intl.supportedValuesOf('timeZone').map(currentName), 'UTC'])];
  all = ids.map((id) => {
    const generic = new Intl.DateTimeFormat('en', { timeZone: id, timeZoneName: 'longGeneric' })
      .formatToParts(0)
      .find(({ type }) => type === 'timeZoneName')?.value;
    const words = [cityOf(id), id, country.get(id) ?? '', generic ?? ''].map(plain);
    return { id, city: cityOf(id), words };
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
export function findZones(typed: string, zones: readonly Zone[] = everyZone(), most = 60): Zone[] {
  if (!typed.trim()) return [];
  return zones
    .flatMap((zone) => {
      const found = rank(zone, typed);
      return found === null ? [] : [{ zone, found }];
    })
    .sort((a, b) => a.found - b.found || a.zone.city.localeCompare(b.zone.city))
    .slice(0, most)
    .map(({ zone }) => zone);
}

/** “UTC+5:30” as it is at a moment. */
export function offsetOf(zone: string, at = new Date()): string {
  const part = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return (part ?? '').replace('GMT', 'UTC');
}
