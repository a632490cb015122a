import * as z from 'zod/mini';
import { entraId, id, personRef } from '../shared/ids.ts';
import { date, instant } from '../shared/time.ts';
import { nullIfMissing, nullIfUnreadable, tolerantArray } from '../shared/tolerant.ts';

/** How somebody came to lead a turn other than by its proposal alone. */
export const AGREED_BY = ['accepted', 'swapped', 'volunteered', 'chosen'] as const;

/** Who leads a turn whose session is not planned yet, as agreed. */
export const agreement = z.object({
  person: personRef,
  how: z.enum(AGREED_BY),
  by: personRef,
  at: instant,
  reason: z.string(),
});

export const turnSkip = z.object({ person: personRef, reason: z.string(), at: instant });
export type TurnSkip = z.infer<typeof turnSkip>;

/** Somebody whom a swap is asked of, and their turn that would be taken for it; null if they have none. */
export const swapPartner = z.object({
  person: personRef,
  turnId: nullIfMissing(id),
  declined: z.boolean(),
});

export const swap = z.object({
  id,
  by: personRef,
  word: z.string(),
  at: instant,
  partners: tolerantArray(swapPartner),
});
export type Swap = z.infer<typeof swap>;

/** A planned turn that was given back: volunteers are asked one by one, in the order of the rota. */
export const givenBack = z.object({
  by: personRef,
  reason: z.string(),
  at: instant,
  declined: tolerantArray(entraId),
});

/** What has been agreed on a turn. */
export const turnAgreed = z.object({
  date,
  startsAt: instant,
  agreed: nullIfUnreadable(agreement),
  skips: tolerantArray(turnSkip),
  swap: nullIfUnreadable(swap),
  givenBack: nullIfUnreadable(givenBack),
  /** Who facilitates with them, and who watches before a first turn of their own. */
  coFacilitator: nullIfMissing(personRef),
  shadow: nullIfMissing(personRef),
});
export type TurnAgreed = z.infer<typeof turnAgreed>;

export const nothingAgreed = (turn: Pick<TurnAgreed, 'date' | 'startsAt'>): TurnAgreed => ({
  date: turn.date,
  startsAt: turn.startsAt,
  agreed: null,
  skips: [],
  swap: null,
  givenBack: null,
  coFacilitator: null,
  shadow: null,
});

/** Why somebody leads a turn or is proposed for it. */
export const rotaReason = z.object({
  /** Before the turn, once those before it are led as they stand; and at present. */
  owed: z.int(),
  owedNow: nullIfMissing(z.int()),
  /** Of a later turn it may be still to come. */
  lastLed: nullIfMissing(instant),
  among: z.int(),
  by: z.enum(['owed', 'wait', 'draw']),
  passedOver: nullIfMissing(
    z.object({ person: personRef, owed: z.int(), leads: nullIfMissing(z.enum(['before', 'after'])) }),
  ),
  /** Proposed though they lead the turn before. */
  again: z.optional(z.boolean()),
  /** Who would have been proposed before, and skips it. */
  skipped: tolerantArray(personRef),
  beginning: z.boolean(),
  /** Nobody else takes turns. */
  isAlone: z.optional(z.boolean()),
});
export type RotaReason = z.infer<typeof rotaReason>;
