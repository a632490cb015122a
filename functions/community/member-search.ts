import * as z from 'zod';
import { type Role, role } from '../../domain/community/community.ts';
import type { communityHits } from '../../domain/community/hits.ts';
import type { FindKindOf } from '../search/kinds.ts';

/** People, by their names. */
export const MEMBER_FIND: FindKindOf<{ role: Role }> = {
  kind: 'member',
  shows: z.object({ role }),
  hit: ({ ids: [id = ''], title, shows, excerpt }): z.output<typeof communityHits.member> => ({
    kind: 'member',
    id,
    name: title,
    ...shows,
    excerpt,
  }),
  reserved: 5,
};
