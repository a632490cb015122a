import * as z from 'zod/mini';
import { id } from '../shared/ids.ts';
import { hitKind } from '../shared/search.ts';
import { role } from './community.ts';

export const communityHits = { member: hitKind('member', { id, name: z.string(), role }) };
