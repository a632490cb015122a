import { live } from '../../../domain/sessions/live-contract.ts';
import { tabStore } from '../../drafts/browser-store.ts';
import { prefixOf, recordsOf } from '../../drafts/records.ts';
import { type LiveState, merge, tickedItem } from './live-state.ts';
import type { Place } from './session-client.ts';

const known = (person: string) => recordsOf(tabStore, prefixOf('live', person), live);

/** Keeps what is known of a session, for a page that is reloaded while nobody answers. */
export function remember(place: Place, person: string, state: LiveState): void {
  const { session, agenda, notes, unattributedNotes, abilities, cursor } = state;
  const ticks = [...state.ticks].map(([key, by]) => ({ ...tickedItem(key), by, done: true }));
  const answer = {
    session,
    agenda,
    notes: [...notes],
    ticks,
    walks: [...state.walks.values()],
    rounds: [...state.rounds.values()],
    unattributedNotes,
    abilities,
    cursor,
    removed: [],
    askAgainMs: null,
  };
  known(person).set(place.sessionId, { ...answer, now: session.startsAt });
}

export function recall(place: Place, person: string): LiveState | null {
  const answer = known(person).get(place.sessionId);
  return answer && merge(null, answer, 0);
}
