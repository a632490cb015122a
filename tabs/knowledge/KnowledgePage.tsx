import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { Suspense, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { openCommunity } from '../../domain/community/contract.ts';
import { listArtifacts } from '../../domain/knowledge/contract.ts';
import { useData } from '../api/use-data.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { lazySheet } from '../components/lazy-sheet.tsx';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { ArtifactPages } from './ArtifactPages.tsx';
import { Drafts } from './Drafts.tsx';
import { Filters } from './Filters.tsx';
import { filterOf, NO_FILTER, queryOf, withFilter } from './filters.ts';
import { REVIEW } from './living-texts.ts';
import { TAGS } from './tag-texts.ts';
import { KNOWLEDGE } from './texts.ts';
import { holdFiles } from './transfer/held-files.ts';
import { useFileDrop } from './use-file-drop.ts';

const TagsSheet = lazySheet(() => import('./TagsSheet.tsx'));

const useStyles = makeStyles({
  links: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px', margin: 0 },
  drop: { outline: `2px dashed ${tokens.colorBrandForeground1}`, outlineOffset: '8px' },
});

/** What a community knows: published artifacts by taxonomy and type; for writers, their drafts apart. */
export default function KnowledgePage({ params }: { params: Readonly<Record<string, string>> }) {
  const { communityId = '' } = params;
  const styles = useStyles();
  const [path, go] = useLocation();
  const search = useSearch();
  const community = useData(openCommunity, { params: { communityId } });
  const filter = filterOf(search);
  // The filters stay where they are while the next list is under way.
  const list = useData(
    listArtifacts,
    { params: { communityId }, query: { ...queryOf(filter), state: 'published' } },
    { keepPrevious: true },
  );
  const [tagging, setTagging] = useState(false);
  const { over, handlers } = useFileDrop((files) => {
    holdFiles(files);
    go(`${path}/files`);
  });

  const writes = community.data?.abilities.writeKnowledge === 'yes';
  /** Whether there is nothing at all: then the button to write stands in the middle of the page. */
  const bare = list.data?.published === 0 && list.data.drafts === 0;
  const choose = (change: Partial<typeof filter>) => go(path + withFilter(search, change), { replace: true });
  const write = () => go(`${path}/new`);

  return (
    <div {...(writes && handlers)} className={over ? styles.drop : undefined}>
      <PageHead
        title={KNOWLEDGE.title}
        actions={
          writes && (
            <>
              {!bare && (
                <Button appearance="subtle" onClick={() => setTagging(true)}>
                  {TAGS.label}
                </Button>
              )}
              <Button appearance={bare ? 'secondary' : 'primary'} icon={<AddRegular />} onClick={write}>
                {KNOWLEDGE.write}
              </Button>
            </>
          )
        }
      >
        {(list.data || !list.error) && (
          <p className={styles.links}>
            <TextLink href={`${path}/glossary`}>{KNOWLEDGE.glossary}</TextLink>
            {community.data && (
              // Those who do not assemble reports read them.
              <TextLink href={writes ? `${path}/synthesis` : `${path}?type=synthesis+report`}>
                {KNOWLEDGE.synthesis}
              </TextLink>
            )}
            {writes && !bare && <TextLink href={`${path}/stale`}>{REVIEW.link}</TextLink>}
            {writes && <TextLink href={`${path}/files`}>{KNOWLEDGE.files}</TextLink>}
          </p>
        )}
      </PageHead>
      {tagging && (
        <Suspense>
          <TagsSheet communityId={communityId} onClose={() => setTagging(false)} />
        </Suspense>
      )}
      {list.error && !list.data && (
        <>
          <Problem problem={list.error} onRetry={list.reload} />
          <Drafts communityId={communityId} path={path} filter={filter} count={0} offline />
        </>
      )}
      {!list.data && !list.error && <SkeletonRows rows={6} />}
      {list.data && (
        <>
          {list.data.published > 0 && <Filters filter={filter} list={list.data} onChoose={choose} />}
          {writes && (
            <Drafts communityId={communityId} path={path} filter={filter} count={list.data.drafts} />
          )}
          {list.data.published === 0 ? (
            <Nothing writes={writes} drafts={list.data.drafts} onWrite={write} />
          ) : (
            <ArtifactPages
              // Another filter begins with its first page.
              key={JSON.stringify(filter)}
              communityId={communityId}
              path={path}
              filter={filter}
              writes={writes}
              onShowAll={() => choose(NO_FILTER)}
            />
          )}
        </>
      )}
    </div>
  );
}

function Nothing({ writes, drafts, onWrite }: { writes: boolean; drafts: number; onWrite: () => void }) {
  if (writes && drafts > 0)
    return <EmptyState title={KNOWLEDGE.draftsOnlyTitle}>{KNOWLEDGE.draftsOnly}</EmptyState>;
  return (
    <EmptyState
      title={KNOWLEDGE.emptyTitle}
      action={
        writes && (
          <Button appearance="primary" onClick={onWrite}>
            {KNOWLEDGE.emptyFirst}
          </Button>
        )
      }
    >
      {writes ? KNOWLEDGE.empty : KNOWLEDGE.emptyReader}
    </EmptyState>
  );
}
