import { describe, expect, test } from 'vitest';
import type { Cadence, Member } from '../../domain/community/community.ts';
import type { Session, SessionState } from '../../domain/sessions/session.ts';
import { speak } from '../../tabs/components/language.ts';
import { freeDates } from '../../tabs/sessions/list/free-dates.ts';
import { byMonth } from '../../tabs/sessions/list/months.ts';

speak('en-GB');

const person = (name: string) => ({ id: name.toLowerCase(), name });
const member = (name: string) => ({ ...person(name), role: 'member' }) as Member;
let made = 0;
function session(startsAt: string, who = 'Ana', state: SessionState = 'closed'): Session {
  made += 1;
  return {
    id: String(made),
    communityId: 'c',
    topic: 'T',
    startsAt,
    facilitator: person(who),
    state,
  } as Session;
}

describe('the dates that a cadence asks for', () => {
  const zone = 'Europe/London';
  const weekly: Cadence = { every: 'week', weekday: 2, time: '14:00', minutes: 60 };
  const fortnightly: Cadence = { ...weekly, every: 'fortnight' };
  const now = new Date('2026-11-24T12:00:00Z');
  const dates = (cadence: Cadence, sessions: readonly Session[], at = now) =>
    freeDates({ cadence, zone }, sessions, 3, at).map(({ date }) => date);

  test('begin today while its time has not come', () => {
    expect(dates(weekly, [])).toEqual(['2026-11-24', '2026-12-01', '2026-12-08']);
    expect(dates(weekly, [], new Date('2026-11-24T14:30:00Z'))[0]).toBe('2026-12-01');
  });

  test('leave out those that something is planned on, also a few days beside', () => {
    const planned = [
      session('2026-11-24T14:00:00Z', 'Ana', 'invited'),
      session('2026-12-02T10:00:00Z', 'Ana', 'invited'),
    ];
    expect(dates(weekly, planned)).toEqual(['2026-12-08', '2026-12-15', '2026-12-22']);
    const cancelled = [session('2026-11-24T14:00:00Z', 'Ana', 'cancelled')];
    expect(dates(weekly, cancelled)[0]).toBe('2026-11-24');
  });

  test('a gap before what is planned already is offered too', () => {
    const later = [session('2026-12-08T14:00:00Z', 'Ana', 'invited')];
    expect(dates(weekly, later)).toEqual(['2026-11-24', '2026-12-01', '2026-12-15']);
  });

  test('every other week counts from the last session there was, or the first to come', () => {
    expect(dates(fortnightly, [session('2026-11-17T14:00:00Z')])).toEqual([
      '2026-12-01',
      '2026-12-15',
      '2026-12-29',
    ]);
    expect(dates(fortnightly, [session('2026-12-08T14:00:00Z', 'Ana', 'invited')])[0]).toBe('2026-11-24');
  });

  test('whoever has planned everything for a year is shown none, and the page does not hang', () => {
    const all = Array.from({ length: 60 }, (_, week) =>
      session(new Date(now.getTime() + week * 7 * 86_400_000).toISOString(), 'Ana', 'invited'),
    );
    expect(dates(weekly, all)).toEqual([]);
  });
});

test('sessions are grouped by the month they begin in, in their order', () => {
  const [a, b, c] = ['2026-12-10T12:00:00Z', '2026-11-30T12:00:00Z', '2026-11-02T12:00:00Z'].map((at) =>
    session(at),
  );
  expect(byMonth([a, b, c].filter((one) => one !== undefined))).toEqual([
    { month: 'December 2026', sessions: [a] },
    { month: 'November 2026', sessions: [b, c] },
  ]);
});
