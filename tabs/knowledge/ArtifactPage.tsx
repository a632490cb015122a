import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import { lazy, Suspense, useState } from 'react';
import { Redirect, useLocation } from 'wouter';
import { openCommunity } from '../../domain/community/contract.ts';
import { checklistItems } from '../../domain/knowledge/artifact.ts';
import { type ArtifactPage as Data, openArtifact, openRevision } from '../../domain/knowledge/contract.ts';
import { useData } from '../api/use-data.ts';
import { dayHere, sayDate } from '../components/dates.ts';
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
import { useAllAnnotations } from './annotations/use-all-annotations.ts';
import { Changes } from './Changes.tsx';
import { Chips } from './Chips.tsx';
import { DraftNotice } from './DraftNotice.tsx';
import { draftOf } from './draft.ts';
import { reviewOf } from './filters.ts';
import { Notice } from './Notice.tsx';
import { Revisions } from './Revisions.tsx';
import { TagLinks } from './TagLinks.tsx';
import { ARTIFACT, KNOWLEDGE, TAXONOMIES, TYPES } from './texts.ts';
import { TYPE_PARTS, type TypeParts, type TypeReadingProps } from './types.ts';

const Markdown = lazy(() =>
  import('../components/Markdown.tsx').then((module) => ({ default: module.Markdown })),
);

const AnnotatedBody = lazy(() => import('./annotations/AnnotatedBody.tsx'));
const DownloadMenu = lazy(() => import('./DownloadMenu.tsx'));
const Evidence = lazy(() => import('./evidence/Evidence.tsx'));
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
  views: { marginBottom: '16px', '@media print': { display: 'none' } },
});

type Props = { params: Readonly<Record<string, string>> };

/** An artifact as readers see it, one of its older revisions, or for writers its draft. */
export default function ArtifactPage({ params }: Props) {
  const { communityId = '', artifactId = '', number } = params;
  const page = useData(openArtifact, { params: { communityId, artifactId } });
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
            {tries && !unpublished && (
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
                      ? [KNOWLEDGE.revision(published.number), sayDate(dayHere(published.publishedAt))]
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
              <OnPaper paper={sayDate(dayHere(published.publishedAt))}>
                <When at={published.publishedAt} as="distance" />
              </OnPaper>
              {` ${KNOWLEDGE.by} ${published.author.name}`}
            </>
          )}
          {shown.reviewBy && !review && ` · ${KNOWLEDGE.reviewBy} ${sayDate(shown.reviewBy)}`}
          {artifact.madeFrom && (
            <>
              {` · ${ARTIFACT.madeFrom} `}
              <TextLink href={`/communities/${communityId}/knowledge/${artifact.madeFrom.id}`}>
                {artifact.madeFrom.title}
              </TextLink>
            </>
          )}
        </p>
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
      {!unpublished && writes && !draft && reviewOf(artifact.reviewBy, dayHere()) === 'due' && (
        <Notice>{ARTIFACT.reviewDue}</Notice>
      )}
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
              shown={shownAt}
              onShown={() => setShownAt(null)}
            >
              <ChecklistHint text={shown.body ?? ''} />
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
            <Text title={shown.title}>{shown.body ?? ''}</Text>
            <ChecklistHint text={shown.body ?? ''} />
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

function OldRevision({ page, number, communityId, base }: Parts & { number: number }) {
  const styles = useStyles();
  const [, go] = useLocation();
  const { artifact, revisions, abilities } = page;
  const asked = (one: number) => ({
    params: { communityId, artifactId: artifact.id, number: String(one) },
  });
  const [view, setView] = useState<'changes' | null>(null);
  const found = useData(openRevision, asked(number));
  const before = useData(openRevision, view && number > 1 ? asked(number - 1) : null);
  const outline = revisions.find((one) => one.number === number);
  return (
    <>
      <PageHead
        title={outline?.title ?? artifact.title}
        back={{ href: base, label: artifact.title }}
        actions={
          abilities.write === 'yes' &&
          found.data && <Button onClick={() => go(`${base}/edit?from=${number}`)}>{ARTIFACT.writeOn}</Button>
        }
      >
        {outline && (
          <p className={styles.facts}>
            {`${KNOWLEDGE.revision(number)}, `}
            <When at={outline.publishedAt} as="distance" />
            {` ${KNOWLEDGE.by} ${outline.author.name}: ${outline.changeNote}`}
          </p>
        )}
      </PageHead>
      {found.error && !found.data && <Problem problem={found.error} onRetry={found.reload} />}
      {!found.error && (
        <Notice action={<TextLink href={base}>{ARTIFACT.newest}</TextLink>}>
          {ARTIFACT.old(number, artifact.revision)}
        </Notice>
      )}
      <div className={styles.columns}>
        <div className={styles.body}>
          {found.data && (
            <div className={styles.views}>
              <Chips
                label={ARTIFACT.view}
                chosen={view}
                onChoose={setView}
                choices={[
                  { value: null, label: ARTIFACT.showText },
                  { value: 'changes', label: ARTIFACT.showChanges },
                ]}
              />
            </div>
          )}
          {view === null &&
            (found.data ? (
              <Text title={outline?.title ?? artifact.title}>{found.data.body}</Text>
            ) : (
              !found.error && <SkeletonRows rows={6} />
            ))}
          {view === 'changes' && number === 1 && <p>{ARTIFACT.first}</p>}
          {view === 'changes' && number > 1 && before.error && !before.data && (
            <Problem problem={before.error} onRetry={before.reload} />
          )}
          {view === 'changes' &&
            number > 1 &&
            !before.error &&
            (found.data && before.data ? (
              <>
                <p className={styles.facts}>{ARTIFACT.changesFrom(number - 1)}</p>
                <Changes before={before.data.body} after={found.data.body} />
              </>
            ) : (
              <SkeletonRows rows={6} />
            ))}
        </div>
        <div className={styles.side}>
          <Revisions base={base} revisions={revisions} newest={artifact.revision} read={number} />
        </div>
      </div>
    </>
  );
}

function Text({ title, children }: { title: string; children: string }) {
  return (
    <Suspense fallback={<SkeletonRows rows={6} />}>
      <Markdown top={2} under={title}>
        {children}
      </Markdown>
    </Suspense>
  );
}

function ChecklistHint({ text }: { text: string }) {
  const styles = useStyles();
  return checklistItems(text).length > 0 && <p className={styles.hint}>{ARTIFACT.checklistHint}</p>;
}
