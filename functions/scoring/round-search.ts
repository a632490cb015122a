import * as z from 'zod';
import { roleMay } from '../../domain/community/policy.ts';
import { scoreRubrics } from '../../domain/scoring/abilities.ts';
import type { scoringHits } from '../../domain/scoring/hits.ts';
import type { FindKindOf } from '../search/kinds.ts';
import { finding, findingNoMore } from '../tables/find-store.ts';
import { findKey } from '../tables/keys.ts';
import type { Write } from '../tables/table.ts';
import type { StoredRound } from './round-rows.ts';

/** Rounds of scoring, by what is scored and what was decided. What people score is not found. */
export const ROUND_FIND: FindKindOf<{ closed: boolean }> = {
  kind: 'round',
  shows: z.object({ closed: z.boolean() }),
  mayFind: (role) => roleMay(role, scoreRubrics),
  hit: ({ ids, title, topic, at, shows, excerpt }): z.output<typeof scoringHits.round> => {
    const [artifactId = '', id = ''] = ids;
    return { kind: 'round', id, artifactId, subject: title, topic, ...shows, at: at ?? '', excerpt };
  },
  reserved: 2,
};

type Named = Pick<StoredRound, 'artifactId' | 'id'>;
const idOf = ({ artifactId, id }: Named) => `${artifactId}|${id}`;

/** The write that lets search find a round as it is now. */
export function findingRound(
  round: Named & Pick<StoredRound, 'subject' | 'word' | 'stage' | 'begunBy' | 'begunAt'>,
): Write {
  const { artifactId, subject, word, stage, begunBy, begunAt } = round;
  return finding({
    kind: ROUND_FIND.kind,
    id: idOf(round),
    title: subject,
    text: word,
    author: begunBy.name,
    owner: begunBy.name,
    within: findKey('artifact', artifactId),
    taxonomy: null,
    facet: ROUND_FIND.kind,
    at: begunAt,
    shows: { closed: stage === 'closed' },
  });
}

export const findingRoundNoMore = (round: Named): Write => findingNoMore(ROUND_FIND.kind, idOf(round));
