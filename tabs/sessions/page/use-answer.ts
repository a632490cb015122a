import { useEffect, useRef, useState } from 'react';
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

  /** What I chose last, also while an earlier choice is on its way: that one is sent after it. */
  const chosen = useRef<Answer | null>(null);
  const sending = useAction(async (operation) => {
    const params = { communityId, sessionId };
    let sent: Answer | null = null;
    try {
      while (chosen.current !== null && chosen.current !== sent) {
        const response: Answer = chosen.current;
        const again: boolean = sent !== null;
        await call(answerInvite, {
          params,
          body: { response },
          operation: again ? crypto.randomUUID() : operation,
        });
        sent = response;
      }
    } catch (problem) {
      setGiven(sent === null ? onItsWay : { sessionId, before: known, answer: sent });
      throw problem;
    }
    refreshLater(answerInvite, BACK);
  });
  const give = {
    ...sending,
    run: (answer: Answer) => {
      chosen.current = answer;
      setGiven({ sessionId, before: known, answer });
      return sending.run();
    },
  };

  return { answer: onItsWay?.answer ?? known, give };
}
