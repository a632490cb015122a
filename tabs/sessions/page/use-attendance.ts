import { useMemo, useState } from 'react';
import {
  type Attendance,
  type AttendanceMark,
  type Attendee,
  marked,
} from '../../../domain/sessions/attendance.ts';
import { MARKS_MAX, recordAttendance } from '../../../domain/sessions/attendance-contract.ts';
import type { PersonRef } from '../../../domain/shared/ids.ts';
import { call } from '../../api/client.ts';
import { refreshed } from '../../api/use-data.ts';
import type { Place } from '../live/session-client.ts';
import { type Saying, sayInOrder } from './say-in-order.ts';

type Mark = Pick<AttendanceMark, 'there' | 'by' | 'at'>;

/**
 * Who was there, with what I am saying at this moment, and the way to say it. Several people may be said one after the
 * other without waiting.
 */
export function useAttendance(
  { communityId, sessionId }: Place,
  known: Attendance,
  me: string,
): {
  attendance: Attendance;
  say: (says: readonly Saying[]) => Promise<void>;
  problem: unknown;
  again: () => void;
} {
  const [saying, setSaying] = useState<
    ReadonlyMap<string, { person: PersonRef; mark: Mark | null; turn: string }>
  >(new Map());
  const [failed, setFailed] = useState<{ problem: unknown; says: readonly Saying[] } | null>(null);
  const send = useMemo(
    () =>
      sayInOrder(async (says) => {
        for (let from = 0; from < says.length; from += MARKS_MAX) {
          await call(recordAttendance, {
            params: { communityId, sessionId },
            body: {
              marks: says
                .slice(from, from + MARKS_MAX)
                .map(({ person, there }) => ({ personId: person.id, there })),
            },
            operation: crypto.randomUUID(),
          });
        }
      }),
    [communityId, sessionId],
  );

  async function say(says: readonly Saying[]): Promise<void> {
    const turn = crypto.randomUUID();
    const at = new Date().toISOString();
    setFailed(null);
    setSaying((before) => {
      const after = new Map(before);
      for (const { person, there } of says)
        after.set(person.id, {
          person,
          mark: there === null ? null : { there, by: { id: me, name: '' }, at },
          turn,
        });
      return after;
    });
    const problem = await send(says);
    if (problem) setFailed(problem);
    // Until the page has what the server knows now, it shows what was said.
    else await refreshed();
    setSaying((before) => {
      const still = [...before].filter(([, one]) => one.turn !== turn);
      return new Map(still);
    });
  }

  const there = new Set(known.people.map(({ person }) => person.id));
  // Somebody of whom nothing was known so far.
  const further = [...saying.values()].filter(({ person }) => !there.has(person.id));
  const people = [...known.people, ...further.map(({ person }) => unknown(person))].map((one): Attendee => {
    const said = saying.get(one.person.id);
    return said ? marked(one, said.mark) : one;
  });
  return {
    attendance: { ...known, people },
    say,
    problem: failed?.problem ?? null,
    again: () => {
      if (failed) void say(failed.says);
    },
  };
}

/** A person who was neither invited nor there, as far as anybody has said. */
export const unknown = (person: PersonRef): Attendee => ({
  ...{ person, there: false, came: false, invited: false, mark: null },
});
