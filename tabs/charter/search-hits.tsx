import { BookContactsRegular } from '@fluentui/react-icons/svg/book-contacts';
import { DocumentEditRegular } from '@fluentui/react-icons/svg/document-edit';
import { charterHits } from '../../domain/charter/hits.ts';
import { HitHead } from '../components/HitHead.tsx';
import { type HitViews, hitView } from '../components/search-hit.ts';
import { When } from '../components/When.tsx';

const TEXTS = {
  charter: 'Charter',
  purpose: 'Purpose and norms',
  version: (version: number) => `version ${version}`,
  proposals: 'Changes of the charter',
  adopted: 'adopted',
  open: 'proposed',
  by: (name: string) => `by ${name}`,
};

export const searchHits: HitViews<typeof charterHits> = {
  charter: hitView(charterHits.charter, {
    heading: TEXTS.charter,
    order: 6,
    facets: [{ value: 'charter', label: TEXTS.charter }],
    show: ({ version, at }) => ({
      id: 'charter',
      // Before there is a charter, an organiser's words stand on the community's own page.
      path: version > 0 ? 'charter' : '',
      head: (query) => (
        <HitHead
          sign={<BookContactsRegular aria-hidden />}
          title={version > 0 ? TEXTS.charter : TEXTS.purpose}
          query={query}
        >
          {version > 0 && (
            <>
              {TEXTS.version(version)} · <When at={at} as="distance" />
            </>
          )}
        </HitHead>
      ),
    }),
  }),
  proposal: hitView(charterHits.proposal, {
    heading: TEXTS.proposals,
    order: 6.1,
    facets: [{ value: 'proposal', label: TEXTS.proposals }],
    show: ({ id, word, by, adopted, at }) => ({
      id,
      path: adopted ? 'charter#versions' : 'charter',
      head: (query) => (
        <HitHead sign={<DocumentEditRegular aria-hidden />} title={word} query={query}>
          {adopted ? TEXTS.adopted : TEXTS.open} {TEXTS.by(by)} · <When at={at} as="distance" />
        </HitHead>
      ),
    }),
  }),
};
