import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AttendanceMark,
  absentOf,
  attendeesOf,
  bothCame,
  type Came,
  type Known,
  lengthOf,
  timeHeld,
  type Visit,
  whoCame,
} from '../../domain/sessions/attendance.ts';
import type { Rsvp } from '../../domain/sessions/session.ts';

const person = (digit: number) => `aaaaaaaa-0000-4000-8000-00000000000${digit}`;
const members: Known[] = [1, 2, 3, 4].map((digit) => ({
  id: person(digit),
  name: `Person ${digit}`,
  mail: `Person.${digit}@example.org`,
}));
const HOUR = 3_600_000;
const held = { from: 0, until: 2 * HOUR };
const visit = (who: Partial<Visit>, ...stays: [number, number][]): Visit => ({
  ...{ personId: null, address: null, name: '' },
  ...who,
  stays: stays.map(([from, until]) => ({ from: from * 1_000, until: until * 1_000 })),
});
const one = { personId: person(1) };

const aStay = fc.record({
  from: fc.integer({ min: -HOUR, max: 3 * HOUR }),
  until: fc.integer({ min: -HOUR, max: 3 * HOUR }),
});
const aVisit: fc.Arbitrary<Visit> = fc.record({
  personId: fc.constantFrom(null, person(1), person(2), person(9)),
  address: fc.constantFrom(null, 'person.1@example.org', 'person.3@example.org', 'somebody@else.example'),
  name: fc.constantFrom('', 'Sam', 'Person 4'),
  stays: fc.array(aStay, { maxLength: 4 }),
});
const aReport = fc.array(aVisit, { maxLength: 6 });
const someReports = fc.array(aReport, { maxLength: 4 });
const came = (reports: readonly Visit[][]): Came => whoCame(reports.flat(), members, held);

describe('who was there', () => {
  test('is whoever was in the meeting for a minute, in all its runs together', () => {
    const there = (...stays: [number, number][]) => came([[visit(one, ...stays)]]).there;
    expect(there([0, 59])).toEqual([]);
    expect(there([0, 60])).toEqual([person(1)]);
    expect(came([[visit(one, [0, 30])], [visit(one, [100, 130])]]).there).toEqual([person(1)]);
    // The same half minute twice is half a minute, also with two devices.
    expect(came([[visit(one, [0, 30])], [visit(one, [0, 30])]]).there).toEqual([]);
    expect(there([0, 40], [20, 59])).toEqual([]);
  });

  test('does not include whoever was in the meeting at another time', () => {
    expect(came([[visit(one, [-600, -10])], [visit(one, [7_201, 9_000])]]).there).toEqual([]);
    expect(came([[visit(one, [-600, 30])]]).there).toEqual([]);
    expect(came([[visit(one, [-600, 60])]]).there).toEqual([person(1)]);
  });

  test('is matched by id, then by address, and everybody else is one of the others', () => {
    const all = [
      visit({ personId: person(1), address: 'someone@example.org' }, [0, 90]),
      visit({ personId: person(9), address: 'person.2@example.org' }, [0, 90]),
      visit({ address: 'person.3@example.org' }, [0, 90]),
      visit({ personId: person(8) }, [0, 90]),
      visit({ name: 'Sam (Guest)' }, [0, 90]),
      visit({ name: 'Sam (Guest)' }, [100, 190]),
    ];
    expect(came([all])).toEqual({ there: [person(1), person(2), person(3)], others: 2 });
  });

  test('is the same in whichever order the reports and their people come', () => {
    fc.assert(
      fc.property(someReports, fc.infiniteStream(fc.nat()), (reports, order) => {
        const shuffled = [...reports.map((report) => [...report].reverse())].sort(
          () => (order.next().value % 3) - 1,
        );
        expect(came(shuffled)).toEqual(came(reports));
      }),
    );
  });

  test('is the same if a report is read once more, at once or together with what is known', () => {
    fc.assert(
      fc.property(someReports, (reports) => {
        const once = came(reports);
        expect(came([...reports, ...reports])).toEqual(once);
        expect(bothCame(once, once)).toEqual(once);
      }),
    );
  });

  test('never loses anybody when a further report comes, or when Teams has dropped the first', () => {
    fc.assert(
      fc.property(someReports, aReport, (reports, further) => {
        const [first, both] = [came(reports), came([...reports, further])];
        expect(both.there).toEqual(expect.arrayContaining([...first.there]));
        const known = bothCame(first, came([further]));
        expect(known).toEqual(bothCame(came([further]), first));
        expect(known.there).toEqual(expect.arrayContaining([...first.there]));
      }),
    );
  });

  test('is never told by a time that ends before it begins, and time that overlaps counts once', () => {
    fc.assert(
      fc.property(fc.array(aStay), (stays) => {
        const seconds = new Set<number>();
        const right = stays.filter(({ from, until }) => until > from);
        for (const { from, until } of right.map((stay) => ({
          from: Math.ceil(stay.from / 60_000),
          until: Math.floor(stay.until / 60_000),
        })))
          for (let minute = from; minute < until; minute += 1) seconds.add(minute);
        const length = lengthOf(right);
        expect(length).toBeGreaterThanOrEqual(seconds.size * 60_000);
        expect(length).toBeLessThanOrEqual(right.reduce((sum, { from, until }) => sum + until - from, 0));
      }),
    );
    const turned = visit(one, [500, 100]);
    expect(came([[turned]])).toEqual({ there: [], others: 0 });
  });
});

describe('the time in which somebody is in the session', () => {
  const at = (clock: string) => `2026-12-03T${clock}:00.000Z`;
  const session = { startsAt: at('14:00'), endsAt: at('15:00'), begunAt: null };
  const between = (begunAt: string | null, closedAt: string) => {
    const { from, until } = timeHeld({ ...session, begunAt }, closedAt);
    return [from, until].map((moment) => new Date(moment).toISOString());
  };

  test('is from when people gather until it is closed', () => {
    expect(between(at('14:02'), at('15:10'))).toEqual([at('13:45'), at('15:10')]);
    expect(between(at('14:02'), at('14:40'))).toEqual([at('13:45'), at('15:00')]);
    expect(between(at('12:00'), at('13:00'))).toEqual([at('11:45'), at('15:00')]);
    expect(between(at('17:00'), at('18:00'))).toEqual([at('13:45'), at('18:00')]);
  });

  test('does not last until somebody remembers to close it', () => {
    expect(between(null, '2026-12-05T09:00:00.000Z')).toEqual([at('13:45'), at('19:00')]);
  });
});

const answer = (digit: number, response: Rsvp['response']): Rsvp => ({
  personId: person(digit),
  name: `Person ${digit}`,
  response,
  respondedAt: null,
  proposed: null,
});
const ref = (digit: number) => ({ id: person(digit), name: `Person ${digit}` });
const BY = { by: ref(1), at: '2026-12-03T15:10:00.000Z' };

describe('what is said by hand', () => {
  test('goes before every report, whichever and however many come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        fc.subarray([1, 2, 3, 4]),
        fc.subarray([1, 2, 3, 4]),
        fc.subarray([1, 2, 3, 4]),
        (said, marked, reported, led) => {
          const marks: AttendanceMark[] = marked.map((digit) => ({
            ...{ person: ref(digit), there: said[digit - 1] === true },
            ...BY,
          }));
          const people = attendeesOf({
            answers: [answer(1, 'accepted'), answer(2, 'declined')],
            led: led.map(ref),
            reported: reported.map(ref),
            marks,
          });
          for (const digit of [1, 2, 3, 4]) {
            const found = people.find((one) => one.person.id === person(digit));
            if (marked.includes(digit)) expect(found?.there).toBe(said[digit - 1]);
            else expect(found?.there ?? false).toBe(reported.includes(digit) || led.includes(digit));
          }
          expect(new Set(people.map((one) => one.person.id)).size).toBe(people.length);
        },
      ),
    );
  });
});

describe('those who were absent', () => {
  const rsvps = [answer(1, 'accepted'), answer(2, 'declined'), answer(3, 'none'), answer(4, 'accepted')];
  const people = (marks: AttendanceMark[], reported: number[] = []) =>
    attendeesOf({ answers: rsvps, led: [], reported: reported.map(ref), marks });
  const names = (all: { name: string }[]) => all.map(({ name }) => name);

  test('are those who did not accept, as long as only the answers are known', () => {
    expect(names(absentOf({ rsvps }, null))).toEqual(['Person 2', 'Person 3']);
    expect(names(absentOf({ rsvps }, { reading: 'waiting', people: people([]) }))).toEqual([
      ...['Person 2', 'Person 3'],
    ]);
  });

  test('are those who were invited and not there, once a report or somebody says so', () => {
    const read = { reading: 'read' as const, people: people([], [2, 4]) };
    expect(names(absentOf({ rsvps }, read))).toEqual(['Person 1', 'Person 3']);
    const marks = [{ person: ref(2), there: true, ...BY }];
    const byHand = { reading: 'not-granted' as const, people: people(marks) };
    expect(names(absentOf({ rsvps }, byHand))).toEqual(['Person 1', 'Person 3', 'Person 4']);
  });
});
