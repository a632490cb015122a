import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstWithin, isWithin, nextBeginning } from '../../domain/activity/hours.ts';
import { quietUntil } from '../../domain/activity/quiet.ts';
import { addDays, momentOf, wallTime } from '../../domain/shared/time.ts';

const zones = fc.constantFrom(
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'UTC',
);
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const hours = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
  from: time,
  to: time,
});
const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });

describe('somebody’s hours', () => {
  it('are waited for a week at most, and told in them is told at once', () => {
    fc.assert(
      fc.property(hours, moments, zones, (own, now, zone) => {
        const at = firstWithin(own, now, zone);
        expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(8 * 86_400_000);
        if (isWithin(own, now, zone)) expect(at).toEqual(now);
        else expect(at).toEqual(nextBeginning(own, now, zone));
      }),
      { numRuns: 300 },
    );
  });

  it('begin at their own time of the day, also where clocks change', () => {
    const own = { days: [0, 1, 2, 3, 4, 5, 6], from: '08:00', to: '18:00' };
    const night = new Date('2026-03-28T23:00:00Z');
    expect(firstWithin(own, night, 'Europe/London').toISOString()).toBe('2026-03-29T07:00:00.000Z');
    expect(isWithin({ ...own, from: '22:00', to: '06:00' }, night, 'Europe/London')).toBe(true);
  });
});

describe('whoever is away', () => {
  const day = fc.integer({ min: -5, max: 20 });
  it('is left alone until the first day on which they are not, by their own calendar', () => {
    const spans = fc.array(fc.tuple(day, fc.integer({ min: 0, max: 6 })), { maxLength: 4 });
    fc.assert(
      fc.property(moments, zones, spans, fc.option(day), (now, zone, away, paused) => {
        const today = wallTime(now, zone).date;
        const absences = away.map(([from, length]) => ({
          from: addDays(today, from),
          to: addDays(today, from + length),
        }));
        const pausedUntil = paused === null ? null : addDays(today, paused);
        const isQuiet = (date: string) =>
          (pausedUntil !== null && date < pausedUntil) ||
          absences.some(({ from, to }) => from <= date && date <= to);
        let first = today;
        while (isQuiet(first)) first = addDays(first, 1);
        const back = quietUntil({ pausedUntil, away: absences }, now, zone);
        expect(back).toEqual(first === today ? undefined : momentOf({ date: first, time: '00:00' }, zone));
      }),
      { numRuns: 300 },
    );
    const away = [{ from: '2026-12-01', to: '2199-12-31' }];
    const back = quietUntil({ pausedUntil: null, away }, new Date('2026-12-03T12:00:00Z'), 'UTC');
    expect(back).toEqual(new Date('2200-01-01T00:00:00Z'));
  });
});
