import { useLocation } from 'wouter';
import { openRound } from '../../domain/scoring/contract.ts';
import { useData } from '../api/use-data.ts';
import type { Page } from '../app/routes.ts';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { isGone } from '../drafts/draft-sender.ts';
import { RoundActions } from './RoundActions.tsx';
import { paceOf, RoundDetail } from './RoundDetail.tsx';
import { RoundFacts } from './RoundFacts.tsx';

/** What do we think of it, each for themselves, and how far apart are we? */
const RoundPage: Page = ({ params }) => {
  const { communityId = '', artifactId = '', roundId = '' } = params;
  const [, go] = useLocation();
  const artifact = `/communities/${communityId}/knowledge/${artifactId}`;
  const { data, error, reload } = useData(
    openRound,
    { params: { communityId, artifactId, roundId } },
    { every: paceOf },
  );
  if (error && (!data || isGone(error))) return <Problem problem={error} onRetry={reload} />;
  if (!data) return <SkeletonRows rows={8} />;
  const { round } = data;
  return (
    <>
      <PageHead
        title={round.subject}
        back={{ href: artifact, label: round.title }}
        actions={
          <RoundActions
            communityId={communityId}
            page={data}
            onBegun={(begun) => go(`${artifact}/rounds/${begun}`)}
            onRemoved={() => go(artifact)}
          />
        }
      >
        <RoundFacts communityId={communityId} page={data} />
      </PageHead>
      {error && <Problem slim problem={error} onRetry={reload} />}
      <RoundDetail communityId={communityId} page={data} />
    </>
  );
};
export default RoundPage;
