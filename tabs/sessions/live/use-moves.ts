import { useEffect, useState } from 'react';
import { currentItem } from '../../../domain/sessions/agenda.ts';
import { type Action, useAction } from '../../app/use-action.ts';
import { useRested } from '../../components/use-rested.ts';
import type { LiveState } from './live-state.ts';
import type { SessionClient } from './session-client.ts';
import { SESSIONS } from './texts.ts';

/** For so long a second press may be meant for the button that was there before. */
const SETTLING = 800;
/** Earlier than this before its start, beginning may be a slip, and it cannot be taken back. */
export const EARLY = 60 * 60_000;
/** As long as a move can be taken back. */
const REGRET = 10_000;

/** Whether `key` has only just changed, so that a press now may be meant for what it replaced. */
export function useSettling(key: string): boolean {
  return useRested(key, SETTLING) !== key;
}

export interface Moves {
  readonly move: Action<[to: string | null, undo?: true]>;
  /** What the last move did, and how to undo it; null once it is too late or somebody moved on. */
  readonly slip: { readonly said: string; readonly undo: () => void } | null;
  readonly settling: boolean;
}

/** Moves the agenda: once for each press, and with an undo. */
export function useMoves(client: SessionClient, { session, agenda }: LiveState): Moves {
  const [last, setLast] = useState<{ from: string | null; said: string; etag: string } | null>(null);
  const here = session.state === 'live' ? (currentItem(agenda.items)?.id ?? null) : undefined;
  const move = useAction(async (operation, to: string | null, undo?: true) => {
    await client.move(operation, to, undo);
    const title = agenda.items.find(({ id }) => id === to)?.title;
    const etag = client.following.state()?.agenda.etag ?? '';
    setLast(
      undo || here === undefined
        ? null
        : { from: here, said: title ? SESSIONS.wentTo(title) : SESSIONS.wentToEnd, etag },
    );
  });
  useEffect(() => {
    if (!last) return;
    const timer = setTimeout(() => setLast(null), REGRET);
    return () => clearTimeout(timer);
  }, [last]);
  return {
    move,
    settling: useSettling(`${session.state} ${here}`),
    slip:
      last && last.etag === agenda.etag
        ? { said: last.said, undo: () => void move.run(last.from, true) }
        : null,
  };
}
