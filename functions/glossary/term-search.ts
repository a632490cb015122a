import * as z from 'zod';
import type { glossaryHits } from '../../domain/glossary/hits.ts';
import { formsByWord, type GlossaryEntry, pluralsOf } from '../../domain/glossary/term.ts';
import type { FindKindOf } from '../search/kinds.ts';
import { plainText } from '../search/search-text.ts';
import { finding, findingNoMore } from '../tables/find-store.ts';
import type { Write } from '../tables/table.ts';

/** null for those that English gives, and where an older version wrote it. */
const plurals = z.nullable(z.array(z.string())).default(null);
const shows = z.object({ synonyms: z.array(z.string()), approved: z.boolean(), plurals });

/** Terms of the glossary, by all of their forms and what they mean. */
export const TERM_FIND: FindKindOf<z.output<typeof shows>> = {
  kind: 'term',
  shows,
  plain: plainText,
  hit: ({ ids: [id = ''], title, shows, excerpt }): z.output<typeof glossaryHits.term> => ({
    kind: 'term',
    id,
    term: title,
    synonyms: shows.synonyms,
    approved: shows.approved,
    excerpt,
  }),
  // What is only proposed is not agreed to mean the same.
  sameAs: (term, { synonyms, plurals, approved }) =>
    approved ? formsByWord({ term, synonyms, plurals }) : [],
  reserved: 3,
};

/** The write after which search finds a term as it stands, or as it is proposed; null where there is none of it. */
export function findingTerm(id: string, entry: GlossaryEntry | null, approved: boolean, at: string): Write {
  if (!entry) return findingNoMore(TERM_FIND.kind, id);
  const { term, definition, synonyms, plurals } = entry;
  return finding({
    kind: TERM_FIND.kind,
    id,
    title: term,
    text: [definition, [...synonyms, ...pluralsOf(entry)].join(', ')].join('\n'),
    author: '',
    owner: '',
    within: null,
    taxonomy: null,
    facet: 'term',
    at,
    shows: { synonyms, plurals, approved },
  });
}
