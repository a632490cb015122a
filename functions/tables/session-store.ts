import * as z from 'zod';
import { taxonomy } from '../../domain/knowledge/artifact.ts';
import type { Agenda, AgendaItem } from '../../domain/sessions/agenda.ts';
import { isOpen, type RsvpCounts, type Session } from '../../domain/sessions/session.ts';
import type { Summary } from '../../domain/sessions/summary.ts';
import type { PersonRef } from '../../domain/shared/ids.ts';
import type { Place } from './community-store.ts';
import {
  agendaOf,
  type InSession,
  inSessionRow,
  summaryOf,
  type Tick,
  tickOf,
  together,
} from './in-session-rows.ts';
import { columnsOf as eventColumns, FRESH } from './invite-rows.ts';
import {
  agendaKey,
  captureGateKey,
  eventKey,
  inSession,
  KEYS,
  overKey,
  sessionKey,
  summaryKey,
} from './keys.ts';
import { retryOnConflict } from './retry.ts';
import { newestOf, unlessNewer } from './rows.ts';
import { columnsOf, type HeadChange, type StoredSession, storedOf } from './session-rows.ts';
import type { RangeOptions, Row, Table, Write } from './table.ts';

export type { StoredSession } from './session-rows.ts';

/**
 * So long a cursor is good for, then it gets the whole room. What was written within that time may be told apart by
 * when, as everybody who follows sees it come; of what is older no cursor tells anything. Longer than a page that meets
 * with trouble waits between two questions.
 */
const CURSOR_GOOD_MS = 60_000;
/**
 * Rows are asked for again from a little before the last question: they are stamped before they can be seen, and not
 * by the machine that tells the time. Whoever follows knows them by their version.
 */
const OVERLAP_MS = 5_000;

/** Past sessions a page; each head is a read of its own, all of them at once. */
const PAST_PAGE = 10;

const idIn = (rowKey: string) => rowKey.slice(sessionKey('').length);
const endColumn = z.object({ rowKey: z.string(), endsAt: z.string() });
const hostColumn = z.object({ hostId: z.string() });
const topicColumns = z.object({ rowKey: z.string(), timestamp: z.string(), topic: z.string(), taxonomy });

/** A session that is live stays to come however long it runs over. */
const isUpcoming =
  (since: Date): RangeOptions['where'] =>
  (odata) =>
    odata`(endsAt ge ${since.toISOString()} and state ne 'closed' and state ne 'cancelled') or state eq 'live'`;

/** One that is live is still to come, however long it runs over. */
function isOver({ state, endsAt }: Session, now: Date): boolean {
  return !isOpen(state) || (state !== 'live' && Date.parse(endsAt) < now.getTime());
}

/** Sessions: their heads, and what stands in them. */
export class SessionStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** What to write so that a session is planned. */
  planning(
    planned: Omit<Session, 'etag' | 'communityId' | 'cancelled'>,
    items: readonly AgendaItem[],
    unattributed: boolean,
  ): Write[] {
    const { id, ...head } = planned;
    return [
      {
        do: 'create',
        key: sessionKey(id),
        row: { ...columnsOf(head), revision: 1, unattributedNotes: unattributed, cancelComment: '' },
      },
      { do: 'create', key: agendaKey(id), row: { items: JSON.stringify(items) } },
      { do: 'put', key: captureGateKey(id, false), row: {} },
      ...(unattributed ? [{ do: 'put', key: captureGateKey(id, true), row: {} } as const] : []),
      { do: 'put', key: eventKey(id), row: eventColumns(FRESH) },
      this.#overAt(planned),
    ];
  }

  async head(place: Place, sessionId: string): Promise<StoredSession | undefined> {
    return this.#table.find(place.partition, sessionKey(sessionId), (row) =>
      storedOf(place.communityId, row),
    );
  }

  /** Sessions that are not over, soonest first. With an earlier moment also what has ended since and nobody closed. */
  async upcoming(place: Place, since: Date): Promise<Session[]> {
    const of = (row: Row) => storedOf(place.communityId, row).session;
    const found = await this.#heads(place, of, { where: isUpcoming(since) });
    return found.sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  }

  /** Ids of sessions that end after this moment and are not over, also of those that this version cannot read. */
  async idsEndingAfter(place: Place, then: Date): Promise<string[]> {
    const found = await this.#heads(place, endColumn.parse, { where: isUpcoming(then), select: ['endsAt'] });
    return found.flatMap(({ rowKey, endsAt }) => (Date.parse(endsAt) > then.getTime() ? [idIn(rowKey)] : []));
  }

  #heads<T>(place: Place, of: (row: Row) => T, options: RangeOptions): Promise<T[]> {
    const kind = { key: KEYS.session, of };
    return this.#table.range(place.partition, sessionKey(''), sessionKey('~'), kind, options);
  }

  /** Ids of those who host a session that was not over by then, so that something may yet happen to its event. */
  async hostsSince(place: Place, then: Date): Promise<string[]> {
    return this.#heads(place, (row) => hostColumn.parse(row).hostId, {
      where: (odata) => odata`(endsAt ge ${then.toISOString()} and state ne 'cancelled') or state eq 'live'`,
      select: ['hostId'],
      // Whoever is not among them is no longer told of changes in their calendar.
      every: true,
    });
  }

  /**
   * A page of the sessions that are over, latest first, and where the next one begins. The look-up leads to them: heads
   * lie by id, and reading all of them for the latest would cost more with every session.
   */
  async past(
    place: Place,
    now: Date,
    { after, showcases }: { after?: string | undefined; showcases: boolean },
  ): Promise<{ sessions: Session[]; next: string | null }> {
    const start = overKey(now);
    const from = after && `over|${after}|` > start ? `over|${after}|` : start;
    const mark = { key: KEYS.over, of: ({ rowKey = '' }: Row) => rowKey.slice('over|'.length) };
    const marks = await this.#table.range(place.partition, from, 'over|~', mark, {
      top: PAST_PAGE + 1,
      ...(showcases && { where: () => 'showcase eq true' }),
    });
    const shown = marks.slice(0, PAST_PAGE);
    // Rows are hints: two may lead to one session, and to one that is still to come.
    const ids = new Set(shown.map((one) => one.slice(one.indexOf('|') + 1)));
    const heads = await Promise.all(
      [...ids].map((id) => unlessNewer(this.#table.trace, this.head(place, id))),
    );
    return {
      sessions: heads.flatMap((stored) => (stored && isOver(stored.session, now) ? [stored.session] : [])),
      next: marks.length > PAST_PAGE ? (shown.at(-1) ?? null) : null,
    };
  }

  #overAt({ id, endsAt, format }: Pick<Session, 'id' | 'endsAt' | 'format'>, at = new Date(endsAt)): Write {
    return { do: 'put', key: overKey(at, id), row: { showcase: format === 'showcase' } };
  }

  /**
   * What to write so that the look-up of past sessions goes on to lead to a session that is over at another time. It is
   * a look-up only: where it has lost sight of the session, that is no reason to refuse the change.
   */
  movingOver(before: Session, after: Pick<Session, 'endsAt' | 'format'>, at?: Date): Write[] {
    const put = this.#overAt({ ...before, ...after }, at);
    const { key } = this.#overAt(before);
    return key === put.key ? [put] : [put, { do: 'clear', key }];
  }

  /** Closed or cancelled before its end it is over now. */
  #endingEarly({ session }: StoredSession, now: Date): Write[] {
    return Date.parse(session.endsAt) > now.getTime() ? this.movingOver(session, session, now) : [];
  }

  /** What sessions written since are about; for the search index. */
  async topicsSince(place: Place, since?: Date) {
    const rows = await this.#heads(place, topicColumns.parse, {
      select: ['topic', 'taxonomy'],
      ...(since && { where: (odata) => odata`Timestamp ge ${since}` }),
    });
    return {
      newest: newestOf(rows),
      found: rows.map(({ rowKey, topic, taxonomy: area }) => ({ id: idIn(rowKey), topic, taxonomy: area })),
    };
  }

  /**
   * What was written in a session since a cursor was given out, and the next one; everything without. One range, one
   * call. A cursor is the table's moment of the question, and says nothing of any row.
   */
  async newIn(place: Place, sessionId: string, cursor?: string): Promise<InSession & { cursor: string }> {
    const asked = this.#table.now().getTime();
    const since = cursor === undefined ? 0 : Date.parse(cursor);
    const isGood = since >= asked - CURSOR_GOOD_MS;
    const inside = await this.#inside(place, sessionId, isGood ? new Date(since) : undefined);
    return { ...inside, cursor: new Date(asked - OVERLAP_MS).toISOString() };
  }

  async everythingIn(place: Place, sessionId: string): Promise<InSession> {
    return this.#inside(place, sessionId);
  }

  async #inside(place: Place, sessionId: string, since?: Date): Promise<InSession> {
    const pieces = await this.#table.range(
      place.partition,
      inSession(sessionId),
      inSession(sessionId, '~'),
      inSessionRow,
      since ? { where: (odata) => odata`Timestamp ge ${since}` } : {},
    );
    return together(pieces);
  }

  async agenda(place: Place, sessionId: string): Promise<Agenda | undefined> {
    return this.#table.find(place.partition, agendaKey(sessionId), agendaOf);
  }

  async summary(place: Place, sessionId: string): Promise<Summary | undefined> {
    return this.#table.find(place.partition, summaryKey(sessionId), summaryOf);
  }

  /**
   * What to write so that the head changes as a person wants it; it makes forms opened before stale. With `changeOp`
   * the same change is known again, however much the calendar worker has noted down since.
   */
  changing(stored: StoredSession, change: HeadChange, changeOp?: string): Write {
    return {
      do: 'merge',
      key: sessionKey(stored.session.id),
      row: {
        ...columnsOf(change),
        revision: Number(stored.session.etag) + 1,
        ...(changeOp && { changeOp }),
      },
      etag: stored.rowEtag,
    };
  }

  agendaChanging(sessionId: string, items: readonly AgendaItem[], etag: string): Write {
    return { do: 'merge', key: agendaKey(sessionId), row: { items: JSON.stringify(items) }, etag };
  }

  closing(
    stored: StoredSession,
    rsvps: RsvpCounts,
    written: Summary,
    outcome: Session['outcome'],
    now: Date,
  ): Write[] {
    return [
      this.changing(stored, { state: 'closed', rsvps, outcome }),
      ...this.#endingEarly(stored, now),
      { do: 'remove', key: captureGateKey(stored.session.id, false) },
      ...(stored.unattributedNotes
        ? [{ do: 'remove', key: captureGateKey(stored.session.id, true) } as const]
        : []),
      { do: 'put', key: summaryKey(stored.session.id), row: { summary: JSON.stringify(written) } },
    ];
  }

  summarising(sessionId: string, written: Summary, outcome: Session['outcome']): Write[] {
    return [
      { do: 'put', key: summaryKey(sessionId), row: { summary: JSON.stringify(written) } },
      { do: 'touch', key: sessionKey(sessionId), row: columnsOf({ outcome }) },
    ];
  }

  cancelling(stored: StoredSession, by: PersonRef, comment: string, now: Date): Write[] {
    const change = this.changing(stored, { state: 'cancelled', invite: 'waiting', inviteProblem: null });
    const why = {
      cancelComment: comment,
      cancelledAt: now.toISOString(),
      cancelledById: by.id,
      cancelledByName: by.name,
    };
    return [
      'row' in change ? { ...change, row: { ...change.row, ...why } } : change,
      ...this.#endingEarly(stored, now),
      { do: 'remove', key: captureGateKey(stored.session.id, false) },
      ...(stored.unattributedNotes
        ? [{ do: 'remove', key: captureGateKey(stored.session.id, true) } as const]
        : []),
    ];
  }

  async ticked(place: Place, key: string): Promise<Tick | undefined> {
    return this.#table.find(place.partition, key, tickOf);
  }

  async tick(place: Place, tick: Tick, key: string, operation: string): Promise<void> {
    await this.#table.write(place.partition, operation, [
      { do: 'put', key, row: { done: tick.done, byId: tick.by.id, byName: tick.by.name } },
    ]);
  }

  /** What to write to note down what the calendar says; it does not make anybody's form stale. */
  noting(stored: StoredSession, change: HeadChange): Write & { row: Record<string, unknown> } {
    const row = columnsOf(change);
    // The state is only ever moved on from `planned`; a person may have begun or cancelled the session meanwhile.
    if (row.state === 'invited' && stored.session.state !== 'planned') delete row.state;
    return { do: 'merge', key: sessionKey(stored.session.id), row, etag: stored.rowEtag };
  }

  /** Whether noting this would change nothing. */
  says(stored: StoredSession, change: HeadChange): boolean {
    const there = columnsOf(stored.session);
    return Object.entries(this.noting(stored, change).row).every(
      ([column, value]) => there[column] === value,
    );
  }

  /**
   * Notes down what the calendar says. Repeats itself past other writers; what stands there already costs no write.
   * Gives the session as it was before; undefined where there is none that it fits.
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
