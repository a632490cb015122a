import * as z from 'zod/mini';
import { id, personRef } from '../shared/ids.ts';
import { hitKind } from '../shared/search.ts';
import { instant } from '../shared/time.ts';
import { storedContribution } from './recognition.ts';

export const recognitionHits = {
  recognition: hitKind('recognition', {
    id,
    /** Whose contribution it is. */
    person: personRef,
    by: z.string(),
    about: storedContribution,
    /** The title of what it is about or stands in. */
    topic: z.string(),
    at: instant,
  }),
};
