import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import { lazy, Suspense, useState } from 'react';
import { Redirect, useLocation, useSearch } from 'wouter';
import { openCommunity } from '../../domain/community/contract.ts';
import { canBeTried, checklistItems } from '../../domain/knowledge/artifact.ts';
import { type ArtifactPage as Data, openArtifact } from '../../domain/knowledge/contract.ts';
import { useData } from '../api/use-data.ts';
import { dayHere, sayDate, sayDateInFull } from '../components/dates.ts';
import { OnPaper } from '../components/OnPaper.tsx';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { isGone } from '../drafts/draft-sender.ts';
import { Glossary } from '../glossary/Glossary.tsx';
import { usePrint } from '../host/use-print.ts';
import { ReviewSign } from './ArtifactRow.tsx';
import { ArtifactText } from './ArtifactText.tsx';
import { useAllAnnotations } from './annotations/use-all-annotations.ts';
import { DraftNotice } from './DraftNotice.tsx';
import { draftOf } from './draft.ts';
import { reviewOf } from './filters.ts';
import { TOGETHER } from './living-texts.ts';
import { Notice } from './Notice.tsx';
import { OldRevision } from './OldRevision.tsx';
import { Owner, ReviewNotice } from './Owner.tsx';
import { Revisions } from './Revisions.tsx';
import { TagLinks } from './TagLinks.tsx';
import { ARTIFACT, KNOWLEDGE, TAXONOMIES, TYPES } from './texts.ts';
import { TYPE_PARTS, type TypeParts, type TypeReadingProps } from './types.ts';

const OpeningTitle = lazy(() => import('./forms/OpeningTitle.tsx'));
const AnnotatedBody = lazy(() => import('./annotations/AnnotatedBody.tsx'));
const DownloadMenu = lazy(() => import('./DownloadMenu.tsx'));
const CompareRevisions = lazy(() => import('./CompareRevisions.tsx'));
const Evidence = lazy(() => import('./evidence/Evidence.tsx'));
const LinkToSession = lazy(() => import('./LinkToSession.tsx'));
const OriginLine = lazy(() => import('../synthesis/OriginLine.tsx'));
const Related = lazy(() => import('./Related.tsx'));

const useStyles = makeStyles({
  // Three columns need more than the reading width.
  wide: {
    '@media (min-width: 1180px)': {
      width: 'min(1240px, 100vw - 64px)',
      marginInlineStart: 'calc(50% - min(1240px, 100vw - 64px) / 2)',
    },
  },
  facts: { margin: 0, color: tokens.colorNeutralForeground2 },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 288px',
    gap: '16px 48px',
    alignItems: 'start',
    '@media (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '@media print': { display: 'block' },
  },
  // What others found stands beside the text, the evidence beside both; where there is less room, above them.
  around: {
    display: 'grid',
    alignItems: 'start',
    gap: '16px 32px',
    gridTemplateColumns: 'minmax(0, 640px) 264px 288px',
    gridTemplateRows: 'auto 1fr',
    gridTemplateAreas: '"body notes evidence" "body notes revisions"',
    // In a window of 1280 px the text keeps the width that a table needs.
    '@media (min-width: 1180px) and (max-width: 1259.9px)': {
      gap: '16px 24px',
      gridTemplateColumns: 'minmax(0, 1fr) 224px 248px',
    },
    '@media (max-width: 1179.9px)': {
      gridTemplateColumns: 'minmax(0, 1fr) 280px',
      gridTemplateRows: 'auto',
      gridTemplateAreas: '"evidence evidence" "body notes" "revisions revisions"',
    },
    '@media (max-width: 899.9px)': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateAreas: '"evidence" "body" "revisions"',
    },
    '@media print': { display: 'block' },
  },
  evidence: { gridArea: 'evidence', minWidth: 0, maxWidth: '640px', '@media print': { display: 'none' } },
  revisions: { gridArea: 'revisions', minWidth: 0, maxWidth: '640px', '@media print': { display: 'none' } },
  bodyArea: { gridArea: 'body', minWidth: 0 },
  // The text sets the width; the revisions stand beside it.
  body: { maxWidth: '640px', minWidth: 0 },
  side: { minWidth: 0, '@media print': { display: 'none' } },
  hint: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    marginTop: '24px',
    '@media print': { display: 'none' },
  },
});

/** How often a page on which somebody is seen to write asks whether they still do. */
const EDITING_MS = 20_000;

type Props = { params: Readonly<Record<string, string>> };

/** An artifact as readers see it, one of its older revisions, or for writers its draft. */
export default function ArtifactPage({ params }: Props) {
  const { communityId = '', artifactId = '', number } = params;
  const page = useData(
    openArtifact,
    { params: { communityId, artifactId } },
    // While somebody is seen to write, the page looks whether they still do.
    { every: (data) => (data && data.editing.length > 0 ? EDITING_MS : 0) },
  );
  const compared = Number(new URLSearchParams(useSearch()).get('with')) || null;
  const base = `/communities/${communityId}/knowledge/${artifactId}`;
  // What has been discarded is not shown from the cache.
  if (page.error && (!page.data || isGone(page.error))) {
    return (
      <>
        <PageHead title={KNOWLEDGE.title} />
        <Problem problem={page.error} onRetry={page.reload} />
      </>
    );
  }
  if (!page.data) return <SkeletonRows rows={8} />;
  if (number !== undefined) {
    if (compared !== null && compared !== Number(number)) {
      const { title } = page.data.artifact;
      const { revisions } = page.data;
      return (
        <Suspense fallback={<SkeletonRows rows={8} />}>
          <CompareRevisions
            {...{ communityId, artifactId, title, base, revisions }}
            number={Number(number)}
            other={compared}
          />
        </Suspense>
      );
    }
    if (Number(number) === page.data.artifact.revision) return <Redirect to={base} replace />;
    return (
      <Glossary communityId={communityId}>
        <OldRevision key={number} page={page.data} number={Number(number)} {...{ communityId, base }} />
      </Glossary>
    );
  }
  return (
    <Glossary communityId={communityId}>
      <Newest page={page.data} {...{ communityId, base }} />
    </Glossary>
  );
}

interface Parts {
  readonly page: Data;
  readonly communityId: string;
  readonly base: string;
}

function Newest({ page, communityId, base }: Parts) {
  const styles = useStyles();
  const [, go] = useLocation();
  const print = usePrint();
  const { artifact, draft, revisions, abilities } = page;
  const unpublished = artifact.state === 'draft';
  const [asked, setAsked] = useState(false);
  const reading = asked && draft !== null;
  const shown = unpublished || reading ? draftOf(page) : { ...artifact, body: page.body };
  const writes = abilities.write === 'yes';
  const about = useData(openCommunity, { params: { communityId } });
  const tries = about.data?.abilities.runPilots === 'yes';
  const review = reviewOf(shown.reviewBy, dayHere());
  const published = revisions.find(({ number }) => number === artifact.revision);
  const [picking, setPicking] = useState(false);
  const [shownAt, setShownAt] = useState<string | null>(null);
  const annotated = !unpublished && !reading;
  const said = useAllAnnotations(communityId, artifact.id, page);
  const opening = (
    <Suspense>
      <OpeningTitle type={shown.type} body={shown.body ?? ''} />
    </Suspense>
  );
  const ofType = (part: 'Above' | 'Below') => (
    <OfType Part={TYPE_PARTS[shown.type]?.[part]} {...{ communityId, page }} body={shown.body ?? ''} />
  );
  return (
    <div className={annotated ? styles.wide : undefined}>
      <PageHead
        title={shown.title}
        actions={
          <>
            {print && (
              <Button appearance="subtle" icon={<PrintRegular />} onClick={print}>
                {ARTIFACT.print}
              </Button>
            )}
            {annotated && writes && <Button onClick={() => setPicking(true)}>{ARTIFACT.annotate}</Button>}
            {tries && !unpublished && canBeTried(artifact.type) && (
              <Button
                onClick={() =>
                  go(
                    `/communities/${communityId}/pilots/new?artifact=${artifact.id}&revision=${artifact.revision}`,
                  )
                }
              >
                {ARTIFACT.tryIt}
              </Button>
            )}
            {writes && (
              <Button
                appearance={annotated && TYPE_PARTS[shown.type]?.leads ? 'secondary' : 'primary'}
                icon={<EditRegular />}
                onClick={() => go(`${base}/edit`)}
              >
                {artifact.hasDraft ? ARTIFACT.continueDraft : ARTIFACT.revise}
              </Button>
            )}
            <Suspense>
              <DownloadMenu
                shown={{
                  ...shown,
                  id: artifact.id,
                  communityId,
                  revision: artifact.revision,
                  body: shown.body ?? '',
                  facts: [
                    TYPES[shown.type],
                    TAXONOMIES[shown.taxonomy],
                    ...(published
                      ? [KNOWLEDGE.revision(published.number), sayDateInFull(dayHere(published.publishedAt))]
                      : []),
                  ].join(' · '),
                  by: published?.author.name ?? artifact.changedBy.name,
                  at: published?.publishedAt ?? artifact.changedAt,
                }}
              />
            </Suspense>
          </>
        }
      >
        <p className={styles.facts}>
          {TYPES[shown.type]} · {TAXONOMIES[shown.taxonomy]}
          {published && (
            <>
              {` · ${KNOWLEDGE.revision(published.number)}, `}
              <OnPaper paper={sayDateInFull(dayHere(published.publishedAt))}>
                <When at={published.publishedAt} as="distance" />
              </OnPaper>
              {` ${KNOWLEDGE.by} ${published.author.name}`}
            </>
          )}
          {shown.reviewBy && !review && (
            <>
              {` · ${KNOWLEDGE.reviewBy} `}
              <OnPaper paper={sayDateInFull(shown.reviewBy)}>{sayDate(shown.reviewBy)}</OnPaper>
            </>
          )}
          {artifact.madeFrom && (
            <>
              {` · ${ARTIFACT.madeFrom} `}
              <TextLink href={`/communities/${communityId}/knowledge/${artifact.madeFrom.id}`}>
                {artifact.madeFrom.title}
              </TextLink>
            </>
          )}
        </p>
        {!unpublished && <Owner communityId={communityId} page={page} />}
        {review && <ReviewSign reviewBy={shown.reviewBy} />}
        <Suspense>
          <OriginLine communityId={communityId} artifactId={artifact.id} writes={writes} />
        </Suspense>
        <TagLinks tags={shown.tags} list={`/communities/${communityId}/knowledge`} />
      </PageHead>
      {writes && draft && (
        <DraftNotice
          page={page}
          communityId={communityId}
          reading={reading}
          onRead={() => setAsked(!reading)}
        />
      )}
      {page.editing.length > 0 && (
        <Notice onScreen>{TOGETHER.editing(page.editing.map(({ name }) => name))}</Notice>
      )}
      {!unpublished && writes && <ReviewNotice communityId={communityId} page={page} />}
      {ofType('Above')}
      {annotated ? (
        <div className={styles.around}>
          <div className={styles.evidence}>
            <Suspense fallback={<SkeletonRows rows={2} />}>
              <Evidence
                page={page}
                said={said}
                communityId={communityId}
                tries={tries}
                onShow={({ id }) => setShownAt(id)}
              />
            </Suspense>
          </div>
          <Suspense
            fallback={
              <div className={styles.bodyArea}>
                <SkeletonRows rows={6} />
              </div>
            }
          >
            <AnnotatedBody
              page={page}
              said={said}
              communityId={communityId}
              picking={picking}
              onPicked={() => setPicking(false)}
              above={opening}
              shown={shownAt}
              onShown={() => setShownAt(null)}
            >
              <ChecklistHint text={shown.body ?? ''} communityId={communityId} artifactId={artifact.id} />
            </AnnotatedBody>
          </Suspense>
          <div className={styles.revisions}>
            <Revisions
              base={base}
              revisions={revisions}
              newest={artifact.revision}
              read={artifact.revision}
            />
          </div>
        </div>
      ) : (
        <div className={styles.columns}>
          <div className={styles.body}>
            {opening}
            <ArtifactText type={shown.type} title={shown.title}>
              {shown.body ?? ''}
            </ArtifactText>
            <ChecklistHint text={shown.body ?? ''} communityId={communityId} artifactId={artifact.id} />
          </div>
          <div className={styles.side}>
            <Revisions base={base} revisions={revisions} newest={artifact.revision} read={null} />
          </div>
        </div>
      )}
      {ofType('Below')}
      {!unpublished && (
        <Suspense>
          <Related communityId={communityId} artifactId={artifact.id} />
        </Suspense>
      )}
    </div>
  );
}

function OfType({ Part, ...props }: { Part: TypeParts['Above'] } & TypeReadingProps) {
  return (
    Part && (
      <Suspense fallback={<SkeletonRows rows={4} />}>
        <Part {...props} />
      </Suspense>
    )
  );
}

function ChecklistHint({ text, ...at }: { text: string; communityId: string; artifactId: string }) {
  const styles = useStyles();
  if (checklistItems(text).length === 0) return null;
  return (
    <p className={styles.hint}>
      {ARTIFACT.checklistHint}
      <Suspense>
        <LinkToSession {...at} />
      </Suspense>
    </p>
  );
}
