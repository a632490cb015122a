import { communityHits } from '../../domain/community/hits.ts';
import { HitHead } from '../components/HitHead.tsx';
import { Face } from '../components/People.tsx';
import { type HitViews, hitView } from '../components/search-hit.ts';
import { PEOPLE, ROLES_SAID } from './texts.ts';

export const searchHits: HitViews<typeof communityHits> = {
  member: hitView(communityHits.member, {
    heading: PEOPLE.title,
    order: 4,
    facets: [{ value: 'member', label: PEOPLE.title }],
    show: ({ id, name, role }) => ({
      id,
      path: 'people',
      head: (query) => (
        <HitHead sign={<Face person={{ id, name }} />} title={name} query={query}>
          {ROLES_SAID[role]}
        </HitHead>
      ),
    }),
  }),
};
