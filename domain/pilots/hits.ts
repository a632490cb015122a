import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { hitKind } from '../shared/search.ts';
import { nullIfMissing } from '../shared/tolerant.ts';
import { pilotState, verdict } from './states.ts';

export const pilotHits = {
  pilot: hitKind('pilot', {
    id,
    title: z.string(),
    owner: z.string(),
    state: pilotState,
    verdict: nullIfMissing(verdict),
    withdrawn: z._default(z.boolean(), false),
  }),
};
