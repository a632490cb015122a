import { useEffect, useState, useSyncExternalStore } from 'react';
import type { LiveState } from './live-state.ts';
import type { Waiting } from './note-outbox.ts';
import { onTheirWay } from './note-runs.ts';
import { makeSessionClient, type Place, type SessionClient } from './session-client.ts';

/** A client of a session, at work for as long as the component is shown. */
export function useSessionClient(
  { communityId, sessionId }: Place,
  personId: string,
  stage = false,
): SessionClient {
  const [client] = useState(() => makeSessionClient({ communityId, sessionId }, personId, stage));
  useEffect(() => client.start(), [client]);
  return client;
}

/** What is known of the session; null until the first answer. */
export function useLive(client: SessionClient): LiveState | null {
  return useSyncExternalStore(client.following.listen, client.following.state);
}

/** The session's notes that are kept here until they have gone out, also those that were refused. */
export function useWaiting(client: SessionClient, { notes }: LiveState): readonly Waiting[] {
  const entries = useSyncExternalStore(client.outbox.listen, client.outbox.entries);
  return onTheirWay(entries, client.place.sessionId, notes);
}

export function useLiveProblem(client: SessionClient): unknown {
  return useSyncExternalStore(client.following.listen, client.following.problem);
}

/** The time by the server's clock, told every second while `ticking`. */
export function useServerNow(client: SessionClient, ticking: boolean): Date {
  const [now, setNow] = useState(() => client.following.clock.now());
  useEffect(() => {
    setNow(client.following.clock.now());
    if (!ticking) return;
    const timer = setInterval(() => setNow(client.following.clock.now()), 1_000);
    return () => clearInterval(timer);
  }, [client, ticking]);
  return new Date(now);
}
