import { zone } from '../../domain/shared/time.ts';
import { type CallGraph, GraphFailure } from '../graph/graph.ts';
import { getSchedule } from '../graph/schedule.ts';

/** The IANA name of a zone, which Outlook may give as a Windows name; null for an unknown or custom zone. */
export async function ianaZone(name: string | null | undefined): Promise<string | null> {
  if (!name) return null;
  const known = zone.safeParse(name);
  if (known.success) return known.data;
  // Loaded when needed, because the list is long and few requests need it.
  const { findIana } = await import('windows-iana');
  return findIana(name)[0] ?? null;
}

/**
 * People's zones from the working hours of their calendars, by lower-case mail address. Failures of Graph are ignored,
 * so that people can be added without it.
 */
export async function zonesOf(
  call: CallGraph,
  mails: readonly string[],
  now: Date,
): Promise<Map<string, string>> {
  const zones = new Map<string, string>();
  try {
    const end = new Date(now.getTime() + 3_600_000).toISOString();
    for (const schedule of await getSchedule(call, mails.filter(Boolean), now.toISOString(), end)) {
      const found = await ianaZone(schedule.workingHours?.timeZone?.name);
      if (found) zones.set(schedule.scheduleId.toLowerCase(), found);
    }
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
  }
  return zones;
}
