import { nextCheckIn } from '../../domain/pilots/check-in.ts';
import { dayHere } from '../components/dates.ts';

/** The day that a check-in made now is for: the reader's own, which may be the one before the pilot's first. */
export function checkInDay({ startsOn }: { readonly startsOn: string }): string {
  const today = dayHere();
  return today < startsOn ? startsOn : today;
}

interface CheckInInterval {
  readonly startsOn: string;
  readonly checkInDays: number;
}

export interface Due {
  /** The day of the next check-in. */
  readonly day: string;
  /** Whether that day has come. */
  readonly now: boolean;
  /** Whether it went by without one. */
  readonly missed: boolean;
}

/** When the next check-in is due; `last` is the day of the latest. */
export function dueOf(
  { startsOn, checkInDays }: CheckInInterval,
  last: string | null,
  today = dayHere(),
): Due {
  const day = nextCheckIn({ startsOn, checkInDays }, last);
  return { day, now: today >= day, missed: today > day };
}
