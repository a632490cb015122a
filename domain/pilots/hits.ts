import * as z from 'zod/mini';
import { entraId, id } from '../shared/ids.ts';
import { hitKind } from '../shared/search.ts';
import { date } from '../shared/time.ts';
import { nullIfMissing } from '../shared/tolerant.ts';
import { checkInState } from './pilot.ts';
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
  'check-in': hitKind('check-in', {
    pilotId: id,
    on: date,
    /** The pilot's title. */
    topic: z.string(),
    personId: entraId,
    by: z.string(),
    state: checkInState,
  }),
};
