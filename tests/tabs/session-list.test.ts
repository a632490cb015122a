import { describe, expect, test } from 'vitest';
import type { Member } from '../../domain/community/community.ts';
import type { Session, SessionState } from '../../domain/sessions/session.ts';
import { turnsOf } from '../../tabs/community/turns.ts';
import { speak } from '../../tabs/components/language.ts';
import { byMonth } from '../../tabs/sessions/list/months.ts';
import { nextFacilitator } from '../../tabs/sessions/plan/suggest.ts';

speak('en-GB');

const person = (name: string) => ({ id: name.toLowerCase(), name });
const member = (name: string) => ({ ...person(name), role: 'member' }) as Member;
const [ana, ben, chidi] = [member('Ana'), member('Ben'), member('Chidi')];
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

test('sessions are grouped by the month they begin in, in their order', () => {
  const [a, b, c] = ['2026-12-10T12:00:00Z', '2026-11-30T12:00:00Z', '2026-11-02T12:00:00Z'].map((at) =>
    session(at),
  );
  expect(byMonth([a, b, c].filter((one) => one !== undefined))).toEqual([
    { month: 'December 2026', sessions: [a] },
    { month: 'November 2026', sessions: [b, c] },
  ]);
});

describe('whose turn it is', () => {
  const past = [
    session('2026-11-17T14:00:00Z', 'Ben'),
    session('2026-11-03T14:00:00Z', 'Ana', 'cancelled'),
    session('2026-10-20T14:00:00Z', 'Ana'),
  ];
  const coming = [session('2026-12-01T14:00:00Z', 'Ana', 'invited')];

  test('those who led stand in time, then those who lead, then who would be next', () => {
    const turns = turnsOf([ana, ben, chidi], coming, past);
    expect(turns.map(({ kind, person: { name } }) => `${name} ${kind}`)).toEqual([
      'Ana led',
      'Ben led',
      'Ana leads',
      'Chidi next',
    ]);
  });

  test('nobody is proposed where nobody has led anything', () => {
    expect(turnsOf([ana, ben], [], [])).toEqual([]);
  });

  test('of those who have led none of the last six, who never led comes before who led long ago', () => {
    const six = Array.from({ length: 6 }, (_, at) =>
      session(`2026-1${at % 2}-0${at + 1}T14:00:00Z`, 'Chidi'),
    );
    const before = session('2026-01-06T14:00:00Z', 'Ana');
    expect(nextFacilitator([ana, ben, chidi], [...six, before])?.member).toEqual(ben);
  });
});
