import { DataHistogramRegular } from '@fluentui/react-icons/svg/data-histogram';
import { scoringHits } from '../../domain/scoring/hits.ts';
import { HitHead } from '../components/HitHead.tsx';
import { type HitViews, hitView } from '../components/search-hit.ts';
import { When } from '../components/When.tsx';

const TEXTS = { rounds: 'Rounds of scoring', open: 'open', by: (rubric: string) => `by “${rubric}”` };

export const searchHits: HitViews<typeof scoringHits> = {
  round: hitView(scoringHits.round, {
    heading: TEXTS.rounds,
    order: 3.2,
    facets: [{ value: 'round', label: TEXTS.rounds }],
    show: ({ id, artifactId, subject, topic, closed, at }) => ({
      id,
      path: `knowledge/${artifactId}/rounds/${id}`,
      head: (query) => (
        <HitHead sign={<DataHistogramRegular aria-hidden />} title={subject} query={query}>
          {TEXTS.by(topic)} · {!closed && `${TEXTS.open} · `}
          <When at={at} as="distance" />
        </HitHead>
      ),
    }),
  }),
};
