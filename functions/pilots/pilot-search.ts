import * as z from 'zod';
import { roleMay } from '../../domain/community/policy.ts';
import { followPilots } from '../../domain/pilots/abilities.ts';
import type { pilotHits } from '../../domain/pilots/hits.ts';
import { isWithdrawn, type Pilot } from '../../domain/pilots/pilot.ts';
import { pilotState, verdict } from '../../domain/pilots/states.ts';
import type { FindKindOf } from '../search/kinds.ts';
import { finding } from '../tables/find-store.ts';
import type { Write } from '../tables/table.ts';

/** Pilots, by title, aim, prediction, lesson and owner. Sponsors find those that are reported. */
export const PILOT_FIND: FindKindOf<Pick<Pilot, 'state' | 'verdict'> & { readonly withdrawn: boolean }> = {
  kind: 'pilot',
  shows: z.object({ state: pilotState, verdict: z.nullable(verdict), withdrawn: z.boolean().default(false) }),
  mayFind: (role, { state }) => state === 'reported' || roleMay(role, followPilots),
  hit: ({ ids: [id = ''], title, owner, shows, excerpt }): z.output<typeof pilotHits.pilot> => ({
    kind: 'pilot',
    id,
    title,
    owner,
    ...shows,
    excerpt,
  }),
  reserved: 5,
};

/** The write that lets search find a pilot as it is now. */
export function findingPilot(pilot: Omit<Pilot, 'etag'>, lesson: string): Write {
  const { id, title, aim, prediction, owner, taxonomy, startsAt, state, verdict: came } = pilot;
  return finding({
    kind: 'pilot',
    id,
    title,
    text: [aim, prediction?.statement ?? '', lesson].filter(Boolean).join('\n'),
    author: '',
    owner: owner.name,
    within: null,
    taxonomy,
    facet: 'pilot',
    at: startsAt,
    shows: { state, verdict: came, withdrawn: isWithdrawn(pilot) },
  });
}
