import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { hitKind } from '../shared/search.ts';
import { instant } from '../shared/time.ts';

export const scoringHits = {
  round: hitKind('round', {
    id,
    artifactId: id,
    /** What is scored. */
    subject: z.string(),
    /** The rubric's title. */
    topic: z.string(),
    closed: z.boolean(),
    at: instant,
  }),
};
