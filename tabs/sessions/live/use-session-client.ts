import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import type { LiveState } from './live-state.ts';
import type { Waiting } from './note-outbox.ts';
import { onTheirWay } from './note-runs.ts';
import { makeRoom, type Place, type Room } from './session-client.ts';

export const RoomContext = createContext<Room | null>(null);

/** The room of a session, entered for as long as the component is shown. */
export function useEnteredRoom({ communityId, sessionId }: Place, personId: string): Room {
  const [room] = useState(() => makeRoom({ communityId, sessionId }, personId));
  useEffect(() => room.enter(), [room]);
  return room;
}

export function useRoom(): Room {
  const room = use(RoomContext);
  if (!room) throw new Error('useRoom outside of a room');
  return room;
}

/** What is known of a room's session; null until the first answer. */
export function useLive(room: Room): LiveState | null {
  return useSyncExternalStore(room.following.listen, room.following.state);
}

/** The session's notes that are kept here until they have gone out, also those that were refused. */
export function useWaiting(room: Room, { notes }: LiveState): readonly Waiting[] {
  const entries = useSyncExternalStore(room.outbox.listen, room.outbox.entries);
  return onTheirWay(entries, room.place.sessionId, notes);
}

export function useLiveProblem(room: Room): unknown {
  return useSyncExternalStore(room.following.listen, room.following.problem);
}

/** The time by the server's clock, told every second while `ticking`. */
export function useServerNow(room: Room, ticking: boolean): Date {
  const [now, setNow] = useState(() => room.following.clock.now());
  useEffect(() => {
    setNow(room.following.clock.now());
    if (!ticking) return;
    const timer = setInterval(() => setNow(room.following.clock.now()), 1_000);
    return () => clearInterval(timer);
  }, [room, ticking]);
  return new Date(now);
}
