import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Cadence } from '../../domain/community/community.ts';
import { draftIdOn, type NextDrafts, nextDrafts, type Planned } from '../../domain/rhythm/drafts.ts';
import { asksFrom } from '../../domain/rhythm/prompt.ts';
import { id } from '../../domain/shared/ids.ts';
import { addDays, momentOf, weekdayOf } from '../../domain/shared/time.ts';
import { holidaysOf } from '../../functions/turns/holidays.ts';

const communityId = '00000000-0000-4000-8000-000000000001';
const zone = 'Europe/Berlin';
const weekly: Cadence = { every: 'week', weekday: 4, time: '14:00', minutes: 75 };
const fortnightly: Cadence = { ...weekly, every: 'fortnight' };
const monthly: Cadence = { ...weekly, every: 'month', week: 2 };
const now = new Date('2026-11-24T12:00:00Z');

let made = 0;
function planned(date: string, more: Partial<Planned> = {}): Planned {
  made += 1;
  const startsAt = momentOf({ date, time: '14:00' }, zone).toISOString();
  return { id: `session ${made}`, startsAt, endsAt: startsAt, state: 'invited', topic: 'Feedback', ...more };
}

const drafted = (cadence: Cadence, asked: Partial<NextDrafts> = {}) =>
  nextDrafts({ communityId, community: { cadence, zone }, sessions: [], now, ...asked });
const dates = (cadence: Cadence, asked: Partial<NextDrafts> = {}) =>
  drafted(cadence, asked).drafts.map(({ date }) => date);

test('where clocks skip midnight, a draft of the evening before stands on the day that follows', () => {
  const community = { cadence: { ...weekly, weekday: 6, time: '23:30' }, zone: 'America/Nuuk' };
  const { drafts } = nextDrafts({
    communityId,
    community,
    sessions: [],
    now: new Date('2027-03-25T12:00:00Z'),
  });
  expect(drafts[0]).toMatchObject({
    ...{ id: draftIdOn(communityId, '2027-03-27'), date: '2027-03-28', time: '00:30' },
    startsAt: '2027-03-28T01:30:00.000Z',
  });
});

test('the next six stand as drafts with ids of their own, which stay the same', () => {
  const { drafts } = drafted(monthly);
  expect(drafts.map(({ date, startsAt, endsAt }) => [date, startsAt, endsAt])).toEqual([
    ['2026-12-10', '2026-12-10T13:00:00.000Z', '2026-12-10T14:15:00.000Z'],
    ['2027-01-14', '2027-01-14T13:00:00.000Z', '2027-01-14T14:15:00.000Z'],
    ['2027-02-11', '2027-02-11T13:00:00.000Z', '2027-02-11T14:15:00.000Z'],
    ['2027-03-11', '2027-03-11T13:00:00.000Z', '2027-03-11T14:15:00.000Z'],
    // Clocks have gone forward.
    ['2027-04-08', '2027-04-08T12:00:00.000Z', '2027-04-08T13:15:00.000Z'],
    ['2027-05-13', '2027-05-13T12:00:00.000Z', '2027-05-13T13:15:00.000Z'],
  ]);
  expect(new Set(drafts.map((draft) => id.parse(draft.id))).size).toBe(6);
  expect(drafted(monthly, { now: new Date('2026-12-01T00:00:00Z') }).drafts).toEqual(drafts);
});

const ZONES = [
  ...['Europe/Berlin', 'Europe/London', 'America/New_York', 'America/Sao_Paulo', 'America/St_Johns'],
  ...['Asia/Kolkata', 'Asia/Tokyo', 'Australia/Lord_Howe', 'Australia/Sydney', 'Pacific/Auckland'],
  ...['Africa/Casablanca', 'America/Santiago'],
];

test('right across daylight saving: two years of weeks in twelve zones, 1,248 cases, and the hours that clocks skip', () => {
  let cases = 0;
  const wrong: unknown[] = [];
  for (const place of ZONES) {
    for (const [time, weekday, counts] of [
      ['09:30', 1, true],
      ['02:30', 0, false],
      ['00:15', 6, false],
    ] as const) {
      const cadence: Cadence = { every: 'week', weekday, time, minutes: 60 };
      let from = new Date('2026-01-01T00:00:00Z');
      for (let some = 0; some < 4; some += 1) {
        const { drafts } = drafted(cadence, { community: { cadence, zone: place }, now: from, count: 26 });
        for (const { date, time: at, startsAt } of drafts) {
          // Of a time that comes twice the first, and the hour after one that is skipped: as RFC 5545 has it.
          const right = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(place, {
            disambiguation: 'compatible',
          });
          const shown = right.toPlainDateTime().toString().slice(0, 16);
          const isRight = startsAt === new Date(right.epochMilliseconds).toISOString();
          if (!isRight || `${date}T${at}` !== shown || weekdayOf(date) !== weekday)
            wrong.push([place, date, at, startsAt]);
          if (counts) cases += 1;
        }
        from = new Date(drafts.at(-1)?.startsAt ?? from);
      }
    }
  }
  expect(cases).toBe(1_248);
  expect(wrong).toEqual([]);
});

describe('dates are left out', () => {
  test('where something is planned already, on the day itself silently and some days beside with a word', () => {
    const sessions = [planned('2026-11-26'), planned('2026-12-01', { topic: 'Circle' })];
    const { drafts, skipped } = drafted(weekly, { sessions });
    expect(drafts[0]?.date).toBe('2026-12-10');
    expect(skipped.map(({ date, skip }) => [date, skip])).toEqual([
      ['2026-12-03', { why: 'planned', name: 'Circle' }],
    ]);
  });

  test('wherever the session that was a draft has been moved to', () => {
    const sessions = [planned('2026-12-15', { id: draftIdOn(communityId, '2026-12-10') })];
    expect(dates(weekly, { sessions }).slice(0, 3)).toEqual(['2026-11-26', '2026-12-03', '2026-12-24']);
  });

  test('where the session of that day was cancelled', () => {
    const sessions = [
      planned('2026-11-26', { state: 'cancelled' }),
      planned('2026-12-07', { id: draftIdOn(communityId, '2026-12-10'), state: 'cancelled' }),
    ];
    expect(drafted(weekly, { sessions }).skipped.map(({ date, skip: { why } }) => [date, why])).toEqual([
      ['2026-11-26', 'cancelled'],
      ['2026-12-10', 'cancelled'],
    ]);
  });

  test('on public holidays, by their names, and in breaks, unless somebody has decided to meet', async () => {
    const holiday = await holidaysOf({ country: 'DE', region: 'BE' });
    const breaks = [{ from: '2027-01-01', to: '2027-01-14', name: 'New year' }];
    const later = new Date('2026-12-20T00:00:00Z');
    const asked = { holiday, breaks, now: later };
    const friday: Cadence = { ...weekly, weekday: 5 };
    expect(drafted(friday, asked).skipped.map(({ date, skip: { why, name } }) => [date, why, name])).toEqual([
      ['2026-12-25', 'holiday', 'Christmas Day'],
      ['2027-01-01', 'break', 'New year'],
      ['2027-01-08', 'break', 'New year'],
    ]);
    const meets = draftIdOn(communityId, '2026-12-25');
    const decided = (draftId: string) => (draftId === meets ? { skipped: null, meets: true } : undefined);
    expect(dates(friday, { ...asked, decided })[0]).toBe('2026-12-25');
  });

  test('by hand, with the reason; the dates after it stay', () => {
    const left = draftIdOn(communityId, '2026-12-10');
    const decided = (draftId: string) =>
      draftId === left ? { skipped: 'Works outing', meets: false } : undefined;
    const { skipped } = drafted(weekly, { decided });
    expect(skipped.map(({ skip }) => skip)).toEqual([{ why: 'by-hand', name: 'Works outing' }]);
    expect(dates(weekly, { decided })).toEqual(
      dates(weekly, { count: 7 }).filter((date) => date !== '2026-12-10'),
    );
  });

  test('also all of them: a break of a year leaves no draft, and the page does not hang', () => {
    const breaks = [{ from: '2026-11-01', to: '2028-11-01', name: 'Sabbatical' }];
    expect(dates(weekly, { breaks })).toEqual([]);
  });
});

describe('every other week', () => {
  test('counts from the last session there was, or the first to come, or the start of the community', () => {
    expect(dates(fortnightly, { sessions: [planned('2026-11-19')] })[0]).toBe('2026-12-03');
    expect(dates(fortnightly, { sessions: [planned('2026-12-10')] })[0]).toBe('2026-11-26');
    const community = { cadence: fortnightly, zone, startedAt: '2026-11-02T09:00:00.000Z' };
    for (const day of ['2026-11-20', '2026-11-27', '2026-12-03'])
      expect(dates(fortnightly, { community, now: new Date(`${day}T00:00:00Z`) })).toContain('2026-12-17');
  });

  test('is not thrown out of step by a session beside it, nor by one more among those that were drafts', () => {
    const held = ['2026-11-05', '2026-11-19'].map((day) =>
      planned(day, { id: draftIdOn(communityId, day), state: 'closed' }),
    );
    const beside = planned('2026-11-24', { state: 'closed' });
    const more = planned('2026-11-12', { state: 'closed' });
    expect(dates(fortnightly, { sessions: [more, ...held, beside] })[0]).toBe('2026-12-03');
    expect(dates(fortnightly, { sessions: [more, ...held], countedFrom: '2026-11-10' })[0]).toBe(
      '2026-11-26',
    );
  });

  test('a break, holidays, skips and cancelled sessions move nothing else, in any order of them', () => {
    const day = fc.integer({ min: 0, max: 200 }).map((days) => addDays('2026-11-24', days));
    const anything = fc.record({
      cadence: fc.constantFrom(weekly, fortnightly, monthly),
      breaks: fc.array(fc.record({ from: day, days: fc.integer({ min: 0, max: 60 }) }), { maxLength: 3 }),
      holidays: fc.array(day, { maxLength: 20 }),
      skips: fc.array(day, { maxLength: 10 }),
      cancelled: fc.array(day, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(anything, ({ cadence, breaks, holidays, skips, cancelled }) => {
        const community = { cadence, zone, startedAt: '2026-01-01T00:00:00.000Z' };
        const all = nextDrafts({ communityId, community, sessions: [], now, count: 60 }).drafts;
        const byHand = new Set(skips.map((date) => draftIdOn(communityId, date)));
        const { drafts, skipped } = nextDrafts({
          communityId,
          community,
          sessions: cancelled.map((date) => planned(date, { state: 'cancelled' })),
          holiday: (date) => (holidays.includes(date) ? 'Holiday' : null),
          breaks: breaks.map(({ from, days }) => ({ from, to: addDays(from, days), name: 'Break' })),
          decided: (draftId) => (byHand.has(draftId) ? { skipped: 'No', meets: false } : undefined),
          now,
        });
        expect(drafts.length).toBe(6);
        // Together they are the dates of the cadence, none added and none lost.
        const found = [...drafts, ...skipped].map(({ date }) => date).sort();
        expect(found).toEqual(all.slice(0, found.length).map(({ date }) => date));
      }),
      { numRuns: 300 },
    );
  });
});

test('people are asked from the day after, on the community’s clock', () => {
  expect(asksFrom('2026-11-26T23:30:00.000Z', 'Europe/Berlin')).toBe('2026-11-27T23:00:00.000Z');
});
