import { AWAY_MS } from '../../domain/sessions/leading.ts';
import { LIVE_AGE_MS } from '../../domain/sessions/live-contract.ts';
import { isOpen } from '../../domain/sessions/session.ts';
import type { Place } from './community-store.ts';
import { type InSession, inSessionRow, openPanelsRow, type Piece, together } from './in-session-rows.ts';
import { inSession, openPanelsKey, sessionIn, sessionKey } from './keys.ts';
import { type OpenElsewhere, OpenPanels } from './open-panels.ts';
import { PanelPace } from './panel-pace.ts';
import { readAll, readIfKnown } from './rows.ts';
import { type StoredSession, storedOf } from './session-rows.ts';
import type { Row, Table, Write, Written } from './table.ts';

/**
 * How long a cursor is valid. With an older one everything is sent, so that no cursor reveals when an older note was
 * written. It is longer than a failing page waits between two requests.
 */
const CURSOR_GOOD_MS = 60_000;
/**
 * Rows are read again from this long before the last read, because they get their timestamp before they are visible.
 * Pages recognise them by their version.
 */
const OVERLAP_MS = 5_000;
/** A session that nobody has asked for so long is forgotten. */
const FORGOTTEN_MS = 60_000;

interface Kept {
  readonly row: Row;
  /** When it was written, by the table's clock. */
  readonly moment: Moment;
  /** The part of the session that it has; undefined if this version cannot read it. */
  readonly piece: Piece | undefined;
}

interface Known {
  readonly panels: OpenPanels;
  head: Row | undefined;
  readonly rows: Map<string, Kept>;
  /** When the last read began, by this process's clock. */
  readAt: number;
  /** When the last read began, by the table's clock; undefined before the first. */
  readUntil: number | undefined;
  /** When this process last changed it in a way that only the table can tell. */
  changedAt: number;
  reading: Promise<void> | undefined;
  askedAt: number;
}

/** Who has a session open, see OpenPanels. */
export interface WhoIsThere {
  readonly open: ReadonlySet<string>;
  readonly facilitatorAway: boolean;
}

export interface Followed extends InSession {
  readonly stored: StoredSession;
  readonly there: WhoIsThere;
  /** To be sent with the next question. */
  readonly cursor: string;
  /** After how long the panel should ask again. */
  readonly askAgainMs: number;
}

const RAW = { key: /^/, of: (row: Row) => row };

/**
 * The sessions that side panels follow, as this process has read them: once a second, however many panels ask. What
 * this process writes is seen in the next answer.
 */
export class FollowedSessions {
  readonly #known = new Map<string, Known>();
  readonly #pace = new PanelPace();
  /** Names this process in the rows that say who has a session open. */
  readonly #instance = crypto.randomUUID();
  readonly #awayMs: number;

  constructor(awayMs = AWAY_MS) {
    this.#awayMs = awayMs;
  }

  /**
   * What was written in a session since a cursor, and the next cursor; without one everything. A cursor is the table's
   * time of the question and does not come from a row or from a read that somebody's change has caused. Gives undefined
   * if there is no such session.
   */
  async follow(
    table: Table,
    place: Place,
    sessionId: string,
    cursor: string | undefined,
    personId?: string,
  ): Promise<Followed | undefined> {
    const asked = table.now().getTime();
    const known = await this.#refreshed(table, place, sessionId, personId);
    const stored = known?.head && readAll((row) => storedOf(place.communityId, row), known.head);
    if (!stored) return undefined;
    const since = cursor === undefined ? 0 : Date.parse(cursor);
    const isGood = since >= asked - CURSOR_GOOD_MS;
    const told = [...known.rows.values()].filter(({ moment }) => !isGood || moment.ms >= since);
    // By key, as in the table: the order in which they came would reveal the order of unattributed notes.
    told.sort((a, b) => ((a.row.rowKey ?? '') < (b.row.rowKey ?? '') ? -1 : 1));
    return {
      ...together(told.flatMap(({ piece }) => piece ?? [])),
      stored,
      there: await this.#whoIsThere(known, table, place, stored),
      cursor: new Date(asked - LIVE_AGE_MS - OVERLAP_MS).toISOString(),
      askAgainMs: this.#pace.afterQuestion(),
    };
  }

  /** Who has a session open; undefined if there is no such session. */
  async whoIsThere(table: Table, place: Place, sessionId: string): Promise<WhoIsThere | undefined> {
    const known = await this.#refreshed(table, place, sessionId);
    const stored = known?.head && readAll((row) => storedOf(place.communityId, row), known.head);
    return stored && this.#whoIsThere(known, table, place, stored);
  }

  async #refreshed(
    table: Table,
    place: Place,
    sessionId: string,
    personId?: string,
  ): Promise<Known | undefined> {
    const name = `${place.partition}|${sessionId}`;
    const known = this.#known.get(name) ?? this.#begin(name);
    // Before the read, because whoever asks while the table does not answer has the session open as well.
    if (personId !== undefined) known.panels.hear(personId, performance.now());
    await refresh(known, table, place, sessionId);
    if (known.head) return known;
    this.#known.delete(name);
    return undefined;
  }

  async #whoIsThere(
    known: Known,
    table: Table,
    { partition }: Place,
    { session }: StoredSession,
  ): Promise<WhoIsThere> {
    const now = performance.now();
    const { panels } = known;
    panels.ledBy(session.state === 'live' ? session.facilitator.id : null, now);
    const people = isOpen(session.state) ? panels.toWrite(now) : undefined;
    const key = openPanelsKey(session.id, this.#instance);
    if (people) {
      try {
        const row = openPanelsRow.columns({ people: new Set(people) });
        await table.write(partition, crypto.randomUUID(), [{ do: 'put', key, row }]);
      } catch {
        // The next row says it as well.
      }
    }
    const tableNow = table.now().getTime();
    const elsewhere: OpenElsewhere[] = [...known.rows].flatMap(([other, { moment, piece }]) =>
      other === key
        ? []
        : (piece?.openPanels ?? []).map((open) => ({
            people: open.people,
            ageMs: Math.max(0, tableNow - moment.ms),
          })),
    );
    return {
      open: panels.open(now, elsewhere),
      facilitatorAway: panels.facilitatorAwayMs(now, elsewhere) >= this.#awayMs && session.state === 'live',
    };
  }

  #begin(name: string): Known {
    const now = performance.now();
    for (const [other, { askedAt }] of this.#known)
      if (askedAt < now - FORGOTTEN_MS) this.#known.delete(other);
    const known: Known = {
      panels: new OpenPanels(now),
      head: undefined,
      rows: new Map(),
      readAt: Number.NEGATIVE_INFINITY,
      readUntil: undefined,
      changedAt: Number.NEGATIVE_INFINITY,
      reading: undefined,
      askedAt: now,
    };
    this.#known.set(name, known);
    return known;
  }

  /** Takes over a write of this process, so that whoever asks next is told of it without another read. */
  apply({ partition, operation, writes, versions }: Written): void {
    for (const [index, change] of writes.entries()) {
      const known = this.#known.get(`${partition}|${sessionIn(change.key)}`);
      if (!known) continue;
      const row = rowAfter(known, partition, operation, change, versions?.[index] ?? '');
      if (row) keep(known, row);
      else known.changedAt = performance.now();
    }
  }
}

/** Reads the session again unless it was read within a second and, since then, only changed here as was seen. */
async function refresh(known: Known, table: Table, place: Place, sessionId: string): Promise<void> {
  known.askedAt = performance.now();
  const notBefore = Math.max(known.askedAt - LIVE_AGE_MS, known.changedAt);
  while (known.readAt < notBefore) {
    known.reading ??= read(known, table, place, sessionId).finally(() => {
      known.reading = undefined;
    });
    await known.reading;
  }
}

async function read(known: Known, table: Table, { partition }: Place, sessionId: string): Promise<void> {
  const readAt = performance.now();
  const readUntil = table.now().getTime();
  const since = known.readUntil === undefined ? undefined : new Date(known.readUntil - OVERLAP_MS);
  const [head, rows] = await Promise.all([
    table.get(partition, sessionKey(sessionId)),
    table.range(
      partition,
      inSession(sessionId),
      inSession(sessionId, '~'),
      RAW,
      since ? { where: (odata) => odata`Timestamp ge ${since}` } : {},
    ),
  ]);
  if (head) keep(known, head);
  else known.head = undefined;
  for (const row of rows) table.trace.rowsPassedOver += keep(known, row);
  known.readAt = readAt;
  known.readUntil = readUntil;
}

/** Keeps a row unless a later version of it is known; gives how much of it this version cannot read. */
function keep(known: Known, row: Row): number {
  const moment = momentOf(row.etag);
  const key = row.rowKey ?? '';
  if (key.startsWith(sessionKey(''))) {
    if (!known.head || momentOf(known.head.etag).exact <= moment.exact) known.head = row;
    return 0;
  }
  const before = known.rows.get(key);
  if (before && before.moment.exact > moment.exact) return 0;
  const found = readIfKnown(inSessionRow, row);
  known.rows.set(key, { row, moment, piece: found?.value });
  return found ? found.passedOver : 1;
}

/** The row that a write has left; undefined if only the table can tell. */
function rowAfter(
  known: Known,
  partition: string,
  operation: string,
  change: Write,
  etag: string,
): Row | undefined {
  if (etag === '' || !('row' in change) || !change.row) return undefined;
  const { key } = change;
  const written = { ...change.row, op: operation, partitionKey: partition, rowKey: key, etag };
  const timestamp = momentOf(etag).exact;
  if (change.do === 'merge' || change.do === 'touch') {
    const before = known.rows.get(key)?.row ?? (key === known.head?.rowKey ? known.head : undefined);
    if (!before || change.do === 'touch' || before.etag !== change.etag) return undefined;
    return { ...before, ...written, timestamp };
  }
  return { ...written, timestamp };
}

interface Moment {
  /** To the tenth of a microsecond, so that it can be compared as text. */
  readonly exact: string;
  readonly ms: number;
}

/** When a row was written, which its version says. */
function momentOf(etag: string): Moment {
  const [, seconds = '', fraction = ''] =
    /'(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?Z'/.exec(decodeURIComponent(etag)) ?? [];
  const exact = `${seconds}.${fraction.padEnd(7, '0')}Z`;
  return { exact, ms: Date.parse(exact) };
}
