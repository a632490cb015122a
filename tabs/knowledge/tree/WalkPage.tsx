import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { openArtifact } from '../../../domain/knowledge/contract.ts';
import { isTree, readTree } from '../../../domain/knowledge/types/tree.ts';
import { useData } from '../../api/use-data.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { isGone } from '../../drafts/draft-sender.ts';
import { draftOf } from '../draft.ts';
import { KNOWLEDGE } from '../texts.ts';
import { WALK } from './texts.ts';
import { Walk } from './Walk.tsx';
import { answersIn, walkAddress } from './walk-address.ts';

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
  const tree = useMemo(() => (shown ? readTree(shown) : null), [shown]);
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
  if (page.data.artifact.type !== 'decision tree' || !tree || !isTree(tree)) {
    return (
      <EmptyState title={title} action={<TextLink href={base}>{WALK.read}</TextLink>}>
        {WALK.notATree}
      </EmptyState>
    );
  }
  return (
    <>
      <PageHead title={WALK.title(title)} back={{ href: base, label: title }} />
      <Walk tree={tree} path={path} onPath={(next) => go(walkAddress(communityId, artifactId, next))} />
      <p className={styles.keys}>{WALK.keys}</p>
    </>
  );
}
