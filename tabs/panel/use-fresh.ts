import { useRef } from 'react';
import { noteName } from '../../domain/sessions/note.ts';
import type { LiveState } from '../sessions/live/live-state.ts';
import { isMine, type SessionClient } from '../sessions/live/session-client.ts';

/** How many notes of others have come since the notes were last shown; what was there at first is not new. */
export function useFresh(client: SessionClient, { notes }: LiveState, shown: boolean): number {
  const seen = useRef<ReadonlySet<string> | null>(null);
  if (shown || seen.current === null) seen.current = new Set(notes.map(noteName));
  const { current } = seen;
  return notes.filter((note) => !current.has(noteName(note)) && !isMine(client, note)).length;
}
