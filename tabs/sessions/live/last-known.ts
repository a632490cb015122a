import { live } from '../../../domain/sessions/contract.ts';
import { makeKept } from '../../drafts/browser-store.ts';
import { type LiveState, merge, tickedItem } from './live-state.ts';
import type { Place } from './session-client.ts';

/** Goes with the tab: what others said in a session is not left behind on the machine. */
export const tabMemory = makeKept(() => sessionStorage);

const keyOf = ({ sessionId }: Place, person: string) => `guildhall.room.${person}.${sessionId}`;

/** Keeps what is known of a session, for a page that is loaded anew while nobody answers. */
export function remember(place: Place, person: string, state: LiveState): void {
  const { session, agenda, notes, unattributedNotes, abilities, cursor } = state;
  const ticks = [...state.ticks].map(([key, by]) => ({ ...tickedItem(key), by, done: true }));
  const known = { session, agenda, notes, ticks, unattributedNotes, abilities, cursor, removed: [] };
  tabMemory.set(keyOf(place, person), JSON.stringify({ ...known, now: session.startsAt }));
}

export function recall(place: Place, person: string): LiveState | null {
  try {
    const read = live.safeParse(JSON.parse(tabMemory.get(keyOf(place, person)) ?? 'null'));
    return read.success ? merge(null, read.data, 0) : null;
  } catch {
    return null;
  }
}
