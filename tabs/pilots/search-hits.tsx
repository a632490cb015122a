import { pilotHits } from '../../domain/pilots/hits.ts';
import { HitHead } from '../components/HitHead.tsx';
import { type HitViews, hitView } from '../components/search-hit.ts';
import { PilotIcon } from './PilotSign.tsx';
import { STAGE_WORDS, VERDICT_WORDS } from './words.ts';

const TEXTS = { pilots: 'Pilots', begun: 'Being tried' };

export const searchHits: HitViews<typeof pilotHits> = {
  pilot: hitView(pilotHits.pilot, {
    heading: TEXTS.pilots,
    order: 3,
    facets: [{ value: 'pilot', label: TEXTS.pilots }],
    show: ({ id, title, owner, state, verdict }) => ({
      id,
      path: `pilots/${id}`,
      head: (query) => (
        <HitHead
          sign={<PilotIcon of={verdict ?? (state === 'begun' ? 'running' : 'ended')} />}
          title={title}
          query={query}
        >
          {verdict ? VERDICT_WORDS[verdict] : state === 'begun' ? TEXTS.begun : STAGE_WORDS.ended} · {owner}
        </HitHead>
      ),
    }),
  }),
};
