import * as z from 'zod/mini';
import { id, personRef } from '../shared/ids.ts';
import { mineKind } from '../shared/mine.ts';
import { instant } from '../shared/time.ts';

const aTerm = { termId: id, term: z.string(), closesAt: instant };

export const glossaryMine = {
  /** A proposal that I have said nothing to; `again`: I objected to it, and it was changed. */
  'term-proposal': mineKind(
    'term-proposal',
    { ...aTerm, by: personRef, what: z.enum(['new', 'change', 'retire']), again: z.boolean() },
    { asks: true },
  ),
  /** A proposal of mine, while objections stand against it. */
  'term-objected': mineKind('term-objected', { ...aTerm, objections: z.int() }, { asks: false }),
};
