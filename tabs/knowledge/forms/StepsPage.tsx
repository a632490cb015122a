import { lazy, Suspense } from 'react';
import { openArtifact } from '../../../domain/knowledge/contract.ts';
import { useData } from '../../api/use-data.ts';
import type { Page } from '../../app/routes.ts';
import { PageHead } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { KNOWLEDGE } from '../texts.ts';
import { WALK } from './texts.ts';

const Walk = lazy(() => import('./Walk.tsx'));

/** A training module, one step at a time. */
const StepsPage: Page = ({ params }) => {
  const { communityId = '', artifactId = '' } = params;
  const page = useData(openArtifact, { params: { communityId, artifactId } });
  if (page.error && !page.data)
    return (
      <>
        <PageHead title={KNOWLEDGE.title} />
        <Problem problem={page.error} onRetry={page.reload} />
      </>
    );
  if (!page.data) return <SkeletonRows rows={8} />;
  const { artifact } = page.data;
  const home = `/communities/${communityId}/knowledge/${artifactId}`;
  return (
    <>
      <PageHead title={artifact.title} back={{ href: home, label: WALK.back }} />
      <Suspense fallback={<SkeletonRows rows={6} />}>
        <Walk
          artifactId={artifactId}
          home={home}
          body={artifact.type === 'training module' ? (page.data.body ?? '') : ''}
        />
      </Suspense>
    </>
  );
};
export default StepsPage;
