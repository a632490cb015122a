import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { hitKind } from '../shared/search.ts';

export const glossaryHits = {
  term: hitKind('term', { id, term: z.string(), synonyms: z.array(z.string()), approved: z.boolean() }),
};
