import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { useLocation, useSearch } from 'wouter';
import { openArtifact } from '../../../domain/knowledge/contract.ts';
import { useData } from '../../api/use-data.ts';
import { PageHead } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { isGone } from '../../drafts/draft-sender.ts';
import { draftOf } from '../draft.ts';
import { KNOWLEDGE } from '../texts.ts';
import { WALK } from './texts.ts';
import { answersIn, walkAddress } from './walk-address.ts';

const WalkText = lazy(() => import('./WalkText.tsx'));

const useStyles = makeStyles({
  keys: {
    marginTop: '24px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    '@media print': { display: 'none' },
    '@media (hover: none)': { display: 'none' },
  },
});

/** Walks the published tree, or before that its draft, question by question. */
export default function WalkPage({ params }: { params: Readonly<Record<string, string>> }) {
  const styles = useStyles();
  const { communityId = '', artifactId = '' } = params;
  const [, go] = useLocation();
  const path = answersIn(useSearch());
  const page = useData(openArtifact, { params: { communityId, artifactId } });
  const shown =
    page.data && (page.data.artifact.state === 'draft' ? draftOf(page.data).body : page.data.body);
  const base = `/communities/${communityId}/knowledge/${artifactId}`;
  if (page.error && (!page.data || isGone(page.error))) {
    return (
      <>
        <PageHead title={KNOWLEDGE.title} />
        <Problem problem={page.error} onRetry={page.reload} />
      </>
    );
  }
  if (!page.data) return <SkeletonRows rows={6} />;
  const { title } = page.data.artifact;
  return (
    <>
      <PageHead title={title} back={{ href: base, label: WALK.whole }} />
      <Suspense fallback={<SkeletonRows rows={6} />}>
        <WalkText
          body={shown ?? ''}
          path={path}
          onPath={(next) => go(walkAddress(communityId, artifactId, next))}
        />
      </Suspense>
      <p className={styles.keys}>{WALK.keys}</p>
    </>
  );
}
