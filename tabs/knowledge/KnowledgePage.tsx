import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { ArrowImportRegular } from '@fluentui/react-icons/svg/arrow-import';
import { lazy, Suspense, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { openCommunity } from '../../domain/community/contract.ts';
import { TAXONOMY } from '../../domain/knowledge/artifact.ts';
import { listArtifacts } from '../../domain/knowledge/contract.ts';
import { useData } from '../api/use-data.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { PageHead, Rows, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Select } from '../components/Select.tsx';
import { When } from '../components/When.tsx';
import { useHost } from '../host/use-host.ts';
import { ArtifactRow, useRowStyles } from './ArtifactRow.tsx';
import { Chips } from './Chips.tsx';
import { type Arranged, arrange, EVIDENCES, filterOf, SORTS, type Sort, withFilter } from './filters.ts';
import { LocalDraftRow } from './LocalDraftRow.tsx';
import { REVIEW } from './living-texts.ts';
import { localDrafts } from './local-drafts.ts';
import { KNOWLEDGE, TAXONOMIES, TYPES } from './texts.ts';
import { useFileDrop } from './use-file-drop.ts';

const ImportFiles = lazy(() => import('./ImportFiles.tsx'));

const useStyles = makeStyles({
  filters: { display: 'grid', gap: '8px', marginBottom: '24px' },
  byEvidence: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
  choice: { flex: '0 1 208px' },
  drop: { outline: `2px dashed ${tokens.colorBrandForeground1}`, outlineOffset: '8px' },
});

const DRAFTS_SHOWN = 3;

/** What a community knows: published artifacts by taxonomy and type; for writers, their drafts apart. */
export default function KnowledgePage({ params }: { params: Readonly<Record<string, string>> }) {
  const { communityId = '' } = params;
  const styles = useStyles();
  const [path, go] = useLocation();
  const search = useSearch();
  const community = useData(openCommunity, { params: { communityId } });
  const list = useData(listArtifacts, { params: { communityId } });
  const [files, setFiles] = useState<readonly File[]>([]);
  const { over, handlers } = useFileDrop(setFiles);

  const writes = community.data?.abilities.writeKnowledge === 'yes';
  const filter = filterOf(search);
  const arranged = list.data && arrange(list.data.artifacts, filter);
  /** Whether there is nothing at all: then the button to write stands in the middle of the page. */
  const bare = arranged?.published === 0 && arranged.drafts.length === 0;
  const choose = (change: Partial<typeof filter>) => go(path + withFilter(search, change), { replace: true });

  return (
    <div {...(writes && handlers)} className={over ? styles.drop : undefined}>
      <PageHead
        title={KNOWLEDGE.title}
        actions={
          writes && (
            <>
              {(arranged?.published ?? 0) > 0 && (
                <Button appearance="subtle" onClick={() => go(`${path}/stale`)}>
                  {REVIEW.link}
                </Button>
              )}
              <ImportButton onFiles={setFiles} />
              <Button
                appearance={bare ? 'secondary' : 'primary'}
                icon={<AddRegular />}
                onClick={() => go(`${path}/new`)}
              >
                {KNOWLEDGE.write}
              </Button>
            </>
          )
        }
      />
      {files.length > 0 && (
        <Suspense fallback={<SkeletonRows rows={1} />}>
          <ImportFiles communityId={communityId} files={files} onDone={() => setFiles([])} />
        </Suspense>
      )}
      {list.error && !list.data && (
        <>
          <Problem problem={list.error} onRetry={list.reload} />
          <Drafts communityId={communityId} path={path} arranged={null} />
        </>
      )}
      {!list.data && !list.error && <SkeletonRows rows={6} />}
      {arranged && (
        <>
          {arranged.published > 0 && (
            <div className={styles.filters}>
              <Chips
                label={KNOWLEDGE.byTaxonomy}
                chosen={filter.taxonomy}
                onChoose={(taxonomy) => choose({ taxonomy })}
                choices={[null, ...TAXONOMY].map((value) => ({
                  value,
                  label: value ? TAXONOMIES[value] : KNOWLEDGE.all,
                  count: arranged.byTaxonomy.get(value) ?? 0,
                }))}
              />
              {(arranged.byType.size > 2 || filter.type) && (
                <Chips
                  label={KNOWLEDGE.byType}
                  chosen={filter.type}
                  onChoose={(type) => choose({ type })}
                  choices={[...arranged.byType].map(([value, count]) => ({
                    value,
                    label: value ? TYPES[value] : KNOWLEDGE.everyType,
                    count,
                  }))}
                />
              )}
              {(arranged.anyTried || filter.evidence || filter.sort) && (
                <div className={styles.byEvidence}>
                  <Select
                    className={styles.choice}
                    aria-label={KNOWLEDGE.byEvidence}
                    value={filter.evidence ?? ''}
                    onChange={({ target }) =>
                      choose({ evidence: EVIDENCES.find((one) => one === target.value) ?? null })
                    }
                  >
                    {[null, ...EVIDENCES].map((one) => (
                      <option key={one} value={one ?? ''}>
                        {KNOWLEDGE.evidence(one, arranged.byEvidence.get(one) ?? 0)}
                      </option>
                    ))}
                  </Select>
                  <Select
                    className={styles.choice}
                    aria-label={KNOWLEDGE.sort}
                    value={filter.sort ?? ''}
                    onChange={({ target }) =>
                      choose({ sort: SORTS.find((one) => one === target.value) ?? null })
                    }
                  >
                    <option value="">{KNOWLEDGE.sorts.area}</option>
                    {SORTS.map((one) => (
                      <option key={one} value={one}>
                        {KNOWLEDGE.sorts[one]}
                      </option>
                    ))}
                  </Select>
                </div>
              )}
            </div>
          )}
          {writes && <Drafts communityId={communityId} path={path} arranged={arranged} />}
          <Published
            path={path}
            arranged={arranged}
            sort={filter.sort}
            writes={writes}
            onShowAll={() => choose({ taxonomy: null, type: null, evidence: null })}
            onWrite={() => go(`${path}/new`)}
          />
        </>
      )}
    </div>
  );
}

function ImportButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  return (
    <Button
      icon={<ArrowImportRegular />}
      title={KNOWLEDGE.importTitle}
      onClick={() => {
        const input = document.createElement('input');
        input.type = 'file';
        input.accept = '.md,.markdown,.txt,text/markdown,text/plain';
        input.multiple = true;
        input.onchange = () => onFiles([...(input.files ?? [])]);
        input.click();
      }}
    >
      {KNOWLEDGE.importFiles}
    </Button>
  );
}

interface PublishedProps {
  readonly path: string;
  readonly arranged: Arranged;
  readonly sort: Sort | null;
  readonly writes: boolean;
  readonly onShowAll: () => void;
  readonly onWrite: () => void;
}

function Published({ path, arranged, sort, writes, onShowAll, onWrite }: PublishedProps) {
  const rows = useRowStyles();
  if (arranged.published === 0 && writes && arranged.drafts.length > 0)
    return <EmptyState title={KNOWLEDGE.draftsOnlyTitle}>{KNOWLEDGE.draftsOnly}</EmptyState>;
  if (arranged.published === 0) {
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
  if (arranged.groups.length === 0) {
    return (
      <EmptyState
        title={KNOWLEDGE.noneTitle}
        action={<Button onClick={onShowAll}>{KNOWLEDGE.showAll}</Button>}
      >
        {KNOWLEDGE.noneInFilter}
      </EmptyState>
    );
  }
  return arranged.groups.map(({ taxonomy, artifacts }) => (
    <Section
      key={taxonomy}
      title={taxonomy ? TAXONOMIES[taxonomy] : KNOWLEDGE.sorts[sort ?? 'area']}
      aside={artifacts.length}
    >
      <Rows>
        {artifacts.map((artifact) => (
          <ArtifactRow
            key={artifact.id}
            href={`${path}/${artifact.id}`}
            artifact={artifact}
            signs={
              <>
                {sort === 'newest' && artifact.evidenceAt && (
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
    </Section>
  ));
}

interface DraftsProps {
  readonly communityId: string;
  readonly path: string;
  /** null while the server cannot be asked: then only this browser's drafts are shown. */
  readonly arranged: Arranged | null;
}

function Drafts({ communityId, path, arranged }: DraftsProps) {
  const { personId } = useHost();
  const rows = useRowStyles();
  const [all, setAll] = useState(false);
  const [here] = useState(
    () =>
      new Map([...localDrafts(personId, communityId).all()].sort(([, a], [, b]) => b.at.localeCompare(a.at))),
  );
  const onlyHere = [...here].filter(([id, copy]) =>
    arranged ? !arranged.known.has(id) : copy.etag === null,
  );
  const drafts = arranged?.drafts ?? [];
  const count = drafts.length + onlyHere.length;
  if (count === 0) return null;
  const shown = all ? drafts : drafts.slice(0, DRAFTS_SHOWN);
  return (
    <Section title={KNOWLEDGE.drafts} aside={KNOWLEDGE.draftsWhy}>
      <Rows>
        {onlyHere.map(([id, { draft, at }]) => (
          <LocalDraftRow key={id} href={`${path}/new?id=${id}`} draft={draft} at={at} />
        ))}
        {shown.map((artifact) => (
          <ArtifactRow
            key={artifact.id}
            href={`${path}/${artifact.id}/edit`}
            artifact={artifact}
            signs={here.has(artifact.id) && <span className={rows.sign}>{KNOWLEDGE.unsavedToo}</span>}
          />
        ))}
      </Rows>
      {drafts.length > shown.length && (
        <Button appearance="subtle" onClick={() => setAll(true)}>
          {KNOWLEDGE.draftsAll(count)}
        </Button>
      )}
    </Section>
  );
}
