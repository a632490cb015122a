import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { hitKind } from '../shared/search.ts';
import { nullIfMissing } from '../shared/tolerant.ts';
import { stage } from './role.ts';

export const roleHits = {
  role: hitKind('role', {
    id,
    title: z.string(),
    stage,
    /** Who has it or had it. */
    holder: nullIfMissing(z.string()),
  }),
};
