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
  /** Counts the events made for this session: one more each time it was deleted and a person asked for it again. */
  generation: z.number().default(1),
  /** When this generation was first asked for; '' before. The answer may have been lost. */
  askedAt: z.string().default(''),
  /** The host's calendar no longer has it. */
  deleted: z.boolean().default(false),
  /** Marks of everyone Guildhall has invited: all others on the event were invited by hand, and stay. */
  ours: words.default(new Set()),
  /** Times that Guildhall has given the event: at any other it was moved by hand. */
  times: words.default(new Set()),
  appInstalled: z.boolean(),
  etag: z.string(),
});
/** What is known of a session's calendar event. */
export type CalendarEvent = z.infer<typeof eventRow>;

export type EventChange = Partial<Omit<CalendarEvent, 'etag'>>;

/** Before anybody has been invited. */
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

/** Hundreds of answers do not fit into one column. Each row holds fewer bytes than this. */
const PART_BYTES = 30_000;

/** Answers as rows hold them. */
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

// Loose, so that what a newer version keeps with an answer stays there when this one closes the session.
const storedRsvp = z.looseObject(rsvp.shape) as unknown as typeof rsvp;
const partRow = z.object({ rsvps: json(tolerantArray(storedRsvp)), etag: z.string() });

export const partOf = (row: Row) => partRow.parse(row);
