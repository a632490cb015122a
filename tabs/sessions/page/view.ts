import type { SessionPage } from '../../../domain/sessions/contract.ts';
import type { LiveState } from '../live/live-state.ts';

/** What the page shows of a session: the answer it was opened with, updated by the live state. */
export type View = SessionPage;

export function viewOf(page: SessionPage, live: LiveState | null): View {
  if (!live) return page;
  const { session, agenda, notes, abilities, unattributedNotes } = live;
  // The live state does not include the answers to the invite.
  return {
    ...page,
    session: { ...session, rsvps: page.session.rsvps },
    agenda,
    notes: [...notes],
    abilities,
    unattributedNotes,
  };
}
