import { wallTime } from '../../domain/shared/time.ts';

/** When an appointment is, on a community's clocks. */
export function timeOf({ startsAt, endsAt }: { startsAt: string; endsAt: string }, zone: string) {
  const minutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
  return { ...wallTime(startsAt, zone), minutes, zone };
}
