import { useEffect, useState } from 'react';
import { openHome } from '../../../domain/home/contract.ts';
import { answerInvite, listSessions, openSession } from '../../../domain/sessions/contract.ts';
import type { Rsvp } from '../../../domain/sessions/session.ts';
import { call } from '../../api/client.ts';
import { refresh } from '../../api/use-data.ts';
import { useAction } from '../../app/use-action.ts';
import type { Place } from '../room.ts';

export type Answer = Exclude<Rsvp['response'], 'none'>;

/** An answer goes by way of the calendar; until it is back from there, what was pressed is what is shown. */
const BACK = 4_000;
const GIVEN_UP = 45_000;

/** The answers with my own as I have just given it, and the way to give it. */
export function useAnswer(place: Place, rsvps: readonly Rsvp[], me: string) {
  const known = rsvps.find(({ personId }) => personId === me)?.response ?? 'none';
  const [given, setGiven] = useState<{ answer: Answer; before: Rsvp['response'] } | null>(null);
  // Once the calendar says anything new, it is right.
  const pending = given !== null && given.before === known ? given.answer : null;

  useEffect(() => {
    if (!given) return;
    const timer = setTimeout(() => setGiven(null), GIVEN_UP);
    return () => clearTimeout(timer);
  }, [given]);

  const give = useAction(async (operation, answer: Answer) => {
    setGiven({ answer, before: known });
    try {
      await call(answerInvite, {
        params: place,
        body: { response: answer },
        operation,
      });
    } catch (problem) {
      setGiven(null);
      throw problem;
    }
    setTimeout(() => void refresh(openSession, openHome, listSessions), BACK);
  });

  return {
    answer: pending ?? known,
    rsvps: pending
      ? rsvps.map((one) => (one.personId === me ? { ...one, response: pending, proposed: null } : one))
      : rsvps,
    give,
  };
}
