import { PersonStarRegular } from '@fluentui/react-icons/svg/person-star';
import { roleHits } from '../../domain/roles/hits.ts';
import type { Stage } from '../../domain/roles/role.ts';
import { HitHead } from '../components/HitHead.tsx';
import { type HitViews, hitView } from '../components/search-hit.ts';

const TEXTS = {
  roles: 'Roles',
  open: 'open',
  held: (holder: string) => `held by ${holder}`,
  ended: (holder: string) => `over, held by ${holder}`,
  closed: 'closed, nobody got it',
};

function saying(stage: Stage, holder: string | null): string {
  if (stage === 'held') return TEXTS.held(holder ?? '');
  if (stage === 'ended') return TEXTS.ended(holder ?? '');
  return stage === 'closed' ? TEXTS.closed : TEXTS.open;
}

export const searchHits: HitViews<typeof roleHits> = {
  role: hitView(roleHits.role, {
    heading: TEXTS.roles,
    order: 4.1,
    facets: [{ value: 'role', label: TEXTS.roles }],
    show: ({ id, title, stage, holder }) => ({
      id,
      path: `roles/${id}`,
      head: (query) => (
        <HitHead sign={<PersonStarRegular aria-hidden />} title={title} query={query}>
          {saying(stage, holder)}
        </HitHead>
      ),
    }),
  }),
};
