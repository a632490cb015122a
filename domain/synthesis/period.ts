import { addDays } from '../shared/time.ts';

/** Two days of the calendar, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export const PERIOD_DAYS_MAX = 366;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const parts = (day: string) => day.split('-').map(Number) as [year: number, month: number, day: number];

const two = (number: number) => String(number).padStart(2, '0');

/** A day as reports say it, such as `12 October 2026`: always the same, wherever it is read. */
export function sayDay(day: string): string {
  const [year, month, number] = parts(day);
  return `${number} ${MONTHS[month - 1]} ${year}`;
}

/** The month, or the three months, that begin so many of them before the one that a day is in. */
export function monthsOf(day: string, length: 1 | 3, back = 0): Period {
  const [year, month] = parts(day);
  const first = Math.floor((month - 1) / length) * length - back * length;
  const begin = (months: number) => {
    const at = year * 12 + months;
    return `${String(Math.floor(at / 12)).padStart(4, '0')}-${two((at % 12) + 1)}-01`;
  };
  return { from: begin(first), to: addDays(begin(first + length), -1) };
}

/** A period in words: `Q4 2026`, `October 2026`, or its two days. */
export function sayPeriod({ from, to }: Period): string {
  const [year, month] = parts(from);
  const is = (length: 1 | 3) => {
    const whole = monthsOf(from, length);
    return whole.from === from && whole.to === to;
  };
  if (is(1)) return `${MONTHS[month - 1]} ${year}`;
  if (is(3)) return `Q${Math.ceil(month / 3)} ${year}`;
  return `${sayDay(from)} to ${sayDay(to)}`;
}

export const isWithin = ({ from, to }: Period, day: string): boolean => day >= from && day <= to;
