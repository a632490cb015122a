import type { SessionPage } from '../../../domain/sessions/contract.ts';
import type { LiveState } from '../live/live-state.ts';

/** What the page shows of a session: what was opened, and over it whatever has been heard since. */
export type View = SessionPage;

export function viewOf(page: SessionPage, live: LiveState | null): View {
  if (!live) return page;
  const { session, agenda, notes, abilities, unattributedNotes } = live;
  // Answers are counted where they are read, and that is the page.
  return {
    ...page,
    session: { ...session, rsvps: page.session.rsvps },
    agenda,
    notes: [...notes],
    abilities,
    unattributedNotes,
  };
}
