import * as z from 'zod/mini';
import { id, personRef } from '../shared/ids.ts';
import { date, instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';

/** What can happen in a rota. */
export const ROTA_EVENTS = [
  'led',
  'corrected',
  'not-held',
  'accepted',
  'skipped',
  'not-skipped',
  'swap-asked',
  'swapped',
  'swap-declined',
  'swap-withdrawn',
  'gave-back',
  'kept',
  'volunteered',
  'declined',
  'chosen',
  'co-facilitator',
  'shadow',
  'paused',
  'resumed',
  'away',
  'opted-out',
  'opted-in',
] as const;

/** A line of a rota's history. It is written once and never changed. */
export const rotaEvent = z.object({
  what: z.enum(ROTA_EVENTS),
  by: personRef,
  at: instant,
  /** The turn that it is about, and its day; null where it is about none. */
  sessionId: nullIfMissing(id),
  date: nullIfMissing(date),
  /** Who else is concerned: whoever was chosen, whom one swapped with, whose turn it was. */
  person: nullIfMissing(personRef),
  /** The other day: of the turn that was swapped for it, or the last day of a pause or an absence. */
  until: nullIfMissing(date),
  reason: z.string(),
  /** Whoever led: what they were owed before it and after it, and among how many it was shared. */
  account: nullIfMissing(z.object({ before: z.int(), after: z.int(), among: z.int() })),
});
export type RotaEvent = z.infer<typeof rotaEvent>;

export type RotaLine = Pick<RotaEvent, 'what' | 'by' | 'at'> & Partial<RotaEvent>;

/** A line with null for what it does not say. */
export const eventOf = (line: RotaLine): RotaEvent => ({
  sessionId: null,
  date: null,
  person: null,
  until: null,
  reason: '',
  account: null,
  ...line,
});
