import { pilotHits } from '../../domain/pilots/hits.ts';
import { HitHead } from '../components/HitHead.tsx';
import { type HitViews, hitView } from '../components/search-hit.ts';
import { overSign, PilotIcon, SIGN_WORDS } from './PilotSign.tsx';

const TEXTS = { pilots: 'Pilots', begun: 'Being tried' };

export const searchHits: HitViews<typeof pilotHits> = {
  pilot: hitView(pilotHits.pilot, {
    heading: TEXTS.pilots,
    order: 3,
    facets: [{ value: 'pilot', label: TEXTS.pilots }],
    show: ({ id, title, owner, state, verdict, withdrawn }) => ({
      id,
      path: `pilots/${id}`,
      head: (query) => (
        <HitHead
          sign={<PilotIcon of={state === 'begun' ? 'running' : overSign({ verdict, withdrawn })} />}
          title={title}
          query={query}
        >
          {state === 'begun' ? TEXTS.begun : SIGN_WORDS[overSign({ verdict, withdrawn })]} · {owner}
        </HitHead>
      ),
    }),
  }),
};
