import * as z from 'zod/mini';
import { zone } from '../shared/time.ts';
import { member, role } from './community.ts';

/** Somebody's community in lists and on Home. `zone` is where their day is; entries of earlier versions have none. */
export const myCommunity = z.object({
  name: z.string(),
  role,
  zone: z.catch(zone, 'UTC'),
  ...z.pick(member, { pausedUntil: true, away: true }).shape,
});
