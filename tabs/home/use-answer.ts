import { useEffect, useState } from 'react';
import { openHome } from '../../domain/home/contract.ts';
import { answerInvite } from '../../domain/sessions/contract.ts';
import type { RsvpCounts, Session } from '../../domain/sessions/session.ts';
import { call } from '../api/client.ts';
import { refresh } from '../api/use-data.ts';
import { type Action, useAction } from '../app/use-action.ts';

export type Answer = 'accepted' | 'tentative' | 'declined';
export type AnswerOrNone = Answer | 'none';

/** The counts as they will be once an answer that is on its way has arrived. */
export function recounted(counts: RsvpCounts, from: AnswerOrNone, to: AnswerOrNone): RsvpCounts {
  const after = { ...counts };
  if (from !== 'none') after[from] = Math.max(0, after[from] - 1);
  if (to !== 'none') after[to] = Math.min(after.invited, after[to] + 1);
  return after;
}

/**
 * My answer to an invite. It goes into my calendar and comes back from there seconds later, so what I chose is shown
 * until what the server knows has changed.
 */
export function useAnswer(
  session: Session,
  known: AnswerOrNone,
): { answer: AnswerOrNone; counts: RsvpCounts; give: Action<[to: Answer]> } {
  const [given, setGiven] = useState<{ session: string; from: AnswerOrNone; to: Answer } | null>(null);
  const onItsWay = given?.session === session.id && given.from === known ? given : null;
  const arrived = given !== null && (given.session !== session.id || given.from !== known);
  useEffect(() => {
    if (arrived) setGiven(null);
  }, [arrived]);
  const give = useAction(async (operation, to: Answer) => {
    const before = given;
    setGiven({ session: session.id, from: known, to });
    try {
      await call(answerInvite, {
        params: { communityId: session.communityId, sessionId: session.id },
        body: { response: to },
        operation,
      });
    } catch (problem) {
      setGiven(before);
      throw problem;
    }
    // The calendar tells the server in its own time.
    setTimeout(() => void refresh(openHome), 4_000);
  });
  const answer = onItsWay?.to ?? known;
  return { answer, counts: onItsWay ? recounted(session.rsvps, known, answer) : session.rsvps, give };
}
