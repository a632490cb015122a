import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { whoLed } from '../../domain/sessions/leaders.ts';
import { notBegun, reopenedState } from '../../domain/sessions/reopening.ts';

const START = Date.parse('2026-12-10T13:00:00.000Z');
const minute = (minutes: number) => new Date(START + minutes * 60_000);

describe('a session that is reopened', () => {
  const state = (at: number, begunAt: number | null, inCalendars = true) =>
    reopenedState(
      {
        startsAt: minute(0).toISOString(),
        endsAt: minute(60).toISOString(),
        begunAt: begunAt === null ? null : minute(begunAt).toISOString(),
        answersTo: inCalendars ? minute(0).toISOString() : null,
      },
      minute(at),
    );

  test('is live while its time lasts and people may still be together', () => {
    expect([-10, 1, 59, 85].map((at) => state(at, -12))).toEqual(['live', 'live', 'live', 'live']);
  });

  test('is only to be closed once its time is over, or where nobody had begun it', () => {
    expect([state(95, 0), state(95, 0, false), state(30, null)]).toEqual(['invited', 'planned', 'invited']);
  });

  test('is to come again where it was begun by mistake long before its start', () => {
    expect([state(-600, -601), state(-600, -601, false)]).toEqual(['invited', 'planned']);
    const item = {
      ...{ id: 'a', kind: 'topic' as const, title: 'Round', prompt: '', minutes: 10 },
      ...{ startedAt: minute(-601).toISOString(), endedAt: minute(-600).toISOString() },
      again: { since: minute(-601).toISOString(), spent: 9 },
    };
    expect(notBegun([item])).toEqual([
      {
        ...{ id: 'a', kind: 'topic', title: 'Round', prompt: '', minutes: 10 },
        startedAt: null,
        endedAt: null,
      },
    ]);
  });
});

describe('who led a session', () => {
  const [ana, ben, priya] = ['Ana', 'Ben', 'Priya'].map((name) => ({ id: name.toLowerCase(), name })) as [
    { id: string; name: string },
    { id: string; name: string },
    { id: string; name: string },
  ];
  const term = (person: typeof ana, at: number) => ({ person, from: minute(at).toISOString() });
  const all = new Set(['ana', 'ben', 'priya']);

  test('is named in order, with when each took over; whoever began it for somebody comes last', () => {
    expect(whoLed([term(ana, 0), term(ben, 20), term(ana, 40)], all, [priya])).toEqual([
      term(ana, 0),
      term(ben, 20),
      term(ana, 40),
      { person: priya, from: null },
    ]);
  });

  test('a hand-over that was undone leaves no trace', () => {
    expect(whoLed([term(ana, 0), term(ben, 20), term(ana, 21)], new Set(['ana']), [])).toEqual([
      term(ana, 0),
    ]);
  });

  test('where no term was recorded, everybody who led it is named', () => {
    expect(whoLed([], new Set(['ben', 'ana']), [ben, ana])).toEqual([
      { person: ben, from: null },
      { person: ana, from: null },
    ]);
  });

  test('nobody is named twice in a row, and everybody who led it is named', () => {
    const person = fc.constantFrom(ana, ben, priya);
    fc.assert(
      fc.property(fc.array(person), fc.subarray([ana, ben, priya]), (terms, led) => {
        const ids = new Set(led.map(({ id }) => id));
        const found = whoLed(
          terms.map((one, at) => term(one, at)),
          ids,
          led,
        ).map((one) => one.person.id);
        expect(found.every((one, at) => one !== found[at - 1])).toBe(true);
        expect(new Set(found)).toEqual(ids);
      }),
    );
  });
});
