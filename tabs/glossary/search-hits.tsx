import { BookLetterRegular } from '@fluentui/react-icons/svg/book-letter';
import { glossaryHits } from '../../domain/glossary/hits.ts';
import { HitHead } from '../components/HitHead.tsx';
import { type HitViews, hitView } from '../components/search-hit.ts';

export const searchHits: HitViews<typeof glossaryHits> = {
  term: hitView(glossaryHits.term, {
    heading: 'Terms',
    order: 2,
    facets: [{ value: 'term', label: 'Terms' }],
    show: ({ id, term, synonyms, approved }) => ({
      id,
      path: `knowledge/glossary/${id}`,
      head: (query) => (
        <HitHead sign={<BookLetterRegular aria-hidden />} title={term} query={query}>
          {[
            ...(approved ? [] : ['proposed']),
            ...(synonyms.length > 0 ? [`also ${synonyms.join(', ')}`] : []),
          ].join(' · ')}
        </HitHead>
      ),
    }),
  }),
};
