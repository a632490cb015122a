import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { hitKind } from '../shared/search.ts';
import { instant } from '../shared/time.ts';

export const charterHits = {
  /** What the community is for and has agreed on. `version` is 0 while an organiser writes it. */
  charter: hitKind('charter', { version: z.int(), at: instant }),
  /** A change of it: proposed, or adopted in a version. */
  proposal: hitKind('proposal', { id, word: z.string(), by: z.string(), adopted: z.boolean(), at: instant }),
};
