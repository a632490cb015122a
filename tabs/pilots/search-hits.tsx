import { pilotHits } from '../../domain/pilots/hits.ts';
import { sayDate } from '../components/dates.ts';
import { HitHead, HitLine } from '../components/HitHead.tsx';
import { Marked } from '../components/Marked.tsx';
import { type HitViews, hitView } from '../components/search-hit.ts';
import { overSign, PilotIcon, PilotSign, SIGN_WORDS } from './PilotSign.tsx';

const TEXTS = { pilots: 'Pilots', begun: 'Being tried', checkIns: 'Check-ins of pilots' };

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
  'check-in': hitView(pilotHits['check-in'], {
    heading: TEXTS.checkIns,
    order: 3.1,
    facets: [{ value: 'check-in', label: TEXTS.checkIns }],
    show: ({ pilotId, on, topic, personId, by, state }) => ({
      id: `${pilotId}.${on}.${personId}`,
      path: `pilots/${pilotId}`,
      head: (query) => (
        <HitLine sign={<PilotSign of={state} />}>
          <Marked text={topic} query={query} /> · <Marked text={by} query={query} /> · {sayDate(on)}
        </HitLine>
      ),
    }),
  }),
};
