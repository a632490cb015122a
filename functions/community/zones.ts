import { zone } from '../../domain/shared/time.ts';
import { type CallGraph, GraphFailure } from '../graph/graph.ts';
import { getSchedule } from '../graph/schedule.ts';

/** Outlook names zones as Windows or as IANA does; we keep IANA. null for one nobody knows, such as a custom one. */
export async function ianaZone(name: string | null | undefined): Promise<string | null> {
  if (!name) return null;
  const known = zone.safeParse(name);
  if (known.success) return known.data;
  // A long list that few requests need.
  const { findIana } = await import('windows-iana');
  return findIana(name)[0] ?? null;
}

/**
 * The zones people work in, by mail in lower case, as their calendars' working hours tell. It is a courtesy: where
 * Graph does not answer, nobody is kept from joining.
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
