import fc from 'fast-check';
import { expect, test } from 'vitest';
import { liesWithin } from '../../domain/community/working-hours.ts';

/** 2026-11-22 is a Sunday. */
const SUNDAY = Date.parse('2026-11-22T00:00:00Z');
const at = (minute: number) => {
  const shown = new Date(SUNDAY + minute * 60_000).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
};
const clock = (minute: number) => at(minute % 1_440).time;

/** A session by day, hour and length, for somebody who works so. */
const within = (days: number[], from: string, to: string, day: number, time: string, minutes: number) => {
  const start = day * 1_440 + Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return liesWithin({ days, from, to }, at(start), at(start + minutes));
};

test('a night shift counts to the day on which it begins, before midnight and after', () => {
  const weekdays = [1, 2, 3, 4, 5];
  expect(within(weekdays, '22:00', '06:00', 1, '22:00', 480)).toBe(true);
  expect(within(weekdays, '22:00', '06:00', 1, '23:30', 60)).toBe(true);
  expect(within(weekdays, '22:00', '06:00', 6, '05:00', 60)).toBe(true);
  expect(within(weekdays, '22:00', '06:00', 1, '05:00', 60)).toBe(false);
  expect(within(weekdays, '22:00', '06:00', 2, '05:30', 60)).toBe(false);
  expect(within(weekdays, '22:00', '06:00', 2, '14:00', 60)).toBe(false);
});

test('a session that ends at midnight lies within hours that do', () => {
  expect(within([1], '16:00', '00:00', 1, '23:00', 60)).toBe(true);
  expect(within([1], '16:00', '00:00', 1, '23:00', 61)).toBe(false);
  expect(within([1], '08:00', '17:00', 1, '16:00', 60)).toBe(true);
  expect(within([1], '08:00', '17:00', 1, '07:59', 60)).toBe(false);
});

test('a session lies within working hours if every minute of it lies in some shift', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 6 }));
  // Round figures meet each other's ends more often.
  const minute = fc.oneof(
    fc.integer({ min: 0, max: 1_439 }),
    fc.integer({ min: 0, max: 47 }).map((half) => half * 30),
  );
  fc.assert(
    fc.property(
      days,
      minute,
      minute,
      fc.integer({ min: 0, max: 6 }),
      minute,
      fc.oneof(fc.integer({ min: 15, max: 480 }), fc.constantFrom(30, 60, 480)),
      (worked, from, to, day, begins, minutes) => {
        // The week three times over on one line of minutes, so that no shift has to wrap around.
        const line = new Uint8Array(3 * 7 * 1_440);
        const shift = to > from ? to - from : to + 1_440 - from;
        for (let today = 0; today < 20; today += 1)
          if (worked.includes(today % 7)) line.fill(1, today * 1_440 + from, today * 1_440 + from + shift);
        const start = (7 + day) * 1_440 + begins;
        const expected = line.subarray(start, start + minutes).every(Boolean);
        const hours = { days: worked, from: clock(from), to: clock(to) };
        expect(liesWithin(hours, at(start), at(start + minutes))).toBe(expected);
      },
    ),
    { numRuns: 2_000 },
  );
});
