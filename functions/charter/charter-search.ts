import * as z from 'zod';
import type { charterHits } from '../../domain/charter/hits.ts';
import type { FindKindOf } from '../search/kinds.ts';
import { linesApart } from '../search/search-text.ts';
import { finding, findingNoMore } from '../tables/find-store.ts';
import { charterLines } from '../tables/findings.ts';
import type { Write } from '../tables/table.ts';
import type { StoredProposal } from './charter-rows.ts';

/** What a community is for and has agreed on. */
export const CHARTER_FIND: FindKindOf<{ version: number }> = {
  kind: 'charter',
  plain: linesApart,
  shows: z.object({ version: z.int() }),
  hit: ({ shows, at, excerpt }): z.output<typeof charterHits.charter> => ({
    kind: 'charter',
    ...shows,
    at: at ?? '',
    excerpt,
  }),
  reserved: 1,
};

/** Proposed and adopted changes of it, by what they are for and what they say anew. */
export const PROPOSAL_FIND: FindKindOf<{ adopted: boolean }> = {
  kind: 'proposal',
  plain: linesApart,
  shows: z.object({ adopted: z.boolean() }),
  hit: ({ ids: [id = ''], title, owner, shows, at, excerpt }): z.output<typeof charterHits.proposal> => ({
    kind: 'proposal',
    id,
    word: title,
    by: owner,
    ...shows,
    at: at ?? '',
    excerpt,
  }),
  reserved: 2,
};

/** The write that lets search find a proposal as it stands; `before` is what stood when it was proposed. */
export function findingProposal(
  { id, text, word, by, consent }: Pick<StoredProposal, 'id' | 'text' | 'word' | 'by' | 'consent'>,
  before: Parameters<typeof charterLines>[0],
): Write {
  const said = new Set(charterLines(before));
  return finding({
    kind: PROPOSAL_FIND.kind,
    id,
    title: word,
    text: charterLines(text)
      .filter((line) => !said.has(line))
      .join('\n'),
    author: by.name,
    owner: by.name,
    within: null,
    taxonomy: null,
    facet: PROPOSAL_FIND.kind,
    at: consent.openedAt,
    shows: { adopted: consent.state === 'adopted' },
  });
}

/** The write after which search does not find a proposal: one that is withdrawn is on no page. */
export const findingProposalNoMore = (id: string): Write => findingNoMore(PROPOSAL_FIND.kind, id);
