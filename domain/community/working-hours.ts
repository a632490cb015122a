import { type WallTime, weekdayOf } from '../shared/time.ts';

/**
 * When somebody works, in their own time zone. A shift that goes past midnight belongs to the day on which it begins.
 */
export interface WorkingHours {
  /** 0 for Sunday to 6 for Saturday. */
  readonly days: readonly number[];
  readonly from: string;
  /** Equal to `from` for somebody who works around the clock. */
  readonly to: string;
}

const DAY = 24 * 60;

/** Whether a whole session lies within the hours. `start` and `end` are in that person's time zone. */
export function liesWithin({ days, from, to }: WorkingHours, start: WallTime, end: WallTime): boolean {
  const begins = minuteOf(from);
  const shift = (minuteOf(to) - begins + DAY) % DAY || DAY;
  const first = weekdayOf(start.date);
  const works = (minute: number) => {
    const time = minute % DAY;
    // A time before the shift begins can only belong to the shift of the day before.
    const day = first + Math.floor(minute / DAY) - (time < begins ? 1 : 0);
    return (time - begins + DAY) % DAY < shift && days.includes((day + 7) % 7);
  };
  // Where clocks go back, the wall time of the end may be before that of the start.
  const length = Math.max(1, (momentOf(end) - momentOf(start)) / 60_000);
  return Array.from({ length }, (_, at) => minuteOf(start.time) + at).every(works);
}

const momentOf = ({ date, time }: WallTime) => Date.parse(`${date}T${time}:00Z`);

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
