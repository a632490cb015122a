import { lazy, Suspense } from 'react';
import { openCommunity } from '../../domain/community/contract.ts';
import { openRhythm } from '../../domain/rhythm/contract.ts';
import { failedOf, useData } from '../api/use-data.ts';
import type { Page } from '../app/routes.ts';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import DraftsSection from './DraftsSection.tsx';
import { RHYTHM } from './texts.ts';

const RhythmForm = lazy(() => import('./RhythmForm.tsx'));

/** When do we meet, and when not? */
const RhythmPage: Page = ({ params }) => {
  const communityId = params.communityId ?? '';
  const about = useData(openCommunity, { params: { communityId } });
  const rhythm = useData(openRhythm, { params: { communityId } });
  const failed = failedOf([about, rhythm]);
  if (failed) return <Problem {...failed} />;
  if (!about.data || !rhythm.data) return <SkeletonRows rows={9} />;
  const { runCommunity, planSessions } = about.data.abilities;
  return (
    <>
      <PageHead
        title={RHYTHM.title}
        back={{ href: `/communities/${communityId}/sessions`, label: RHYTHM.back }}
      >
        <p>{runCommunity === 'yes' ? RHYTHM.why : RHYTHM.mayNot}</p>
      </PageHead>
      <DraftsSection communityId={communityId} plans={planSessions === 'yes'} title={RHYTHM.next} />
      {runCommunity === 'yes' && (
        <Suspense fallback={<SkeletonRows rows={8} />}>
          <RhythmForm communityId={communityId} page={rhythm.data} />
        </Suspense>
      )}
    </>
  );
};
export default RhythmPage;
