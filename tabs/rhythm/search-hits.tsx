import { CalendarSyncRegular } from '@fluentui/react-icons/svg/calendar-sync';
import { rhythmHits } from '../../domain/rhythm/hits.ts';
import { HitHead } from '../components/HitHead.tsx';
import { type HitViews, hitView } from '../components/search-hit.ts';

const TEXTS = { rhythm: 'Rhythm', about: 'breaks, and the question between sessions' };

export const searchHits: HitViews<typeof rhythmHits> = {
  rhythm: hitView(rhythmHits.rhythm, {
    heading: TEXTS.rhythm,
    order: 6.2,
    facets: [{ value: 'rhythm', label: TEXTS.rhythm }],
    show: () => ({
      id: 'rhythm',
      path: 'rhythm',
      head: (query) => (
        <HitHead sign={<CalendarSyncRegular aria-hidden />} title={TEXTS.rhythm} query={query}>
          {TEXTS.about}
        </HitHead>
      ),
    }),
  }),
};
