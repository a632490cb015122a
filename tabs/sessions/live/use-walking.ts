import { useRef } from 'react';
import type { SharedWalk } from '../../../domain/sessions/walk.ts';
import { walkTogether } from '../../../domain/sessions/walk-contract.ts';
import { call } from '../../api/client.ts';
import { wordsFor } from '../../app/refusals.ts';
import { toast } from '../../app/toasts.tsx';
import { withWalk } from './live-state.ts';
import type { SessionClient } from './session-client.ts';

interface Move {
  readonly path: readonly string[];
  readonly over?: true;
  readonly take?: true;
}

/**
 * Leads a session through a decision tree. A move is shown at once to whoever leads already. Moves are sent one after
 * another, and of several that wait only the last.
 */
export function useWalking(client: SessionClient, artifactId: string, revision: number) {
  const { place, personId, following } = client;
  const waiting = useRef<Move | null>(null);
  const isSending = useRef(false);

  async function send(before: SharedWalk | undefined) {
    isSending.current = true;
    try {
      for (let move = waiting.current; move; move = waiting.current) {
        waiting.current = null;
        const { path, ...how } = move;
        const walk = await call(walkTogether, {
          params: { ...place, artifactId, revision: String(revision) },
          body: { path: [...path], ...how },
        });
        // What was moved meanwhile is shown already.
        if (!waiting.current) following.change((state, at) => withWalk(state, walk, at));
      }
    } catch (problem) {
      waiting.current = null;
      if (before) following.change((state, at) => withWalk(state, before, at));
      following.now();
      toast(wordsFor(problem).title, { lasts: 8_000 });
    } finally {
      isSending.current = false;
    }
  }

  return (move: Move) => {
    const before = following.state()?.walks.get(artifactId);
    if (before?.lead.id === personId) {
      const { path, over = false } = move;
      following.change((state, at) => withWalk(state, { ...before, revision, path: [...path], over }, at));
    }
    waiting.current = move;
    if (!isSending.current) void send(before);
  };
}
