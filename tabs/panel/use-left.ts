import { useEffect, useRef } from 'react';
import type { LiveState } from '../sessions/live/live-state.ts';

/** Somebody else in the meeting has let go of this session, or Teams has told another one. */
export function useLeft({ session }: LiveState, chatId: string, onLeft: () => void): void {
  const belonged = useRef(false);
  const left = useRef(onLeft);
  left.current = onLeft;
  useEffect(() => {
    if (session.chatId === chatId) belonged.current = true;
    else if (belonged.current) {
      belonged.current = false;
      left.current();
    }
  }, [session.chatId, chatId]);
}
