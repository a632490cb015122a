import * as z from 'zod';
import { type Rsvp, rsvp } from '../../domain/sessions/session.ts';
import { tolerantArray } from '../../domain/shared/tolerant.ts';
import { json } from './rows.ts';
import type { Row } from './table.ts';

const words = z.string().transform((text) => new Set(text.split(' ').filter(Boolean)));

const eventRow = z.object({
  /** '' until it is known. */
  eventId: z.string(),
  iCalUId: z.string(),
  /** Counts the events made for this session. A deleted event that a person retries gets the next number. */
  generation: z.number().default(1),
  /** When the event of this generation was first requested; '' before. The answer may have been lost. */
  askedAt: z.string().default(''),
  /** Whether the event was deleted from the host's calendar. */
  deleted: z.boolean().default(false),
  /** Marks of everyone whom Guildhall has invited. All other attendees were invited by hand and stay. */
  ours: words.default(new Set()),
  /** Times that Guildhall has given the event. At any other time it was moved by hand. */
  times: words.default(new Set()),
  appInstalled: z.boolean(),
  etag: z.string(),
});
/** A session's calendar event as stored. */
export type CalendarEvent = z.infer<typeof eventRow>;

export type EventChange = Partial<Omit<CalendarEvent, 'etag'>>;

/** The event of a session before anybody was invited. */
export const FRESH: Required<EventChange> = {
  eventId: '',
  iCalUId: '',
  generation: 1,
  askedAt: '',
  deleted: false,
  ours: new Set(),
  times: new Set(),
  appInstalled: false,
};

export function columnsOf({ ours, times, ...kept }: EventChange): Record<string, string | number | boolean> {
  return {
    ...kept,
    ...(ours && { ours: [...ours].join(' ') }),
    ...(times && { times: [...times].join(' ') }),
  };
}

export const eventOf = (row: Row): CalendarEvent => eventRow.parse(row);

/** The most bytes of answers in one row. Hundreds of answers need several rows. */
const PART_BYTES = 30_000;

/** Answers as columns of rows. */
export function partsOf(rsvps: readonly Rsvp[]): string[] {
  const parts: string[] = [];
  let part = '';
  for (const one of rsvps) {
    const text = JSON.stringify(one);
    if (part && Buffer.byteLength(part) + Buffer.byteLength(text) > PART_BYTES) {
      parts.push(`[${part}]`);
      part = '';
    }
    part += part ? `,${text}` : text;
  }
  return [...parts, `[${part}]`];
}

// Loose, so that fields of a newer version stay in an answer when this version closes the session.
const storedRsvp = z.looseObject(rsvp.shape) as unknown as typeof rsvp;
const partRow = z.object({ rsvps: json(tolerantArray(storedRsvp)), etag: z.string() });

export const partOf = (row: Row) => partRow.parse(row);
