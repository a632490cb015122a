import { createHash } from 'node:crypto';
import * as z from 'zod';
import { countsOf } from '../../domain/sessions/answers.ts';
import type { Rsvp } from '../../domain/sessions/session.ts';
import type { Place } from './community-store.ts';
import {
  type CalendarEvent,
  columnsOf,
  type EventChange,
  eventOf,
  FRESH,
  partOf,
  partsOf,
} from './invite-rows.ts';
import { eventIndexKey, eventKey, eventsPartition, inSession, KEYS, rsvpsKey } from './keys.ts';
import type { SessionStore } from './session-store.ts';
import { type Table, type Write, WriteConflict } from './table.ts';

/** Answers as they stand in the table. */
export interface KnownAnswers {
  readonly rsvps: readonly Rsvp[];
  /** The version that a newer reading of the calendar must still find; '' if there is none. */
  readonly etag: string;
  readonly parts: number;
}

export type { CalendarEvent } from './invite-rows.ts';

/** A mark that tells one address from another and says nothing about whose it is. */
export function markOf(mail: string): string {
  return createHash('sha256').update(mail.toLowerCase()).digest('base64url').slice(0, 10);
}

const indexRow = z.object({ communityId: z.string(), sessionId: z.string() });
const eventIdColumn = z.object({ eventId: z.string() });

/** Attempts past people and workers who write on the same head. */
const TRIES = 6;

/** What Guildhall knows of sessions' calendar events and of the answers on them. */
export class InviteStore {
  readonly #table: Table;
  readonly #sessions: SessionStore;

  constructor(table: Table, sessions: SessionStore) {
    this.#table = table;
    this.#sessions = sessions;
  }

  async event(place: Place, sessionId: string): Promise<CalendarEvent | undefined> {
    return this.#table.find(place.partition, eventKey(sessionId), eventOf);
  }

  changing(sessionId: string, change: EventChange, etag: string): Write {
    return { do: 'merge', key: eventKey(sessionId), row: columnsOf(change), etag };
  }

  /** What to write so that a deleted event is made anew, as another one. */
  anew(sessionId: string, event: CalendarEvent): Write {
    return this.changing(sessionId, { ...FRESH, generation: event.generation + 1 }, event.etag);
  }

  /** Changes what is known if it is still the version given; returns the new version, undefined if it is not. */
  async change(
    place: Place,
    sessionId: string,
    change: EventChange,
    etag: string,
    operation: string,
  ): Promise<string | undefined> {
    try {
      const [version] = await this.#table.write(place.partition, operation, [
        this.changing(sessionId, change, etag),
      ]);
      return version;
    } catch (error) {
      if (error instanceof WriteConflict) return undefined;
      throw error;
    }
  }

  /** All the answers or, where this version cannot read some of them, none: for whoever writes them anew. */
  async answers(place: Place, sessionId: string): Promise<KnownAnswers> {
    const parts = await this.#parts(place, sessionId, { every: true });
    return {
      rsvps: parts.flatMap((part) => part.rsvps),
      etag: parts[0]?.etag ?? '',
      parts: parts.length,
    };
  }

  /** The answers that can be read. */
  async readableAnswers(place: Place, sessionId: string): Promise<Rsvp[]> {
    return (await this.#parts(place, sessionId)).flatMap(({ rsvps }) => rsvps);
  }

  #parts(place: Place, sessionId: string, options?: { readonly every: boolean }) {
    const [from, to] = [inSession(sessionId, 'rsvps|'), inSession(sessionId, 'rsvps|~')];
    return this.#table.range(place.partition, from, to, { key: KEYS.rsvps, of: partOf }, options);
  }

  /** What to write so that these are the answers, unless somebody else has written any since `known` was read. */
  answering(sessionId: string, rsvps: readonly Rsvp[], known: KnownAnswers): Write[] {
    const parts = partsOf(rsvps);
    // Parts that are no longer needed are emptied, so that the first alone tells the version of all.
    while (parts.length < known.parts) parts.push('[]');
    return parts.map((part, index): Write => {
      const row = { key: rsvpsKey(sessionId, index), row: { rsvps: part } };
      if (index > 0) return { do: 'put', ...row };
      return known.etag ? { do: 'replace', ...row, etag: known.etag } : { do: 'create', ...row };
    });
  }

  /**
   * Writes down answers that were read after `known` was; false if somebody else has written meanwhile, and the
   * calendar has to be read again. Otherwise an older reading could undo a newer one.
   */
  async noteAnswers(
    place: Place,
    sessionId: string,
    rsvps: readonly Rsvp[],
    answersTo: string,
    known: KnownAnswers,
    operation: string,
  ): Promise<boolean> {
    const answers = this.answering(sessionId, rsvps, known);
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const stored = await this.#sessions.head(place, sessionId);
      if (!stored) return true;
      const head = this.#sessions.noting(stored, { rsvps: countsOf(rsvps), answersTo });
      try {
        await this.#table.write(place.partition, operation, [...answers, head]);
        return true;
      } catch (error) {
        if (!(error instanceof WriteConflict)) throw error;
      }
      // The head is written by many, so it is tried again; the answers only by who reads the calendar.
      if ((await this.answers(place, sessionId)).etag !== known.etag) return false;
    }
    return false;
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
    return this.#table.find(eventsPartition(tenantId), eventIndexKey(hostId, eventId), (row) =>
      indexRow.parse(row),
    );
  }

  /** Which of a host's events are sessions; one range, however much else is in the calendar. */
  async amongEvents(tenantId: string, hostId: string, eventIds: ReadonlySet<string>): Promise<string[]> {
    if (eventIds.size === 0) return [];
    const known = await this.#table.range(
      eventsPartition(tenantId),
      `${hostId}|`,
      `${hostId}|~`,
      { key: KEYS.event, of: (row) => eventIdColumn.parse(row).eventId },
      { select: ['eventId'] },
    );
    return known.filter((eventId) => eventIds.has(eventId));
  }
}
