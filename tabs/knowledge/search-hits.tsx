import { BookOpenRegular } from '@fluentui/react-icons/svg/book-open';
import { knowledgeHits } from '../../domain/knowledge/hits.ts';
import { HitHead } from '../components/HitHead.tsx';
import { type HitViews, hitView } from '../components/search-hit.ts';
import { SEARCH_TEXTS, TAXONOMIES, TYPES } from './texts.ts';

export const searchHits: HitViews<typeof knowledgeHits> = {
  artifact: hitView(knowledgeHits.artifact, {
    heading: SEARCH_TEXTS.playbooks,
    order: 1,
    facets: [{ value: 'artifact', label: SEARCH_TEXTS.playbooks }],
    show: ({ id, title, type, taxonomy }) => ({
      id,
      path: `knowledge/${id}`,
      head: (query) => (
        <HitHead sign={<BookOpenRegular aria-hidden />} title={title} query={query}>
          {TYPES[type]} · {TAXONOMIES[taxonomy]}
        </HitHead>
      ),
    }),
  }),
};
