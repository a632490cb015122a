import * as z from 'zod';
import type { rhythmHits } from '../../domain/rhythm/hits.ts';
import type { RhythmDraft } from '../../domain/rhythm/rhythm.ts';
import type { FindKindOf } from '../search/kinds.ts';
import { linesApart } from '../search/search-text.ts';
import { finding } from '../tables/find-store.ts';
import type { Write } from '../tables/table.ts';

/** A community's rhythm, by its breaks and by what is asked between sessions. */
export const RHYTHM_FIND: FindKindOf<unknown> = {
  kind: 'rhythm',
  plain: linesApart,
  shows: z.unknown(),
  hit: ({ excerpt }): z.output<typeof rhythmHits.rhythm> => ({ kind: 'rhythm', excerpt }),
  reserved: 1,
};

export function findingRhythm(communityId: string, { breaks, prompt }: RhythmDraft): Write {
  return finding({
    kind: RHYTHM_FIND.kind,
    id: communityId,
    title: '',
    text: [...breaks.map(({ name }) => name), ...(prompt.on ? [prompt.words] : [])].join('\n'),
    author: '',
    owner: '',
    within: null,
    taxonomy: null,
    facet: RHYTHM_FIND.kind,
    at: null,
    shows: {},
  });
}
