import { createHash } from 'node:crypto';
import * as z from 'zod';
import { countsOf } from '../../domain/sessions/answers.ts';
import type { Rsvp } from '../../domain/sessions/session.ts';
import { type Place, placeOf } from './community-store.ts';
import { type CalendarEvent, type EventChange, eventRow, FRESH, partsOf, rsvpsRow } from './invite-rows.ts';
import {
  appointmentKey,
  eventIndexKey,
  eventKey,
  eventsPartition,
  inSession,
  KEYS,
  rsvpsKey,
} from './keys.ts';
import { retryOnConflict, unlessConflict } from './retry.ts';
import { ifMissing, rowCodec, type Value } from './row-codec.ts';
import type { SessionStore } from './session-store.ts';
import { notingHead } from './session-writes.ts';
import { type Table, type Write, WriteConflict } from './table.ts';

/** Answers as stored. */
export interface KnownAnswers {
  readonly rsvps: readonly Rsvp[];
  /** The version on which a write of newer answers is conditional; '' if there are none. */
  readonly etag: string;
  readonly parts: number;
}

export type { CalendarEvent } from './invite-rows.ts';

/** A hash of an address, to compare addresses without storing them. */
export function markOf(mail: string): string {
  return createHash('sha256').update(mail.toLowerCase()).digest('base64url').slice(0, 10);
}

/** A hash of a subject or topic, to compare them. Exchange may change the blanks in a subject. */
export function wordsMark(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim();
  return createHash('sha256').update(plain).digest('base64url').slice(0, 10);
}

/** A time of an event, as its row keeps the times that Guildhall has given it. */
export const timeMark = ({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string }) =>
  `${startsAt}/${endsAt}`;

export const eventIndexRow = rowCodec({
  communityId: z.string(),
  sessionId: z.string(),
  eventId: ifMissing('', z.string()),
});
type EventIndexRow = Value<typeof eventIndexRow>;
const eventIdColumn = z.object({ eventId: z.string() });
const PART = { key: KEYS.rsvps, of: rsvpsRow.readWithEtag };

/** Tries while people and workers change the same head. */
const TRIES = 6;

/** Sessions' calendar events and the answers on them. */
export class InviteStore {
  readonly #table: Table;
  readonly #sessions: SessionStore;

  constructor(table: Table, sessions: SessionStore) {
    this.#table = table;
    this.#sessions = sessions;
  }

  async event(place: Place, sessionId: string): Promise<CalendarEvent | undefined> {
    return this.#table.find(place.partition, eventKey(sessionId), eventRow.readWithEtag);
  }

  changing(sessionId: string, change: EventChange, etag: string): Write {
    return { do: 'merge', key: eventKey(sessionId), row: eventRow.changed(change), etag };
  }

  /** The write after which another event is created, unless one with the session’s id is found. */
  anew(sessionId: string, event: CalendarEvent): Write {
    return this.changing(sessionId, { ...FRESH, generation: event.generation + 1 }, event.etag);
  }

  /** Changes the stored event if it still has this version; returns the new version, or undefined. */
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

  /** All answers, to write them again. Refuses if this version cannot read some of them. */
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
    return this.#table.range(place.partition, from, to, PART, options);
  }

  /** The writes that replace the answers, on condition that they have not changed since `known` was read. */
  answering(sessionId: string, rsvps: readonly Rsvp[], known: KnownAnswers): Write[] {
    const parts = partsOf(rsvps);
    // Parts that are not needed any more are emptied, so that the version of the first part stands for all.
    while (parts.length < known.parts) parts.push([]);
    return parts.map((part, index): Write => {
      const row = { key: rsvpsKey(sessionId, index), row: rsvpsRow.columns({ rsvps: part }) };
      if (index > 0) return { do: 'put', ...row };
      return known.etag ? { do: 'replace', ...row, etag: known.etag } : { do: 'create', ...row };
    });
  }

  /**
   * Stores answers that were read from the calendar after `known` was. Returns false if others were stored meanwhile,
   * so that the calendar has to be read again and an older reading does not replace a newer one.
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
      const head = notingHead(stored, { rsvps: countsOf(rsvps), answersTo });
      const writes = [...answers, head];
      if (await unlessConflict(() => this.#table.write(place.partition, operation, writes))) return true;
      // Many write to the head, so that is retried. The answers are only written by readers of the calendar.
      if ((await this.answers(place, sessionId)).etag !== known.etag) return false;
    }
    return false;
  }

  async indexEvent(
    place: Place,
    hostId: string,
    { eventId, iCalUId }: Pick<CalendarEvent, 'eventId' | 'iCalUId'>,
    sessionId: string,
    operation: string,
  ): Promise<void> {
    const row = eventIndexRow.columns({ communityId: place.communityId, sessionId, eventId });
    await this.#table.write(eventsPartition(place.tenantId), operation, [
      { do: 'put', key: eventIndexKey(hostId, eventId), row },
      ...(iCalUId ? [{ do: 'put', key: appointmentKey(iCalUId), row } as const] : []),
    ]);
  }

  /**
   * Takes an appointment for a session before the two are linked; false if it is another's. One that was taken for a
   * session that is cancelled by now is free.
   */
  async claimAppointment(
    place: Place,
    iCalUId: string,
    sessionId: string,
    operation: string,
  ): Promise<boolean> {
    if (!iCalUId) return true;
    const row = eventIndexRow.columns({ communityId: place.communityId, sessionId, eventId: '' });
    const key = appointmentKey(iCalUId);
    const partition = eventsPartition(place.tenantId);
    const claim: Write = { do: 'create', key, row };
    if (await unlessConflict(() => this.#table.write(partition, operation, [claim]))) return true;
    return retryOnConflict(async () => {
      const taken = await this.#table.find(partition, key, eventIndexRow.readWithEtag);
      if (!taken || taken.sessionId === sessionId) return true;
      if (await this.isTaken(place.tenantId, taken)) return false;
      await this.#table.write(partition, operation, [{ do: 'replace', key, row, etag: taken.etag }]);
      return true;
    });
  }

  /** Whether the session that an appointment was taken for still has it: a cancelled one gives it free. */
  async isTaken(
    tenantId: string,
    { communityId, sessionId }: Pick<EventIndexRow, 'communityId' | 'sessionId'>,
  ): Promise<boolean> {
    const stored = await this.#sessions.head(placeOf(tenantId, communityId), sessionId);
    return stored !== undefined && stored.session.state !== 'cancelled';
  }

  /** By the id that all copies of an event share. */
  async sessionOfAppointment(tenantId: string, iCalUId: string) {
    if (!iCalUId) return undefined;
    return this.#table.find(eventsPartition(tenantId), appointmentKey(iCalUId), eventIndexRow.read);
  }

  async sessionOfEvent(tenantId: string, hostId: string, eventId: string) {
    return this.#table.find(eventsPartition(tenantId), eventIndexKey(hostId, eventId), eventIndexRow.read);
  }

  /** All sessions that have ever had an event in a host's calendar. */
  async sessionsOfHost(tenantId: string, hostId: string) {
    const of = { key: KEYS.event, of: eventIndexRow.read };
    return this.#table.range(eventsPartition(tenantId), `${hostId}|`, `${hostId}|~`, of);
  }

  /** Those of a host's events that are sessions. */
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
