import { useEffect, useState } from 'react';
import type * as z from 'zod/mini';
import { findMeeting } from '../../domain/sessions/meeting.ts';
import type { Session } from '../../domain/sessions/session.ts';
import { call } from '../api/client.ts';
import { mayRecall, PACES, pauseAfter } from '../api/retry.ts';
import { tabStore } from '../drafts/browser-store.ts';
import { recordsOf } from '../drafts/records.ts';
import type { Place } from '../sessions/live/session-client.ts';

/** A meeting's session, and what may be done there: `yes`, or the refusal it would get. */
export interface Found {
  readonly place: Place;
  readonly follow: string;
  readonly unlink: string;
}

export type Meeting =
  | { readonly is: 'asked' }
  | { readonly is: 'found'; readonly found: Found }
  | { readonly is: 'unclear'; readonly candidates: readonly Session[] }
  | { readonly is: 'refused'; readonly problem: unknown };

/** Seldom needed, so it is not among what the panel reads before it can show anything. */
const linking = () => import('../../domain/sessions/linking.ts');

const answer = findMeeting.reply.shape.found;
const foundOf = ({ communityId, sessionId, abilities }: NonNullable<z.infer<typeof answer>>): Found => ({
  place: { communityId, sessionId },
  ...abilities,
});

/** What this tab was told of meetings before, to go on with while nobody answers. */
const told = recordsOf(tabStore, 'guildhall.meeting.', answer);

function recalled(chatId: string): Found | null {
  const found = told.get(chatId);
  return found && foundOf(found);
}

/** Which session a meeting's chat belongs to; `choose` says it where Teams could not tell. */
export function useMeeting(chatId: string): {
  meeting: Meeting;
  ask: () => Promise<void>;
  choose: (operation: string, session: Session) => Promise<void>;
  /** Takes a choice back. */
  letGo: (operation: string) => Promise<void>;
} {
  const [meeting, setMeeting] = useState<Meeting>({ is: 'asked' });
  async function ask(quietly = false): Promise<void> {
    if (!quietly) setMeeting({ is: 'asked' });
    try {
      // Where this tab knows an earlier answer, one try is enough.
      const { found, candidates } = await call(findMeeting, {
        params: { chatId },
        ...(recalled(chatId) && { tries: 1 }),
      });
      if (found) told.set(chatId, found);
      else told.remove(chatId);
      setMeeting(found ? { is: 'found', found: foundOf(found) } : { is: 'unclear', candidates });
    } catch (problem) {
      const found = mayRecall(problem) ? recalled(chatId) : null;
      setMeeting(found ? { is: 'found', found } : { is: 'refused', problem });
    }
  }
  async function choose(operation: string, { id, communityId }: Session): Promise<void> {
    const place = { communityId, sessionId: id };
    const { linkMeeting } = await linking();
    await call(linkMeeting, { params: place, body: { chatId }, operation });
    // What may be done there comes with the answer to which it is.
    await ask(true);
  }
  async function letGo(operation: string): Promise<void> {
    if (meeting.is !== 'found') return;
    const { unlinkMeeting } = await linking();
    await call(unlinkMeeting, { params: meeting.found.place, body: { chatId }, operation });
    await ask(true);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another chat is another question
  useEffect(() => void ask(), [chatId]);
  // Notes from before a reload are sent once the session is known, so the question is repeated.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer begins a new wait
  useEffect(() => {
    if (meeting.is !== 'refused' || !mayRecall(meeting.problem)) return;
    const again = () => void ask(true);
    const timer = setTimeout(again, pauseAfter(meeting.problem, 1, PACES.meeting));
    addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', again);
    };
  }, [meeting]);
  return { meeting, ask: () => ask(), choose, letGo };
}
