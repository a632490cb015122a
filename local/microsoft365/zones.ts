import { Temporal } from 'temporal-polyfill';
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';

/**
 * Names that Exchange takes otherwise than this machine: as another IANA zone, or not at all. Its list of zones is its
 * own and changes; tests put in here what they want to be unlike.
 */
export const otherInExchange = new Map<string, string | undefined>();

const windowsZones = new Map(
  WINDOWS_TO_IANA_MAP.filter(({ territory }) => territory === '001').map(({ windowsName, iana }) => [
    windowsName.toLowerCase(),
    iana[0],
  ]),
);
const known = new Map<string, string | undefined>();

/** The IANA zone for a Windows or IANA name (any case), or undefined when nobody knows it: Graph takes both. */
export function ianaZone(name: string): string | undefined {
  if (otherInExchange.has(name)) return otherInExchange.get(name);
  const key = name.toLowerCase();
  if (!known.has(key)) known.set(key, canonical(name) ?? windowsZones.get(key));
  return known.get(key);
}

function canonical(name: string): string | undefined {
  // Offsets such as +02:00 are accepted by Intl, but Graph wants a named zone.
  if (/^[+-]/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** The instant (ms) of a wall-clock time in an IANA zone. A gap moves forward, a fold takes the first. */
export function instant(dateTime: string, zone: string): number {
  return Temporal.PlainDateTime.from(dateTime).toZonedDateTime(zone, { disambiguation: 'compatible' })
    .epochMilliseconds;
}

/** Wall-clock time with Graph's seven decimals. */
export function wallTime(ms: number, zone: string): string {
  const iso =
    zone === 'UTC'
      ? new Date(ms).toISOString().slice(0, 19)
      : Temporal.Instant.fromEpochMilliseconds(ms)
          .toZonedDateTimeISO(zone)
          .toPlainDateTime()
          .toString({ smallestUnit: 'second' });
  return `${iso}.0000000`;
}
