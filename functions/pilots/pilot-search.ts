import * as z from 'zod';
import { roleMay } from '../../domain/community/policy.ts';
import { followPilots } from '../../domain/pilots/abilities.ts';
import type { pilotHits } from '../../domain/pilots/hits.ts';
import { isWithdrawn, type Pilot } from '../../domain/pilots/pilot.ts';
import { pilotState, verdict } from '../../domain/pilots/states.ts';
import type { FindKindOf } from '../search/kinds.ts';
import { linesApart } from '../search/search-text.ts';
import { finding } from '../tables/find-store.ts';
import type { Write } from '../tables/table.ts';

/** Pilots, by title, aim, plan, prediction, owner and what is reported of them. Sponsors find those that are reported. */
export const PILOT_FIND: FindKindOf<Pick<Pilot, 'state' | 'verdict'> & { readonly withdrawn: boolean }> = {
  kind: 'pilot',
  plain: linesApart,
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

/** The write that lets search find a pilot as it is now, also by the texts of its report. */
export function findingPilot(pilot: Omit<Pilot, 'etag'>, reported: readonly string[]): Write {
  const { id, title, plan, aim, prediction, owner, taxonomy, startsAt, state, verdict: came } = pilot;
  return finding({
    kind: 'pilot',
    id,
    title,
    text: [aim, plan, prediction?.statement ?? '', prediction?.measure?.name ?? '', ...reported]
      .filter(Boolean)
      .join('\n'),
    author: '',
    owner: owner.name,
    within: null,
    taxonomy,
    facet: 'pilot',
    at: startsAt,
    shows: { state, verdict: came, withdrawn: isWithdrawn(pilot) },
  });
}
