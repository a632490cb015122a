import type { AgendaItem } from '../../domain/sessions/agenda.ts';
import type { RsvpCounts, Session, TopicTaken } from '../../domain/sessions/session.ts';
import type { Summary } from '../../domain/sessions/summary.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import { findingSession, findingSessionAgain } from './findings.ts';
import { agendaRow, type OpenPanelsRow, summaryRow } from './in-session-rows.ts';
import { type EventChange, eventRow, FRESH } from './invite-rows.ts';
import { agendaKey, captureGateKey, carriedOverKey, eventKey, sessionKey, summaryKey } from './keys.ts';
import { endingEarly, movingOver, overAt } from './past-sessions.ts';
import { type HeadChange, type StoredSession, sessionHead, withEndOp } from './session-rows.ts';
import type { Write } from './table.ts';

// What use cases write into their transactions to change a session.

/** Instances of the function app whose rows are removed when a session closes: a transaction has limited room. */
const OPEN_PANELS_MAX = 50;

/** The terms of those who led, after a change by which somebody begins to lead. */
function termsAfter({ terms, session }: StoredSession, change: HeadChange): Pick<HeadChange, 'terms'> {
  const from = change.ledBy && (change.begunAt ?? change.handedOver?.at);
  return from ? { terms: [...terms, { person: change.facilitator ?? session.facilitator, from }] } : {};
}

/** Whether search finds or shows a session otherwise after this change. */
function isFoundOtherwise({ state, ...change }: HeadChange): boolean {
  const found = ['topic', 'purpose', 'taxonomy', 'startsAt', 'facilitator'] as const;
  return state === 'cancelled' || found.some((field) => change[field] !== undefined);
}

/** The keys of the capture gates. */
function gates(sessionId: string, unattributed: boolean): string[] {
  return [false, ...(unattributed ? [true] : [])].map((kind) => captureGateKey(sessionId, kind));
}

/** The writes that create a session. */
export function planningSession(
  planned: Omit<Session, 'etag' | 'communityId'>,
  items: AgendaItem[],
  unattributedNotes: boolean,
  fromTopic: TopicTaken | null,
  event?: EventChange,
): Write[] {
  const { id } = planned;
  const first = {
    revision: 1,
    changeOp: '',
    ledBy: new Set<string>(),
    beforeHandOver: null,
    terms: [],
    endOps: new Set<string>(),
    cancelComment: '',
    fromTopic,
    unattributedNotes,
  };
  return [
    { do: 'create', key: sessionKey(id), row: sessionHead.columns({ ...planned, ...first }) },
    { do: 'create', key: agendaKey(id), row: agendaRow.columns({ items }) },
    ...gates(id, unattributedNotes).map((key): Write => ({ do: 'put', key, row: {} })),
    { do: 'put', key: eventKey(id), row: eventRow.columns({ ...FRESH, ...event }) },
    overAt(planned),
    findingSession(planned, items),
  ];
}

/**
 * The writes for a person's change of the head, and for what search finds of it. They make forms that were opened
 * before stale. With `changeOp` a repeat is recognised even after changes by the calendar work. `agenda` is
 * given where its words change. Who facilitates a live
 * session from now on gets a term.
 */
export function changingSession(
  stored: StoredSession,
  change: HeadChange,
  changeOp?: string,
  agenda?: readonly AgendaItem[],
): Write[] {
  const head: Write = {
    do: 'merge',
    key: sessionKey(stored.session.id),
    row: sessionHead.changed({
      ...termsAfter(stored, change),
      ...change,
      revision: Number(stored.session.etag) + 1,
      changeOp,
    }),
    etag: stored.rowEtag,
  };
  return agenda || isFoundOtherwise(change)
    ? [head, findingSessionAgain({ ...stored.session, ...change }, agenda)]
    : [head];
}

export function changingAgenda(sessionId: string, items: AgendaItem[], etag: string): Write {
  return { do: 'merge', key: agendaKey(sessionId), row: agendaRow.columns({ items }), etag };
}

/** The write that says that open actions were put on the agenda of the next session. It fails if it is said already. */
export function carryingOver(sessionId: string): Write {
  return { do: 'create', key: carriedOverKey(sessionId), row: {} };
}

export function closingSession(
  stored: StoredSession,
  rsvps: RsvpCounts,
  written: Summary,
  outcome: Session['outcome'],
  openPanels: readonly OpenPanelsRow[],
  now: Date,
  endOp: string,
): Write[] {
  const endOps = withEndOp(stored.endOps, endOp);
  return [
    ...changingSession(stored, { state: 'closed', closedAt: now.toISOString(), rsvps, outcome, endOps }),
    // Who had it open is not kept. A row that is written at this very moment is left, and nothing reads it.
    ...openPanels.slice(0, OPEN_PANELS_MAX).map(({ key }): Write => ({ do: 'clear', key })),
    ...endingEarly(stored.session, now),
    ...gates(stored.session.id, stored.unattributedNotes).map((key): Write => ({ do: 'remove', key })),
    { do: 'put', key: summaryKey(stored.session.id), row: summaryRow.columns({ summary: written }) },
  ];
}

/** The writes that undo a closing: the capture gates are there again, and the summary is gone. */
export function reopeningSession(
  stored: StoredSession,
  change: Pick<HeadChange, 'state' | 'begunAt' | 'invite'>,
  by: PersonRef,
  now: Date,
  endOp: string,
): Write[] {
  const { id, closedAt, endsAt, format } = stored.session;
  // It stands among past sessions at the moment when it was closed before its end.
  const early = closedAt !== null && Date.parse(closedAt) < Date.parse(endsAt) ? closedAt : endsAt;
  return [
    ...changingSession(stored, {
      closedAt: null,
      reopened: { by, at: now.toISOString() },
      outcome: { decisions: 0, actions: 0, failures: 0 },
      endOps: withEndOp(stored.endOps, endOp),
      ...change,
    }),
    ...movingOver({ ...stored.session, endsAt: early }, { endsAt, format }),
    ...gates(id, stored.unattributedNotes).map((key): Write => ({ do: 'put', key, row: {} })),
    { do: 'clear', key: summaryKey(id) },
  ];
}

export function summarisingSession(
  sessionId: string,
  written: Summary,
  outcome: Session['outcome'],
): Write[] {
  return [
    { do: 'put', key: summaryKey(sessionId), row: summaryRow.columns({ summary: written }) },
    { do: 'touch', key: sessionKey(sessionId), row: sessionHead.changed({ outcome }) },
  ];
}

export function cancellingSession(stored: StoredSession, by: PersonRef, comment: string, now: Date): Write[] {
  return [
    ...changingSession(stored, {
      state: 'cancelled',
      invite: 'waiting',
      inviteProblem: null,
      cancelled: { by, at: now.toISOString() },
      cancelComment: comment,
    }),
    ...endingEarly(stored.session, now),
    ...gates(stored.session.id, stored.unattributedNotes).map((key): Write => ({ do: 'remove', key })),
  ];
}

/** The write for a change by the calendar work. It does not make forms stale. */
export function notingHead(
  stored: StoredSession,
  change: HeadChange,
): Write & { row: Record<string, unknown> } {
  const row = sessionHead.changed(change);
  // Only `planned` becomes `invited`, because a person may have begun or cancelled the session meanwhile.
  if (row.state === 'invited' && stored.session.state !== 'planned') delete row.state;
  return { do: 'merge', key: sessionKey(stored.session.id), row, etag: stored.rowEtag };
}

/** Whether the head has these values already. */
export function headSays(stored: StoredSession, change: HeadChange): boolean {
  const there = sessionHead.changed(stored.session);
  return Object.entries(notingHead(stored, change).row).every(([column, value]) => there[column] === value);
}
