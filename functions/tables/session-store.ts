import * as z from 'zod';
import type { Agenda, AgendaItem } from '../../domain/sessions/agenda.ts';
import type { RsvpCounts, Session } from '../../domain/sessions/session.ts';
import type { Summary } from '../../domain/sessions/summary.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import type { Place } from './community-store.ts';
import { findingSession } from './findings.ts';
import type { Followed, FollowedSessions, WhoIsThere } from './followed-sessions.ts';
import {
  agendaRow,
  type InSession,
  inSessionRow,
  type OpenPanelsRow,
  summaryRow,
  type Tick,
  tickOf,
  tickRow,
  together,
} from './in-session-rows.ts';
import { type EventChange, eventRow, FRESH } from './invite-rows.ts';
import {
  agendaKey,
  captureGateKey,
  carriedOverKey,
  eventKey,
  inSession,
  KEYS,
  preparationKey,
  sessionKey,
  summaryKey,
} from './keys.ts';
import { unlessClosed } from './note-rows.ts';
import { endingEarly, isOver, movingOver, overAt, pastIds } from './past-sessions.ts';
import { retryOnConflict } from './retry.ts';
import { unlessNewer } from './rows.ts';
import { type HeadChange, type StoredSession, sessionHead, storedOf, withEndOp } from './session-rows.ts';
import type { RangeOptions, Row, Table, Write } from './table.ts';

export type { StoredSession } from './session-rows.ts';

const idIn = (rowKey: string) => rowKey.slice(sessionKey('').length);
const endColumn = z.object({ rowKey: z.string(), endsAt: z.string() });
const hostColumn = z.object({ hostId: z.string() });

/** Instances of the function app whose rows are removed when a session closes: a transaction has limited room. */
const OPEN_PANELS_MAX = 50;

/** Live sessions are included even if their end has passed. */
const isUpcoming =
  (since: Date): RangeOptions['where'] =>
  (odata) =>
    odata`(endsAt ge ${since.toISOString()} and state ne 'closed' and state ne 'cancelled') or state eq 'live'`;

/** The terms of those who led, after a change by which somebody begins to lead. */
function termsAfter({ terms, session }: StoredSession, change: HeadChange): Pick<HeadChange, 'terms'> {
  const from = change.ledBy && (change.begunAt ?? change.handedOver?.at);
  return from ? { terms: [...terms, { person: change.facilitator ?? session.facilitator, from }] } : {};
}

/** Sessions: their heads and their parts. */
export class SessionStore {
  readonly #table: Table;
  readonly #followed: FollowedSessions;

  constructor(table: Table, followed: FollowedSessions) {
    this.#table = table;
    this.#followed = followed;
  }

  /** The writes that create a session. */
  planning(
    planned: Omit<Session, 'etag' | 'communityId' | 'cancelled' | 'closedAt' | 'reopened'>,
    items: AgendaItem[],
    unattributedNotes: boolean,
    event: EventChange = {},
  ): Write[] {
    const { id } = planned;
    const first = {
      ...{ revision: 1, changeOp: '', ledBy: new Set<string>(), beforeHandOver: null },
      ...{ terms: [], endOps: new Set<string>(), closedAt: null, reopened: null },
      ...{ cancelled: null, cancelComment: '' },
    };
    return [
      {
        do: 'create',
        key: sessionKey(id),
        row: sessionHead.columns({ ...planned, ...first, unattributedNotes }),
      },
      { do: 'create', key: agendaKey(id), row: agendaRow.columns({ items }) },
      ...this.#gates(id, unattributedNotes).map((key): Write => ({ do: 'put', key, row: {} })),
      { do: 'put', key: eventKey(id), row: eventRow.columns({ ...FRESH, ...event }) },
      overAt(planned),
      findingSession(planned),
    ];
  }

  #gates(sessionId: string, unattributed: boolean): string[] {
    return [false, ...(unattributed ? [true] : [])].map((kind) => captureGateKey(sessionId, kind));
  }

  async head(place: Place, sessionId: string): Promise<StoredSession | undefined> {
    return this.#table.find(place.partition, sessionKey(sessionId), (row) =>
      storedOf(place.communityId, row),
    );
  }

  /** Sessions that end after `since` and are neither closed nor cancelled, soonest first. */
  async upcoming(place: Place, since: Date): Promise<Session[]> {
    const of = (row: Row) => storedOf(place.communityId, row).session;
    const found = await this.#heads(place, of, { where: isUpcoming(since) });
    return found.sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  }

  /** Ids of the sessions that `upcoming` has, also of those that this version cannot read. */
  async upcomingIds(place: Place, since: Date): Promise<string[]> {
    const of = ({ rowKey = '' }: Row) => idIn(rowKey);
    return this.#heads(place, of, { where: isUpcoming(since), select: [] });
  }

  /** Ids of sessions that end after this moment and are not over, also of those that this version cannot read. */
  async idsEndingAfter(place: Place, then: Date): Promise<string[]> {
    const found = await this.#heads(place, endColumn.parse, { where: isUpcoming(then), select: ['endsAt'] });
    return found.flatMap(({ rowKey, endsAt }) => (Date.parse(endsAt) > then.getTime() ? [idIn(rowKey)] : []));
  }

  /** Ids of all sessions, also of those that this version cannot read. */
  async ids(place: Place): Promise<string[]> {
    return this.#heads(place, ({ rowKey = '' }) => idIn(rowKey), { select: [] });
  }

  #heads<T>(place: Place, of: (row: Row) => T, options: RangeOptions): Promise<T[]> {
    const kind = { key: KEYS.session, of };
    return this.#table.range(place.partition, sessionKey(''), sessionKey('~'), kind, options);
  }

  /** Ids of those who host a session that ended after `then`. */
  async hostsSince(place: Place, then: Date): Promise<string[]> {
    return this.#heads(place, (row) => hostColumn.parse(row).hostId, {
      where: (odata) => odata`(endsAt ge ${then.toISOString()} and state ne 'cancelled') or state eq 'live'`,
      select: ['hostId'],
      // Subscriptions of people who are not among them are ended.
      every: true,
    });
  }

  /** A page of past sessions, latest first, and the beginning of the next page. */
  async past(
    place: Place,
    now: Date,
    page: { after?: string | undefined; showcases: boolean },
  ): Promise<{ sessions: Session[]; next: string | null }> {
    const { ids, next } = await pastIds(this.#table, place, now, page);
    const heads = await Promise.all(
      [...ids].map((id) => unlessNewer(this.#table.trace, this.head(place, id))),
    );
    return {
      sessions: heads.flatMap((stored) => (stored && isOver(stored.session, now) ? [stored.session] : [])),
      next,
    };
  }

  /** What has happened in a session since a cursor, for somebody who has it open, see FollowedSessions. */
  async follow(
    place: Place,
    sessionId: string,
    cursor?: string,
    personId?: string,
  ): Promise<Followed | undefined> {
    return this.#followed.follow(this.#table, place, sessionId, cursor, personId);
  }

  /** Who has a session open; undefined if there is no such session. */
  async whoIsThere(place: Place, sessionId: string): Promise<WhoIsThere | undefined> {
    return this.#followed.whoIsThere(this.#table, place, sessionId);
  }

  /** All parts of a session; with `preparedBy` also what this person has prepared, which costs no further call. */
  async everythingIn(place: Place, sessionId: string, preparedBy?: string): Promise<InSession> {
    const [from, end] = [inSession(sessionId), inSession(sessionId, '~')];
    const pieces = await (preparedBy === undefined
      ? this.#table.range(place.partition, from, end, inSessionRow)
      : this.#table.range(place.partition, from, preparationKey(sessionId, '~'), inSessionRow, {
          // What others have prepared does not leave the table.
          where: (odata) =>
            odata`not (RowKey ge ${end} and RowKey ne ${preparationKey(sessionId, preparedBy)})`,
        }));
    return together(pieces);
  }

  async agenda(place: Place, sessionId: string): Promise<Agenda | undefined> {
    return this.#table.find(place.partition, agendaKey(sessionId), agendaRow.readWithEtag);
  }

  async summary(place: Place, sessionId: string): Promise<Summary | undefined> {
    return (await this.#table.find(place.partition, summaryKey(sessionId), summaryRow.read))?.summary;
  }

  /**
   * The write for a person's change of the head. It makes forms that were opened before stale. With `changeOp` a repeat
   * is recognised even after changes by the calendar work. Who facilitates a live session from now on gets a term.
   */
  changing(stored: StoredSession, change: HeadChange, changeOp?: string): Write {
    return {
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
  }

  agendaChanging(sessionId: string, items: AgendaItem[], etag: string): Write {
    return { do: 'merge', key: agendaKey(sessionId), row: agendaRow.columns({ items }), etag };
  }

  /** Whether a session's open actions were put on the agenda of the next. */
  async wasCarriedOver(place: Place, sessionId: string): Promise<boolean> {
    return (await this.#table.get(place.partition, carriedOverKey(sessionId), [])) !== undefined;
  }

  /** The write that says so. It fails if it is said already. */
  carryingOver(sessionId: string): Write {
    return { do: 'create', key: carriedOverKey(sessionId), row: {} };
  }

  closing(
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
      this.changing(stored, { state: 'closed', closedAt: now.toISOString(), rsvps, outcome, endOps }),
      // Who had it open is not kept. A row that is written at this very moment is left, and nothing reads it.
      ...openPanels.slice(0, OPEN_PANELS_MAX).map(({ key }): Write => ({ do: 'clear', key })),
      ...endingEarly(stored.session, now),
      ...this.#gates(stored.session.id, stored.unattributedNotes).map(
        (key): Write => ({ do: 'remove', key }),
      ),
      { do: 'put', key: summaryKey(stored.session.id), row: summaryRow.columns({ summary: written }) },
    ];
  }

  /** The writes that undo a closing: the capture gates are there again, and the summary is gone. */
  reopening(
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
      this.changing(stored, {
        closedAt: null,
        reopened: { by, at: now.toISOString() },
        outcome: { decisions: 0, actions: 0, failures: 0 },
        endOps: withEndOp(stored.endOps, endOp),
        ...change,
      }),
      ...movingOver({ ...stored.session, endsAt: early }, { endsAt, format }),
      ...this.#gates(id, stored.unattributedNotes).map((key): Write => ({ do: 'put', key, row: {} })),
      { do: 'clear', key: summaryKey(id) },
    ];
  }

  summarising(sessionId: string, written: Summary, outcome: Session['outcome']): Write[] {
    return [
      { do: 'put', key: summaryKey(sessionId), row: summaryRow.columns({ summary: written }) },
      { do: 'touch', key: sessionKey(sessionId), row: sessionHead.changed({ outcome }) },
    ];
  }

  cancelling(stored: StoredSession, by: PersonRef, comment: string, now: Date): Write[] {
    return [
      this.changing(stored, {
        state: 'cancelled',
        invite: 'waiting',
        inviteProblem: null,
        cancelled: { by, at: now.toISOString() },
        cancelComment: comment,
      }),
      findingSession({ ...stored.session, state: 'cancelled' }),
      ...endingEarly(stored.session, now),
      ...this.#gates(stored.session.id, stored.unattributedNotes).map(
        (key): Write => ({ do: 'remove', key }),
      ),
    ];
  }

  async ticked(place: Place, key: string): Promise<Tick | undefined> {
    return this.#table.find(place.partition, key, tickOf);
  }

  /** Throws WriteConflict if the session was closed since it was read: its summary would not have the tick. */
  async tick(
    place: Place,
    session: Pick<Session, 'id' | 'state'>,
    tick: Tick,
    key: string,
    operation: string,
  ): Promise<void> {
    await this.#table.write(place.partition, operation, [
      { do: 'put', key, row: tickRow.columns(tick) },
      ...unlessClosed(session.id, session),
    ]);
  }

  /** The write for a change by the calendar work. It does not make forms stale. */
  noting(stored: StoredSession, change: HeadChange): Write & { row: Record<string, unknown> } {
    const row = sessionHead.changed(change);
    // Only `planned` becomes `invited`, because a person may have begun or cancelled the session meanwhile.
    if (row.state === 'invited' && stored.session.state !== 'planned') delete row.state;
    return { do: 'merge', key: sessionKey(stored.session.id), row, etag: stored.rowEtag };
  }

  /** Whether the head has these values already. */
  says(stored: StoredSession, change: HeadChange): boolean {
    const there = sessionHead.changed(stored.session);
    return Object.entries(this.noting(stored, change).row).every(
      ([column, value]) => there[column] === value,
    );
  }

  /**
   * Stores a change by the calendar work, with retries. Writes nothing if the head has these values. Returns the
   * session before the change; undefined if there is none or it does not fit.
   */
  async note(
    place: Place,
    sessionId: string,
    change: HeadChange,
    operation: string,
    fits: (session: Session) => boolean = () => true,
  ): Promise<Session | undefined> {
    return retryOnConflict(async () => {
      const stored = await this.head(place, sessionId);
      if (!stored || !fits(stored.session)) return undefined;
      if (!this.says(stored, change))
        await this.#table.write(place.partition, operation, [this.noting(stored, change)]);
      return stored.session;
    });
  }
}
