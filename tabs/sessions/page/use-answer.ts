import { useEffect, useState } from 'react';
import { answerInvite } from '../../../domain/sessions/contract.ts';
import type { Rsvp } from '../../../domain/sessions/session.ts';
import { call } from '../../api/client.ts';
import { refreshLater } from '../../api/use-data.ts';
import { type Action, useAction } from '../../app/use-action.ts';
import type { Place } from '../live/session-client.ts';

export type AnswerOrNone = Rsvp['response'];
export type Answer = Exclude<AnswerOrNone, 'none'>;

const BACK = 4_000;
/** What no notification has told, the calendar is asked for every ten minutes. */
const GIVEN_UP = 11 * 60_000;

/**
 * My answer to an invite, and the way to give it. It goes into my calendar and comes back from there seconds later, so
 * what I chose is shown until what the server knows has changed.
 */
export function useAnswer(
  { communityId, sessionId }: Place,
  known: AnswerOrNone,
): { answer: AnswerOrNone; give: Action<[Answer]> } {
  const [given, setGiven] = useState<{ sessionId: string; before: AnswerOrNone; answer: Answer } | null>(
    null,
  );
  // Once the calendar says anything new, it is right.
  const onItsWay = given?.sessionId === sessionId && given.before === known ? given : null;

  useEffect(() => {
    if (!given) return;
    const timer = setTimeout(() => setGiven(null), onItsWay ? GIVEN_UP : 0);
    return () => clearTimeout(timer);
  }, [given, onItsWay]);

  const give = useAction(async (operation, answer: Answer) => {
    setGiven({ sessionId, before: known, answer });
    try {
      await call(answerInvite, { params: { communityId, sessionId }, body: { response: answer }, operation });
    } catch (problem) {
      setGiven(onItsWay);
      throw problem;
    }
    refreshLater(answerInvite, BACK);
  });

  return { answer: onItsWay?.answer ?? known, give };
}
