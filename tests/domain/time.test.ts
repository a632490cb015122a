import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  addDays,
  date,
  exists,
  instant,
  momentOf,
  timeOfDay,
  type WallTime,
  wallTime,
  weekdayOf,
  zone,
} from '../../domain/shared/time.ts';

const TWELVE = [
  'Europe/London',
  'Europe/Berlin',
  'Europe/Dublin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Santiago',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Africa/Casablanca',
];

/** What an independent implementation says: `compatible` is what RFC 5545 and Outlook do with gaps and folds. */
function oracle(wall: WallTime, zoneName: string): number {
  return Temporal.PlainDateTime.from(`${wall.date}T${wall.time}`).toZonedDateTime(zoneName, {
    disambiguation: 'compatible',
  }).epochMilliseconds;
}

/** Every change of the clocks in a zone over some years, as the last moment before it. */
function changes(zoneName: string, from: number, to: number): Temporal.ZonedDateTime[] {
  const found: Temporal.ZonedDateTime[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.PlainDateTime.from(`${from}-01-01T00:00`).toZonedDateTime(
    zoneName,
  );
  for (;;) {
    at = at.getTimeZoneTransition('next');
    if (!at || at.year >= to) return found;
    found.push(at);
  }
}

test('a session every week at 09:30 is at 09:30 on the clocks of twelve zones for two years', () => {
  let cases = 0;
  const wrong: string[] = [];
  for (const zoneName of TWELVE) {
    for (let week = 0; week < 104; week += 1) {
      const wall = { date: addDays('2026-01-05', week * 7), time: '09:30' };
      const moment = momentOf(wall, zoneName);
      const shown = wallTime(moment, zoneName);
      cases += 1;
      if (moment.getTime() !== oracle(wall, zoneName) || shown.date !== wall.date || shown.time !== wall.time)
        wrong.push(`${zoneName} ${wall.date}: ${moment.toISOString()}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(cases).toBe(1_248);
});

test('around every change of the clocks, each quarter of an hour means the moment that Outlook takes it for', () => {
  const wrong: string[] = [];
  let gaps = 0;
  let folds = 0;
  const zones = [
    ...TWELVE,
    'Pacific/Apia',
    'America/Caracas',
    'Asia/Pyongyang',
    'Antarctica/Troll',
    'Africa/Cairo',
  ];
  for (const zoneName of zones) {
    for (const change of changes(zoneName, 2011, 2028)) {
      const before = change.subtract({ nanoseconds: 1 });
      const length = (change.offsetNanoseconds - before.offsetNanoseconds) / 60e9;
      if (length > 0) gaps += 1;
      if (length < 0) folds += 1;
      const start = before.toPlainDateTime().round('minute').subtract({ hours: 3 });
      for (let quarter = 0; quarter < 4 * 7; quarter += 1) {
        const there = start.add({ minutes: quarter * 15 });
        const wall = {
          date: there.toPlainDate().toString(),
          time: there.toPlainTime().toString().slice(0, 5),
        };
        const expected = oracle(wall, zoneName);
        const real = Temporal.Instant.fromEpochMilliseconds(expected)
          .toZonedDateTimeISO(zoneName)
          .toPlainDateTime()
          .equals(there);
        if (momentOf(wall, zoneName).getTime() !== expected || exists(wall, zoneName) !== real)
          wrong.push(`${zoneName} ${wall.date} ${wall.time}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(gaps).toBeGreaterThan(150);
  expect(folds).toBeGreaterThan(150);
});

test('a moment and what clocks show at it lead back to each other, in every zone this machine knows', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2045, 0) }),
      (zoneName, at) => {
        const minute = Math.floor(at / 60_000) * 60_000;
        const wall = wallTime(new Date(minute), zoneName);
        const told = Temporal.Instant.fromEpochMilliseconds(minute).toZonedDateTimeISO(zoneName);
        expect(wall).toEqual({
          date: told.toPlainDate().toString(),
          time: told.toPlainTime().toString().slice(0, 5),
        });
        expect(exists(wall, zoneName)).toBe(true);
        expect(momentOf(wall, zoneName).getTime()).toBe(oracle(wall, zoneName));
      },
    ),
    { numRuns: 1_500 },
  );
});

test('so do the years that a date field passes through while somebody types 2026, and the first one there is', () => {
  for (const day of ['0000-01-01', '0001-01-01', '0002-12-03', '0020-12-03', '0099-12-31', '0202-12-03']) {
    for (const zoneName of ['UTC', 'Pacific/Kiritimati', 'Etc/GMT+12', 'Europe/London']) {
      const wall = { date: day, time: '14:00' };
      expect([day, zoneName, exists(wall, zoneName)]).toEqual([day, zoneName, true]);
    }
  }
  expect(momentOf({ date: '0020-12-03', time: '14:00' }, 'UTC').toISOString()).toBe(
    '0020-12-03T14:00:00.000Z',
  );
});

test('a moment with seconds shows the minute it lies in', () => {
  expect(wallTime('2026-07-01T12:59:59.999Z', 'Europe/London')).toEqual({
    date: '2026-07-01',
    time: '13:59',
  });
});

test('a date has a year that leaves room to count from it, and counting does not leave the calendar', () => {
  const known = [
    '1900-01-01',
    '2026-11-29',
    '2199-12-31',
    '0000-01-01',
    '1899-12-31',
    '2200-01-01',
    '9999-12-31',
  ];
  expect(known.filter((day) => date.safeParse(day).success)).toEqual(known.slice(0, 3));
  expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  expect(() => addDays('0000-01-01', -1)).toThrow(RangeError);
});

test('days are counted on the calendar, over leap days and year ends', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 25_000 }),
      fc.integer({ min: -4_000, max: 4_000 }),
      (day, further) => {
        const from = Temporal.PlainDate.from('1990-01-01').add({ days: day });
        const to = from.add({ days: further });
        expect(addDays(from.toString(), further)).toBe(to.toString());
        expect(weekdayOf(to.toString())).toBe(to.dayOfWeek % 7);
      },
    ),
  );
});

test.each([
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '2026-1-1',
  '20260101',
  '2026-01-01T00:00',
  '',
  '+002026-01-01',
])('the date "%s" is refused', (text) => {
  expect(date.safeParse(text).success).toBe(false);
});

test.each(['24:00', '23:60', '9:30', '09:30:00', '0930', '-1:00', ''])('the time "%s" is refused', (text) => {
  expect(timeOfDay.safeParse(text).success).toBe(false);
});

test.each([
  '2026-02-30T00:00:00Z',
  '2026-01-01T25:00:00Z',
  '2026-01-01T10:00:00',
  '2026-01-01T10:00:00+02:00',
  '2026-01-01',
])('the moment "%s" is refused', (text) => {
  expect(instant.safeParse(text).success).toBe(false);
});

test.each([
  '+02:00',
  'Mars/Olympus',
  'Europe/Berlin\u0000',
  '',
  'W. Europe Standard Time',
  '__proto__',
  '../etc/passwd',
])('the zone "%s" is refused', (text) => {
  expect(zone.safeParse(text).success).toBe(false);
});

test('a date is accepted exactly if the calendar has it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_900, max: 2_199 }),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 33 }),
      (year, month, day) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        let real = true;
        try {
          Temporal.PlainDate.from(text, { overflow: 'reject' });
        } catch {
          real = false;
        }
        expect(date.safeParse(text).success).toBe(real);
      },
    ),
    { numRuns: 2_000 },
  );
});
