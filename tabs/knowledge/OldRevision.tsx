import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { type ArtifactPage, openRevision } from '../../domain/knowledge/contract.ts';
import { useData } from '../api/use-data.ts';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { ArtifactText } from './ArtifactText.tsx';
import { RESTORE } from './living-texts.ts';
import { Notice } from './Notice.tsx';
import { Revisions } from './Revisions.tsx';
import { TagLinks } from './TagLinks.tsx';
import { ARTIFACT, KNOWLEDGE } from './texts.ts';

const RestoreSheet = lazy(() => import('./RestoreSheet.tsx'));

const useStyles = makeStyles({
  facts: { margin: 0, color: tokens.colorNeutralForeground2 },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 288px',
    gap: '16px 48px',
    alignItems: 'start',
    '@media (max-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
    '@media print': { display: 'block' },
  },
  body: { maxWidth: '640px', minWidth: 0 },
  side: { minWidth: 0, '@media print': { display: 'none' } },
});

interface Props {
  readonly page: ArtifactPage;
  readonly number: number;
  readonly communityId: string;
  readonly base: string;
}

/** An older revision, as it was published: it can be compared, written on from, and restored. */
export function OldRevision({ page, number, communityId, base }: Props) {
  const styles = useStyles();
  const [, go] = useLocation();
  const { artifact, revisions, abilities } = page;
  const [restoring, setRestoring] = useState(false);
  const found = useData(openRevision, {
    params: { communityId, artifactId: artifact.id, number: String(number) },
  });
  const outline = revisions.find((one) => one.number === number);
  const title = outline?.title ?? artifact.title;
  const compare = (other: number) => go(`${base}/revisions/${number}?with=${other}`);
  return (
    <>
      <PageHead
        title={title}
        back={{ href: base, label: artifact.title }}
        actions={
          found.data && (
            <>
              {number > 1 && <Button onClick={() => compare(number - 1)}>{ARTIFACT.showChanges}</Button>}
              {abilities.write === 'yes' && (
                <>
                  <Button onClick={() => go(`${base}/edit?from=${number}`)}>{ARTIFACT.writeOn}</Button>
                  <Button onClick={() => setRestoring(true)}>{RESTORE.restore}</Button>
                </>
              )}
            </>
          )
        }
      >
        {outline && (
          <p className={styles.facts}>
            {`${KNOWLEDGE.revision(number)}, `}
            <When at={outline.publishedAt} as="distance" />
            {` ${KNOWLEDGE.by} ${outline.author.name}: ${outline.changeNote}`}
          </p>
        )}
        {found.data?.about && (
          <TagLinks tags={found.data.about.tags} list={`/communities/${communityId}/knowledge`} />
        )}
      </PageHead>
      {found.error && !found.data && <Problem problem={found.error} onRetry={found.reload} />}
      {!found.error && (
        <Notice
          action={
            <>
              <TextLink href={`${base}/revisions/${artifact.revision}?with=${number}`}>
                {ARTIFACT.sinceThen}
              </TextLink>
              <TextLink href={base}>{ARTIFACT.newest}</TextLink>
            </>
          }
        >
          {ARTIFACT.old(number, artifact.revision)}
        </Notice>
      )}
      <div className={styles.columns}>
        <div className={styles.body}>
          {found.data ? (
            <ArtifactText title={title}>{found.data.body}</ArtifactText>
          ) : (
            !found.error && <SkeletonRows rows={6} />
          )}
        </div>
        <div className={styles.side}>
          <Revisions base={base} revisions={revisions} newest={artifact.revision} read={number} />
        </div>
      </div>
      {restoring && (
        <Suspense>
          <RestoreSheet {...{ communityId, page, number, base }} onClose={() => setRestoring(false)} />
        </Suspense>
      )}
    </>
  );
}
