import { odata } from '@azure/data-tables';
import * as z from 'zod';
import { taxonomy } from '../../domain/knowledge/artifact.ts';
import { type Agenda, type AgendaItem, agendaItem } from '../../domain/sessions/agenda.ts';
import type { Note } from '../../domain/sessions/note.ts';
import {
  inviteState,
  type Rsvp,
  type RsvpCounts,
  rsvp,
  type Session,
  session,
  sessionFormat,
  sessionState,
} from '../../domain/sessions/session.ts';
import { type Summary, summary } from '../../domain/sessions/summary.ts';
import type { Place } from './community-store.ts';
import {
  agendaKey,
  chatsPartition,
  doorKey,
  eventIndexKey,
  eventKey,
  eventsPartition,
  inSession,
  rsvpsKey,
  sessionKey,
  summaryKey,
} from './keys.ts';
import { isTombstone, noteOf, removedIdOf } from './note-store.ts';
import { json, newestOf, orNull } from './rows.ts';
import { type Row, type Table, type Write, WriteConflict } from './table.ts';

const headRow = z.object({
  rowKey: z.string(),
  topic: z.string(),
  purpose: z.string(),
  format: sessionFormat,
  taxonomy,
  state: sessionState,
  startsAt: z.string(),
  endsAt: z.string(),
  zone: z.string(),
  wallDate: z.string(),
  wallTime: z.string(),
  minutes: z.number(),
  facilitatorId: z.string(),
  facilitatorName: z.string(),
  hostId: z.string(),
  hostName: z.string(),
  artifactIds: json(z.array(z.string())),
  joinUrl: z.string().transform((text) => text || null),
  chatId: orNull,
  invite: inviteState,
  inviteProblem: orNull,
  invited: z.number(),
  accepted: z.number(),
  tentative: z.number(),
  declined: z.number(),
  /** Counts what people changed; what the calendar worker notes down does not make a person's form stale. */
  revision: z.number(),
  unattributedNotes: z.boolean(),
  cancelComment: z.string(),
  etag: z.string(),
});

/** A session head with the table's own version, which every writer must still hold. */
export interface StoredSession {
  readonly session: Session;
  readonly rowEtag: string;
  /** Whether notes can be left unattributed in it. */
  readonly unattributedNotes: boolean;
  /** The word that goes to everyone invited once it is cancelled. */
  readonly cancelComment: string;
}

type HeadChange = Partial<
  Pick<
    Session,
    | 'topic'
    | 'purpose'
    | 'format'
    | 'taxonomy'
    | 'state'
    | 'startsAt'
    | 'endsAt'
    | 'zone'
    | 'wall'
    | 'minutes'
    | 'facilitator'
    | 'host'
    | 'artifactIds'
    | 'joinUrl'
    | 'chatId'
    | 'invite'
    | 'inviteProblem'
    | 'rsvps'
  >
>;

function columnsOf(change: HeadChange): Record<string, string | number | boolean> {
  const { wall, facilitator, host, artifactIds, joinUrl, chatId, inviteProblem, rsvps, ...kept } = change;
  return {
    ...kept,
    ...(wall && { wallDate: wall.date, wallTime: wall.time }),
    ...(facilitator && { facilitatorId: facilitator.id, facilitatorName: facilitator.name }),
    ...(host && { hostId: host.id, hostName: host.name }),
    ...(artifactIds && { artifactIds: JSON.stringify(artifactIds) }),
    ...(joinUrl !== undefined && { joinUrl: joinUrl ?? '' }),
    ...(chatId !== undefined && { chatId: chatId ?? '' }),
    ...(inviteProblem !== undefined && { inviteProblem: inviteProblem ?? '' }),
    ...rsvps,
  };
}

function storedOf(communityId: string, row: Row): StoredSession {
  const head = headRow.parse(row);
  return {
    rowEtag: head.etag,
    unattributedNotes: head.unattributedNotes,
    cancelComment: head.cancelComment,
    session: session.parse({
      ...head,
      id: head.rowKey.slice(sessionKey('').length),
      communityId,
      wall: { date: head.wallDate, time: head.wallTime },
      facilitator: { id: head.facilitatorId, name: head.facilitatorName },
      host: { id: head.hostId, name: head.hostName },
      rsvps: {
        invited: head.invited,
        accepted: head.accepted,
        tentative: head.tentative,
        declined: head.declined,
      },
      etag: String(head.revision),
    }),
  };
}

const eventRow = z.object({
  eventId: z.string(),
  iCalUId: z.string(),
  /** Who is in the event's worker, until when: '' and '' if nobody. */
  leaseBy: z.string(),
  leaseUntil: z.string(),
  appInstalled: z.boolean(),
  etag: z.string(),
});
/** What is known of a session's calendar event. */
export type CalendarEvent = z.infer<typeof eventRow>;

const agendaRow = z.object({ items: json(z.array(agendaItem)), etag: z.string() });
const rsvpsRow = z.object({ rsvps: json(z.array(rsvp)) });
const summaryRow = z.object({ summary: json(summary) });
const tickRow = z.object({
  rowKey: z.string(),
  done: z.boolean(),
  byId: z.string(),
  byName: z.string(),
});

export interface Tick {
  readonly artifactId: string;
  readonly item: number;
  readonly done: boolean;
  readonly by: { readonly id: string; readonly name: string };
}

/** All that stands in a session's range, or what changed in it since. */
export interface InSession {
  readonly agenda: Agenda | null;
  readonly notes: Note[];
  readonly removed: string[];
  readonly ticks: Tick[];
  readonly rsvps: Rsvp[];
  readonly summary: Summary | null;
  readonly event: CalendarEvent | null;
  /** When the newest of these rows was written, by the table's clock. */
  readonly newest: string | null;
}

/** Attempts to merge into a head that the worker and people change at the same time. */
const MERGE_TRIES = 6;

/** Sessions: their heads, what stands in them, and the look-ups from a chat or a calendar event. */
export class SessionStore {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** What to write so that a session is planned. */
  planning(
    planned: Omit<Session, 'etag' | 'communityId'>,
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
      { do: 'put', key: doorKey(id, false), row: {} },
      ...(unattributed ? [{ do: 'put', key: doorKey(id, true), row: {} } as const] : []),
      {
        do: 'put',
        key: eventKey(id),
        row: { eventId: '', iCalUId: '', leaseBy: '', leaseUntil: '', appInstalled: false },
      },
    ];
  }

  async head(place: Place, sessionId: string): Promise<StoredSession | undefined> {
    const row = await this.#table.get(place.partition, sessionKey(sessionId));
    return row && storedOf(place.communityId, row);
  }

  /** Sessions that are not over, soonest first. */
  async upcoming(place: Place, now: Date): Promise<Session[]> {
    const rows = await this.#table.range(place.partition, sessionKey(''), sessionKey('~'), {
      // A session that is live stays here however long it runs over.
      where: odata`(endsAt ge ${now.toISOString()} and state ne 'closed' and state ne 'cancelled') or state eq 'live'`,
    });
    return rows
      .map((row) => storedOf(place.communityId, row).session)
      .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  }

  /** Sessions that are over, latest first. */
  async past(place: Place, now: Date): Promise<Session[]> {
    const rows = await this.#table.range(place.partition, sessionKey(''), sessionKey('~'), {
      where: odata`(endsAt lt ${now.toISOString()} or state eq 'closed' or state eq 'cancelled') and state ne 'live'`,
    });
    return rows
      .map((row) => storedOf(place.communityId, row).session)
      .sort((a, b) => b.startsAt.localeCompare(a.startsAt));
  }

  /** What sessions written since are about; for the search index. */
  async topicsSince(place: Place, since?: Date) {
    const rows = await this.#table.range(place.partition, sessionKey(''), sessionKey('~'), {
      select: ['topic', 'taxonomy'],
      ...(since && { where: odata`Timestamp ge ${since}` }),
    });
    const outline = z.object({ rowKey: z.string(), topic: z.string(), taxonomy });
    return {
      newest: newestOf(rows),
      found: rows.map((row) => {
        const { rowKey, ...kept } = outline.parse(row);
        return { id: rowKey.slice(sessionKey('').length), ...kept };
      }),
    };
  }

  /** Everything in a session, or with `since` what was written from that moment on. One range, one call. */
  async everythingIn(place: Place, sessionId: string, since?: string): Promise<InSession> {
    const rows = await this.#table.range(
      place.partition,
      inSession(sessionId),
      inSession(sessionId, '~'),
      since ? { where: odata`Timestamp ge ${new Date(since)}` } : {},
    );
    const into: { -readonly [K in keyof InSession]: InSession[K] } = {
      agenda: null,
      notes: [],
      removed: [],
      ticks: [],
      rsvps: [],
      summary: null,
      event: null,
      newest: newestOf(rows),
    };
    for (const row of rows) {
      const rest = (row.rowKey ?? '').slice(inSession(sessionId).length);
      if (rest.startsWith('note|')) {
        if (isTombstone(row)) into.removed.push(removedIdOf(row));
        else into.notes.push(noteOf(row));
      } else if (rest === 'agenda') into.agenda = agendaRow.parse(row);
      else if (rest.startsWith('tick|')) into.ticks.push(tickOf(row));
      else if (rest === 'rsvps') into.rsvps = rsvpsRow.parse(row).rsvps;
      else if (rest === 'summary') into.summary = summaryRow.parse(row).summary;
      else if (rest === 'event') into.event = eventRow.parse(row);
    }
    return into;
  }

  async agenda(place: Place, sessionId: string): Promise<Agenda | undefined> {
    const row = await this.#table.get(place.partition, agendaKey(sessionId));
    return row && agendaRow.parse(row);
  }

  async rsvps(place: Place, sessionId: string): Promise<Rsvp[]> {
    const row = await this.#table.get(place.partition, rsvpsKey(sessionId));
    return row ? rsvpsRow.parse(row).rsvps : [];
  }

  /** What to write so that the head changes as a person wants it; it makes forms opened before stale. */
  changing(stored: StoredSession, change: HeadChange): Write {
    return {
      do: 'merge',
      key: sessionKey(stored.session.id),
      row: { ...columnsOf(change), revision: Number(stored.session.etag) + 1 },
      etag: stored.rowEtag,
    };
  }

  agendaChanging(sessionId: string, items: readonly AgendaItem[], etag: string): Write {
    return { do: 'merge', key: agendaKey(sessionId), row: { items: JSON.stringify(items) }, etag };
  }

  closing(stored: StoredSession, written: Summary): Write[] {
    return [
      this.changing(stored, { state: 'closed' }),
      { do: 'remove', key: doorKey(stored.session.id, false) },
      ...(stored.unattributedNotes ? [{ do: 'remove', key: doorKey(stored.session.id, true) } as const] : []),
      { do: 'put', key: summaryKey(stored.session.id), row: { summary: JSON.stringify(written) } },
    ];
  }

  summarising(sessionId: string, written: Summary): Write {
    return { do: 'put', key: summaryKey(sessionId), row: { summary: JSON.stringify(written) } };
  }

  cancelling(stored: StoredSession, comment: string): Write[] {
    const change = this.changing(stored, { state: 'cancelled', invite: 'waiting', inviteProblem: null });
    return [
      'row' in change ? { ...change, row: { ...change.row, cancelComment: comment } } : change,
      { do: 'remove', key: doorKey(stored.session.id, false) },
      ...(stored.unattributedNotes ? [{ do: 'remove', key: doorKey(stored.session.id, true) } as const] : []),
    ];
  }

  async tick(place: Place, tick: Tick, key: string, operation: string): Promise<void> {
    await this.#table.write(place.partition, operation, [
      { do: 'put', key, row: { done: tick.done, byId: tick.by.id, byName: tick.by.name } },
    ]);
  }

  /** Notes down what the calendar says, without making anybody's form stale. Repeats itself past other writers. */
  async note(
    place: Place,
    sessionId: string,
    change: HeadChange,
    operation: string,
  ): Promise<Session | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      const stored = await this.head(place, sessionId);
      if (!stored) return undefined;
      const columns = columnsOf(change);
      // The state is only ever moved on from `planned`; a person may have begun or cancelled the session meanwhile.
      if (columns['state'] === 'invited' && stored.session.state !== 'planned') delete columns['state'];
      try {
        await this.#table.write(place.partition, operation, [
          { do: 'merge', key: sessionKey(sessionId), row: columns, etag: stored.rowEtag },
        ]);
        return {
          ...stored.session,
          ...change,
          state: (columns['state'] as Session['state']) ?? stored.session.state,
        };
      } catch (error) {
        if (!(error instanceof WriteConflict) || attempt >= MERGE_TRIES) throw error;
      }
    }
  }

  async noteRsvps(
    place: Place,
    sessionId: string,
    rsvps: readonly Rsvp[],
    operation: string,
  ): Promise<RsvpCounts> {
    const count = (response: Rsvp['response']) => rsvps.filter((one) => one.response === response).length;
    const counts: RsvpCounts = {
      invited: rsvps.length,
      accepted: count('accepted'),
      tentative: count('tentative'),
      declined: count('declined'),
    };
    await this.#table.write(place.partition, operation, [
      { do: 'put', key: rsvpsKey(sessionId), row: { rsvps: JSON.stringify(rsvps) } },
    ]);
    await this.note(place, sessionId, { rsvps: counts }, operation);
    return counts;
  }

  async event(place: Place, sessionId: string): Promise<CalendarEvent | undefined> {
    const row = await this.#table.get(place.partition, eventKey(sessionId));
    return row && eventRow.parse(row);
  }

  /** Changes the event's row if it is still the version given; returns the new version, or undefined if it is not. */
  async changeEvent(
    place: Place,
    sessionId: string,
    change: Partial<Omit<CalendarEvent, 'etag'>>,
    etag: string,
    operation: string,
  ): Promise<string | undefined> {
    try {
      const [version] = await this.#table.write(place.partition, operation, [
        { do: 'merge', key: eventKey(sessionId), row: change, etag },
      ]);
      return version;
    } catch (error) {
      if (error instanceof WriteConflict) return undefined;
      throw error;
    }
  }

  async indexEvent(
    place: Place,
    hostId: string,
    eventId: string,
    sessionId: string,
    operation: string,
  ): Promise<void> {
    await this.#table.write(eventsPartition(place.tenantId), operation, [
      {
        do: 'put',
        key: eventIndexKey(hostId, eventId),
        row: { communityId: place.communityId, sessionId, eventId },
      },
    ]);
  }

  async sessionOfEvent(tenantId: string, hostId: string, eventId: string) {
    const row = await this.#table.get(eventsPartition(tenantId), eventIndexKey(hostId, eventId));
    return row && z.object({ communityId: z.string(), sessionId: z.string() }).parse(row);
  }

  async indexChat(place: Place, chatId: string, sessionId: string, operation: string): Promise<void> {
    await this.#table.write(chatsPartition(place.tenantId), operation, [
      { do: 'put', key: chatId, row: { communityId: place.communityId, sessionId } },
    ]);
  }

  async sessionOfChat(tenantId: string, chatId: string) {
    const row = await this.#table.get(chatsPartition(tenantId), chatId);
    return row && z.object({ communityId: z.string(), sessionId: z.string() }).parse(row);
  }
}

function tickOf(row: Row): Tick {
  const { rowKey, done, byId, byName } = tickRow.parse(row);
  const [artifactId = '', item = ''] = rowKey.split('|').slice(-2);
  return { artifactId, item: Number(item), done, by: { id: byId, name: byName } };
}
