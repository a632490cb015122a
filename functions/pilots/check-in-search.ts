import * as z from 'zod';
import type { CheckIn } from '../../domain/pilots/check-in.ts';
import type { pilotHits } from '../../domain/pilots/hits.ts';
import { checkInState } from '../../domain/pilots/pilot.ts';
import type { FindKindOf } from '../search/kinds.ts';
import { finding, findingNoMore } from '../tables/find-store.ts';
import { findKey } from '../tables/keys.ts';
import type { Write } from '../tables/table.ts';

/** What people said in check-ins, for whoever may find the pilot. */
export const CHECK_IN_FIND: FindKindOf<Pick<CheckIn, 'state'>> = {
  kind: 'check-in',
  shows: z.object({ state: checkInState }),
  hit: ({ ids, owner, topic, shows, excerpt }): z.output<(typeof pilotHits)['check-in']> => {
    const [pilotId = '', on = '', personId = ''] = ids;
    return { kind: 'check-in', pilotId, on, topic, personId, by: owner, ...shows, excerpt };
  },
  reserved: 2,
};

const idOf = (pilotId: string, { on, by }: Pick<CheckIn, 'on' | 'by'>) => `${pilotId}|${on}|${by.id}`;

/** The write that lets search find a check-in that says something. */
export function findingCheckIn(pilotId: string, said: CheckIn): Write {
  const { words, by, at, state } = said;
  if (words === '') return findingNoMore(CHECK_IN_FIND.kind, idOf(pilotId, said));
  return finding({
    kind: CHECK_IN_FIND.kind,
    id: idOf(pilotId, said),
    title: '',
    text: words,
    author: by.name,
    owner: by.name,
    within: findKey('pilot', pilotId),
    taxonomy: null,
    facet: CHECK_IN_FIND.kind,
    at,
    shows: { state },
  });
}
