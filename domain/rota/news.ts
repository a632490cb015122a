import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { newsKind } from '../shared/news.ts';
import { date } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';

const aTurn = { sessionId: id, date };

/** What the one or two people are told whom a change of a turn concerns. */
export const rotaNews = {
  /** Told to who asked: the swap is agreed. `otherDate` is when they lead now; null if they lead nothing for it. */
  'swap-agreed': newsKind('swap-agreed', { ...aTurn, otherDate: nullIfMissing(date) }),
  /** Told to who asked: nobody is left to agree. */
  'swap-ended': newsKind('swap-ended', { ...aTurn, why: z.enum(['declined', 'paused']) }),
  /** Told to whose turn it was: somebody else leads it now. */
  'turn-taken': newsKind('turn-taken', {
    ...aTurn,
    how: z.enum(['volunteered', 'chosen']),
    reason: z.string(),
  }),
  /** Told to who was chosen. */
  'turn-yours': newsKind('turn-yours', { ...aTurn, reason: z.string() }),
};
