import * as z from 'zod';
import type { Agenda } from '../../domain/sessions/agenda.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Summary } from '../../domain/sessions/summary.ts';
import type { SharedWalk } from '../../domain/sessions/walk.ts';
import type { Place } from './community-store.ts';
import type { Followed, FollowedSessions, WhoIsThere } from './followed-sessions.ts';
import {
  agendaRow,
  type InSession,
  inSessionRow,
  summaryRow,
  type Tick,
  tickOf,
  tickRow,
  together,
  walkRow,
} from './in-session-rows.ts';
import {
  agendaKey,
  carriedOverKey,
  inSession,
  KEYS,
  preparationKey,
  sessionKey,
  summaryKey,
  walkKey,
} from './keys.ts';
import { unlessClosed } from './note-rows.ts';
import { isOver, pastIds } from './past-sessions.ts';
import { retryOnConflict } from './retry.ts';
import { unlessNewer } from './rows.ts';
import { type HeadChange, type StoredSession, storedOf } from './session-rows.ts';
import { headSays, notingHead } from './session-writes.ts';
import { type RangeOptions, type Row, type Table, WriteConflict } from './table.ts';

export type { StoredSession } from './session-rows.ts';

const idIn = (rowKey: string) => rowKey.slice(sessionKey('').length);
const endColumn = z.object({ rowKey: z.string(), endsAt: z.string() });
const hostColumn = z.object({ hostId: z.string() });

/** Live sessions are included even if their end has passed. */
const isUpcoming =
  (since: Date): RangeOptions['where'] =>
  (odata) =>
    odata`(endsAt ge ${since.toISOString()} and state ne 'closed' and state ne 'cancelled') or state eq 'live'`;

/** Sessions: their heads and their parts. */
export class SessionStore {
  readonly #table: Table;
  readonly #followed: FollowedSessions;

  constructor(table: Table, followed: FollowedSessions) {
    this.#table = table;
    this.#followed = followed;
  }

  async head(place: Place, sessionId: string): Promise<StoredSession | undefined> {
    return this.#table.find(place.partition, sessionKey(sessionId), (row) =>
      storedOf(place.communityId, row),
    );
  }

  /** Also of a session that this version cannot read. */
  async exists(place: Place, sessionId: string): Promise<boolean> {
    return (await this.#table.get(place.partition, sessionKey(sessionId), [])) !== undefined;
  }

  /** Sessions that end after `since` and are neither closed nor cancelled, soonest first. */
  async upcoming(place: Place, since: Date): Promise<Session[]> {
    const of = (row: Row) => storedOf(place.communityId, row).session;
    const found = await this.#heads(place, of, { where: isUpcoming(since) });
    return found.sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  }

  /** Sessions that end after `since`, and before `until` where it is given, whatever their state; in no order. */
  async since(place: Place, since: Date, until?: Date): Promise<Session[]> {
    const of = (row: Row) => storedOf(place.communityId, row).session;
    return this.#heads(place, of, {
      where: (odata) =>
        until
          ? odata`endsAt ge ${since.toISOString()} and endsAt le ${until.toISOString()}`
          : odata`endsAt ge ${since.toISOString()} or state eq 'live'`,
    });
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

  /** Whether a session's open actions were put on the agenda of the next. */
  async wasCarriedOver(place: Place, sessionId: string): Promise<boolean> {
    return (await this.#table.get(place.partition, carriedOverKey(sessionId), [])) !== undefined;
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

  /** Where a walk stands, and the operation that has written it. */
  async walk(
    place: Place,
    sessionId: string,
    artifactId: string,
  ): Promise<{ walk: SharedWalk; operation: string } | undefined> {
    return this.#table.find(place.partition, walkKey(sessionId, artifactId), (row) => ({
      walk: { ...walkRow.readWithEtag(row), artifactId },
      operation: String(row.op ?? ''),
    }));
  }

  /** Writes where a walk stands over the version that was read; null for none. */
  async putWalk(
    place: Place,
    sessionId: string,
    walk: Omit<SharedWalk, 'etag'>,
    before: string | null,
    operation: string,
  ): Promise<SharedWalk> {
    const key = walkKey(sessionId, walk.artifactId);
    const row = walkRow.columns(walk);
    const [written] = await this.#table.write(place.partition, operation, [
      before === null ? { do: 'create', key, row } : { do: 'replace', key, row, etag: before },
    ]);
    if (!written) throw new WriteConflict('changed');
    return { ...walk, etag: written };
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
      if (!headSays(stored, change))
        await this.#table.write(place.partition, operation, [notingHead(stored, change)]);
      return stored.session;
    });
  }
}
