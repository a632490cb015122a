import { type WallTime, weekdayOf } from '../shared/time.ts';

/** When somebody works, on their own clock. A shift may go past midnight; it counts to the day on which it begins. */
export interface WorkingHours {
  /** 0 for Sunday to 6 for Saturday. */
  readonly days: readonly number[];
  readonly from: string;
  /** The same as `from`: all around the clock. */
  readonly to: string;
}

const DAY = 24 * 60;

/** Whether a whole session lies within them. Both its ends are on that person's clock. */
export function liesWithin({ days, from, to }: WorkingHours, start: WallTime, end: WallTime): boolean {
  const begins = minuteOf(from);
  const shift = (minuteOf(to) - begins + DAY) % DAY || DAY;
  const first = weekdayOf(start.date);
  const works = (minute: number) => {
    const time = minute % DAY;
    // Before the hour at which shifts begin it can only be the one of the day before.
    const day = first + Math.floor(minute / DAY) - (time < begins ? 1 : 0);
    return (time - begins + DAY) % DAY < shift && days.includes((day + 7) % 7);
  };
  // Where clocks go back it may end before it began, by the clock.
  const length = Math.max(1, (momentOf(end) - momentOf(start)) / 60_000);
  return Array.from({ length }, (_, at) => minuteOf(start.time) + at).every(works);
}

const momentOf = ({ date, time }: WallTime) => Date.parse(`${date}T${time}:00Z`);

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
