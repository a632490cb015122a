import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { type ListedArtifact, listArtifacts } from '../../domain/knowledge/contract.ts';
import { afterThat, LISTED } from '../../domain/knowledge/listing.ts';
import { TAXONOMY, type Taxonomy } from '../../domain/knowledge/taxonomy.ts';
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
  const [open, setOpen] = useState(1);
  return <OnePage {...props} end={null} number={0} open={open} onMore={() => setOpen(open + 1)} />;
}

interface PageProps extends Props {
  /** Which artifact the page before ends with now; null for the first. */
  readonly end: ListedArtifact | null;
  readonly number: number;
  /** How many pages are shown. */
  readonly open: number;
  readonly onMore: () => void;
}

function OnePage(props: PageProps) {
  const { communityId, path, filter, writes, onShowAll, end, number, open, onMore } = props;
  const { data, error, reload } = useData(
    listArtifacts,
    {
      params: { communityId },
      query: { ...queryOf(filter), state: 'published', ...(end && afterThat(end)) },
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
      {data.next &&
        lastOne &&
        (number + 1 < open ? (
          <OnePage {...props} end={lastOne} number={number + 1} />
        ) : (
          <Button onClick={onMore}>{LIST.more(left)}</Button>
        ))}
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
