import { expect, test } from 'vitest';
import type { Session, SessionState } from '../../domain/sessions/session.ts';
import { speak } from '../../tabs/components/language.ts';
import { byMonth } from '../../tabs/sessions/list/months.ts';

speak('en-GB');

const person = (name: string) => ({ id: name.toLowerCase(), name });
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
