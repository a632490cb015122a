import { wallTime } from '../../domain/shared/time.ts';
import { sayTimeOfDay } from './dates.ts';

/** What somebody's clock shows, and whether that is outside their 8 to 18. */
export function localHour(zone: string, at: Date | string = new Date()): { said: string; unkind: boolean } {
  const { time } = wallTime(at, zone);
  return { said: sayTimeOfDay(time), unkind: time < '08:00' || time >= '18:00' };
}
