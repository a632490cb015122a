import * as z from 'zod';
import { rsvp } from '../../domain/sessions/session.ts';
import { tolerantArray } from '../../domain/shared/tolerant.ts';
import { ifMissing, json, rowCodec, type Value, words } from './row-codec.ts';

export const eventRow = rowCodec({
  /** '' until it is known. */
  eventId: z.string(),
  iCalUId: z.string(),
  /** Counts the events made for this session. A deleted event that a person retries gets the next number. */
  generation: ifMissing(1, z.number()),
  /** When the event of this generation was first requested; '' before. The answer may have been lost. */
  askedAt: ifMissing('', z.string()),
  /** Whether the event was deleted from the host's calendar. */
  deleted: ifMissing(false, z.boolean()),
  /** Marks of everyone whom Guildhall has invited. All other attendees were invited by hand and stay. */
  ours: ifMissing('', words),
  /** Times that Guildhall has given the event. At any other time it was moved by hand. */
  times: ifMissing('', words),
  /** Marks of subjects that Guildhall has given the event or taken from it. With any other it was renamed by hand. */
  subjects: ifMissing('', words),
  /** The mark of the topic that the event has; '' before it is known. */
  topic: ifMissing('', z.string()),
  /** The mark of the subject that the host gave it, which stays until the session gets another topic; '' for none. */
  hostSubject: ifMissing('', z.string()),
  appInstalled: z.boolean(),
  /** Ids of those who were made co-organisers of the meeting. */
  coorganisers: ifMissing('', words),
  /**
   * Where the session is planned from an appointment of the host's: its id until it is linked, or that it is awaited;
   * '' where Guildhall makes the event.
   */
  appointment: ifMissing('', z.string()),
  /** The hash of the agenda that was written into the appointment. */
  appointmentMark: ifMissing('', z.string()),
});
export type EventChange = Partial<Value<typeof eventRow>>;

/** A session's calendar event as stored. */
export type CalendarEvent = ReturnType<typeof eventRow.readWithEtag>;

/** The event of a session before anybody was invited. */
export const FRESH: Value<typeof eventRow> = {
  eventId: '',
  iCalUId: '',
  generation: 1,
  askedAt: '',
  deleted: false,
  ours: new Set(),
  times: new Set(),
  subjects: new Set(),
  topic: '',
  hostSubject: '',
  appInstalled: false,
  coorganisers: new Set(),
  appointment: '',
  appointmentMark: '',
};

// Loose, so that fields of a newer version stay in an answer when this version closes the session.
const storedRsvp = z.looseObject(rsvp.shape) as unknown as typeof rsvp;
export const rsvpsRow = rowCodec({ rsvps: json(tolerantArray(storedRsvp)) });

/** The most bytes of answers in one row. Hundreds of answers need several rows. */
const PART_BYTES = 30_000;

/** Answers, or whatever else there is of each person, in parts of which each fits into one row. */
export function partsOf<T>(all: readonly T[]): T[][] {
  const parts: T[][] = [[]];
  let bytes = 0;
  for (const one of all) {
    const size = Buffer.byteLength(JSON.stringify(one)) + 1;
    if (bytes > 0 && bytes + size > PART_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(one);
    bytes += size;
  }
  return parts;
}
