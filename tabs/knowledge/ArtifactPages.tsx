import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { TAXONOMY, type Taxonomy } from '../../domain/knowledge/artifact.ts';
import { type ListedArtifact, listArtifacts } from '../../domain/knowledge/contract.ts';
import { LISTED } from '../../domain/knowledge/listing.ts';
import { useData } from '../api/use-data.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { Rows, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { When } from '../components/When.tsx';
import { ArtifactRow, useRowStyles } from './ArtifactRow.tsx';
import { type Filter, queryOf } from './filters.ts';
import { LIST } from './tag-texts.ts';
import { KNOWLEDGE, TAXONOMIES } from './texts.ts';

interface Props {
  readonly communityId: string;
  readonly path: string;
  readonly filter: Filter;
  readonly writes: boolean;
  readonly onShowAll: () => void;
}

/** What is published and passes the filter, a page at a time. Each page asks for itself, also after a change. */
export function ArtifactPages(props: Props) {
  const [ends, setEnds] = useState<readonly End[]>([]);
  return [null, ...ends].map((end, at) => (
    <OnePage
      key={end?.after ?? ''}
      {...props}
      end={end}
      number={at}
      last={at === ends.length}
      onMore={(next) => setEnds([...ends, next])}
    />
  ));
}

/** Where a page ended. */
interface End {
  readonly after: string;
  readonly taxonomy: Taxonomy;
}

interface PageProps extends Props {
  /** Where the page before ended; null for the first. */
  readonly end: End | null;
  readonly number: number;
  readonly last: boolean;
  readonly onMore: (end: End) => void;
}

function OnePage({ communityId, path, filter, writes, onShowAll, end, number, last, onMore }: PageProps) {
  const { data, error, reload } = useData(
    listArtifacts,
    {
      params: { communityId },
      query: { ...queryOf(filter), state: 'published', ...(end && { after: end.after }) },
    },
    { keepPrevious: true },
  );
  if (!data) return error ? <Problem slim problem={error} onRetry={reload} /> : <SkeletonRows rows={6} />;
  if (data.artifacts.length === 0 && !end) {
    return (
      <EmptyState
        title={KNOWLEDGE.noneTitle}
        action={<Button onClick={onShowAll}>{KNOWLEDGE.showAll}</Button>}
      >
        {KNOWLEDGE.noneInFilter}
      </EmptyState>
    );
  }
  const left = data.total - (number + 1) * LISTED;
  const lastOne = data.artifacts.at(-1);
  return (
    <>
      {groupsOf(data.artifacts, filter).map(({ taxonomy, artifacts }) => {
        const list = <List key={taxonomy} {...{ artifacts, path, filter, writes }} />;
        // It goes on where the page before ended.
        if (end && (taxonomy === null || taxonomy === end.taxonomy)) return list;
        return (
          <Section
            key={taxonomy}
            title={taxonomy ? TAXONOMIES[taxonomy] : KNOWLEDGE.sorts[filter.sort ?? 'area']}
            aside={taxonomy ? data.counts.taxonomy[taxonomy] : data.total}
          >
            {list}
          </Section>
        );
      })}
      {last && data.next && lastOne && (
        <Button onClick={() => onMore({ after: lastOne.id, taxonomy: lastOne.taxonomy })}>
          {LIST.more(left)}
        </Button>
      )}
    </>
  );
}

interface Group {
  /** null where all are in one order, whatever their areas. */
  readonly taxonomy: Taxonomy | null;
  readonly artifacts: readonly ListedArtifact[];
}

function groupsOf(artifacts: readonly ListedArtifact[], { sort }: Filter): Group[] {
  if (sort) return [{ taxonomy: null, artifacts }];
  return TAXONOMY.map((taxonomy) => ({
    taxonomy,
    artifacts: artifacts.filter((one) => one.taxonomy === taxonomy),
  })).filter((group) => group.artifacts.length > 0);
}

interface ListProps extends Pick<Props, 'path' | 'filter' | 'writes'> {
  readonly artifacts: readonly ListedArtifact[];
}

function List({ artifacts, path, filter, writes }: ListProps) {
  const rows = useRowStyles();
  return (
    <Rows>
      {artifacts.map((artifact) => (
        <ArtifactRow
          key={artifact.id}
          href={`${path}/${artifact.id}`}
          artifact={artifact}
          signs={
            <>
              {filter.sort === 'newest' && artifact.evidenceAt && (
                <span className={rows.sign}>
                  {KNOWLEDGE.latestEvidence} <When at={artifact.evidenceAt} as="distance" />
                </span>
              )}
              {writes && artifact.hasDraft && <span className={rows.sign}>{KNOWLEDGE.draftWaiting}</span>}
            </>
          }
        />
      ))}
    </Rows>
  );
}
