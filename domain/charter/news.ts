import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { newsKind } from '../shared/news.ts';
import { instant } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';

const aProposal = { proposalId: id, word: z.string() };

export const charterNews = {
  'charter-proposed': newsKind('charter-proposed', {
    ...aProposal,
    closesAt: instant,
    /** Which time it is asked about. */
    round: z.int(),
  }),
  'charter-adopted': newsKind('charter-adopted', { ...aProposal, version: z.int() }),
  'charter-withdrawn': newsKind('charter-withdrawn', aProposal),
  /** Told to whoever made the proposal. `word` is the objection, `closesAt` until when the proposal is open. */
  'charter-objection': newsKind('charter-objection', { ...aProposal, closesAt: nullIfMissing(instant) }),
};
