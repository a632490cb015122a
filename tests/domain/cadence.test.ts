import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { type Cadence, cadence, nextByCadence } from '../../domain/community/community.ts';

const weekday = fc.integer({ min: 0, max: 6 });
const base = {
  weekday,
  time: fc.constantFrom('00:00', '09:30', '23:45'),
  minutes: fc.integer({ min: 15, max: 480 }),
};
const rules: fc.Arbitrary<Cadence> = fc.oneof(
  fc.record({ every: fc.constant('week' as const), ...base }),
  fc.record({ every: fc.constant('fortnight' as const), ...base }),
  fc.record({ every: fc.constant('month' as const), week: fc.integer({ min: 1, max: 5 }), ...base }),
);
const days = fc
  .integer({ min: 0, max: 20_000 })
  .map((count) => Temporal.PlainDate.from('2000-01-01').add({ days: count }));

/** A second way to say it: walk day by day until the rule holds. */
function walked(rule: Cadence, after: Temporal.PlainDate, anchor?: Temporal.PlainDate): string {
  for (let day = after.add({ days: 1 }); ; day = day.add({ days: 1 })) {
    if (day.dayOfWeek % 7 !== rule.weekday) continue;
    if (rule.every === 'month') {
      const last = day.day + 7 > day.daysInMonth;
      const nth = Math.ceil(day.day / 7);
      if (rule.week === 5 ? !last : nth !== rule.week) continue;
    }
    if (rule.every === 'fortnight' && anchor && anchor.until(day, { largestUnit: 'days' }).days % 14 !== 0)
      continue;
    return day.toString();
  }
}

test('the next session by the cadence is the first day after today that the rule names', () => {
  fc.assert(
    fc.property(rules, days, (rule, today) => {
      expect(cadence.safeParse(rule).success).toBe(true);
      const next = nextByCadence(rule, today.toString());
      expect(next.date > today.toString()).toBe(true);
      expect(next).toEqual({ date: walked(rule, today), time: rule.time });
    }),
    { numRuns: 1_000 },
  );
});

test('a fortnight keeps counting from an earlier session on the same weekday, across years', () => {
  fc.assert(
    fc.property(days, days, fc.integer({ min: 0, max: 6 }), (anchor, today, shift) => {
      const rule = { every: 'fortnight', weekday: anchor.dayOfWeek % 7, time: '10:00', minutes: 60 } as const;
      const later = anchor.add({ days: shift + Math.abs(anchor.until(today, { largestUnit: 'days' }).days) });
      expect(nextByCadence(rule, later.toString(), anchor.toString()).date).toBe(walked(rule, later, anchor));
    }),
    { numRuns: 500 },
  );
});

test('a session that was moved by a day or two does not throw the fortnight out of step', () => {
  const rule = { every: 'fortnight', weekday: 4, time: '10:00', minutes: 60 } as const;
  // Thursdays: 8 and 22 January; the one on the 8th was held on the 7th or the 10th.
  for (const held of ['2026-01-06', '2026-01-07', '2026-01-09', '2026-01-10'])
    expect(nextByCadence(rule, held, held).date).not.toBe('2026-01-15');
});

test('"the fifth" of a weekday is the last one of every month', () => {
  const rule = { every: 'month', week: 5, weekday: 4, time: '10:00', minutes: 60 } as const;
  expect(nextByCadence(rule, '2026-01-01').date).toBe('2026-01-29');
  expect(nextByCadence(rule, '2026-01-29').date).toBe('2026-02-26');
  expect(nextByCadence(rule, '2026-12-31').date).toBe('2027-01-28');
});

test.each([
  { every: 'week', weekday: 7, time: '09:30', minutes: 60 },
  { every: 'week', weekday: -1, time: '09:30', minutes: 60 },
  { every: 'week', weekday: 1.5, time: '09:30', minutes: 60 },
  { every: 'week', weekday: '1', time: '09:30', minutes: 60 },
  { every: 'week', weekday: 1, time: '9:30', minutes: 60 },
  { every: 'week', weekday: 1, time: '09:30', minutes: 14 },
  { every: 'week', weekday: 1, time: '09:30', minutes: 481 },
  { every: 'week', weekday: 1, time: '09:30', minutes: -60 },
  { every: 'week', weekday: 1, time: '09:30', minutes: 60, week: 1 },
  { every: 'month', weekday: 1, time: '09:30', minutes: 60 },
  { every: 'month', week: 0, weekday: 1, time: '09:30', minutes: 60 },
  { every: 'month', week: 6, weekday: 1, time: '09:30', minutes: 60 },
  { every: 'day', weekday: 1, time: '09:30', minutes: 60 },
  { every: 'constructor', weekday: 1, time: '09:30', minutes: 60 },
  [],
  null,
  'week',
])('the cadence %j is refused', (rule) => {
  expect(cadence.safeParse(rule).success).toBe(false);
});
