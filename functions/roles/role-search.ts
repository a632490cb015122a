import * as z from 'zod';
import type { roleHits } from '../../domain/roles/hits.ts';
import { type Stage, stage } from '../../domain/roles/role.ts';
import type { FindKindOf } from '../search/kinds.ts';
import { linesApart } from '../search/search-text.ts';
import { finding } from '../tables/find-store.ts';
import type { Write } from '../tables/table.ts';
import type { StoredRole } from './role-rows.ts';

/** Roles, by their title, what they are for, and who has them. Nominations are not found: they are unseen at first. */
export const ROLE_FIND: FindKindOf<{ stage: Stage }> = {
  kind: 'role',
  plain: linesApart,
  shows: z.object({ stage }),
  hit: ({ ids: [id = ''], title, owner, shows, excerpt }): z.output<typeof roleHits.role> => ({
    kind: 'role',
    id,
    title,
    ...shows,
    holder: owner || null,
    excerpt,
  }),
  reserved: 3,
};

/** The write that lets search find a role as it is now. */
export function findingRole({
  id,
  title,
  description,
  stage: is,
  openedAt,
  term,
  proposal,
}: Pick<StoredRole, 'id' | 'title' | 'description' | 'stage' | 'openedAt' | 'term' | 'proposal'>): Write {
  // Whoever is proposed is shown to all who read the community, and so is what for.
  const proposed = is === 'proposed' && proposal ? [proposal.person.name, proposal.word] : [];
  return finding({
    kind: ROLE_FIND.kind,
    id,
    title,
    text: [description, ...proposed].join('\n'),
    author: '',
    owner: term?.person.name ?? '',
    within: null,
    taxonomy: null,
    facet: ROLE_FIND.kind,
    at: openedAt,
    shows: { stage: is },
  });
}
