import * as z from 'zod/mini';
import { personRef } from '../shared/ids.ts';
import { newsKind } from '../shared/news.ts';

export const inclusionNews = {
  /** Told to whoever proposed somebody: an organiser has added them, or has not. */
  'proposal-answered': newsKind('proposal-answered', {
    person: personRef,
    accepted: z.boolean(),
    word: z.string(),
  }),
};
