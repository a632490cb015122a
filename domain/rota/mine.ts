import * as z from 'zod/mini';
import { id, personRef } from '../shared/ids.ts';
import { mineKind } from '../shared/mine.ts';
import { date, instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';

const aTurn = { sessionId: id, date, startsAt: instant };

export const rotaMine = {
  /** A turn that is mine, by proposal or as agreed, and whose session is not planned yet. */
  turn: mineKind(
    'turn',
    {
      ...aTurn,
      isAgreed: z.boolean(),
      /** Before the turn, once those before it are led as they stand; and at present. */
      owed: z.int(),
      owedNow: nullIfMissing(z.int()),
      /** Of a later turn it may be still to come. */
      lastLed: nullIfMissing(instant),
      /** Nobody else takes turns. */
      isAlone: z.optional(z.boolean()),
      /** Whom a swap is asked of; empty while none is. */
      asked: z.array(z.string()),
    },
    { asks: ({ isAgreed }) => !isAgreed },
  ),
  /** Somebody asks me to swap. */
  'swap-asked': mineKind(
    'swap-asked',
    {
      ...aTurn,
      swapId: id,
      person: personRef,
      word: z.string(),
      /** When my turn is that they would lead; null if they lead nothing for it. */
      myDate: nullIfMissing(date),
      /** What I would be owed then. */
      owed: z.int(),
    },
    { asks: true },
  ),
  /** A turn that was given back, and I am the next to be asked. */
  'turn-offered': mineKind(
    'turn-offered',
    {
      ...aTurn,
      topic: z.string(),
      person: personRef,
      reason: z.string(),
    },
    { asks: true },
  ),
  /** A planned turn that nobody may lead: who leads it has paused, is away or has left, or nobody volunteers. */
  'turn-at-risk': mineKind(
    'turn-at-risk',
    {
      ...aTurn,
      topic: z.string(),
      person: personRef,
      why: z.enum(['paused', 'away', 'left', 'nobody-volunteers']),
    },
    { asks: true },
  ),
};
