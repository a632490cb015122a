import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { newsKind } from '../shared/news.ts';
import { instant } from '../shared/time.ts';

const aTerm = { termId: id, term: z.string() };

export const glossaryNews = {
  /** `version`: 1 for a new term. */
  'term-approved': newsKind('term-approved', { ...aTerm, version: z.int() }),
  'term-retired': newsKind('term-retired', aTerm),
  /** Told to whoever made the proposal. `word` is the objection. */
  'term-objection': newsKind('term-objection', { ...aTerm, word: z.string(), closesAt: instant }),
};
