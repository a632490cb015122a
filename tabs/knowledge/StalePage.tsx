import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import { openCommunity } from '../../domain/community/contract.ts';
import { ownerOf } from '../../domain/knowledge/artifact.ts';
import { listStale } from '../../domain/knowledge/contract.ts';
import type { Reply } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { dayHere } from '../components/dates.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { OWNER, REVIEW } from './living-texts.ts';
import { TYPES } from './texts.ts';
import { useReview } from './use-review.ts';
import { useTakeOver } from './use-take-over.ts';

const useStyles = makeStyles({
  why: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 16px',
    padding: '12px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { flex: '1 1 260px', minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  facts: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

type Stale = Reply<typeof listStale>['artifacts'][number];

function StaleRow({ communityId, one, writes }: { communityId: string; one: Stale; writes: boolean }) {
  const styles = useStyles();
  const [, go] = useLocation();
  const review = useReview(communityId, one);
  const takeOver = useTakeOver(communityId, one);
  const href = `/communities/${communityId}/knowledge/${one.id}`;
  const owner = ownerOf(one);
  const day =
    one.reviewBy && (one.reviewBy <= dayHere() ? REVIEW.was(one.reviewBy) : REVIEW.by(one.reviewBy));
  const facts = [TYPES[one.type], day, one.ownerLeft ? OWNER.left(owner.name) : owner.name];
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <div className={styles.title}>
          <TextLink quiet href={href}>
            {one.title}
          </TextLink>
        </div>
        <div className={styles.facts}>{facts.filter(Boolean).join(' · ')}</div>
      </div>
      {writes && (
        <div className={styles.actions}>
          {one.ownerLeft && (
            <Button size="small" disabledFocusable={takeOver.busy} onClick={() => void takeOver.run()}>
              {OWNER.takeOver}
            </Button>
          )}
          {one.reviewBy !== null && one.reviewBy <= dayHere() && (
            <Button size="small" disabledFocusable={review.busy} onClick={() => void review.run()}>
              {review.busy ? REVIEW.saying : REVIEW.again}
            </Button>
          )}
          <Button size="small" appearance="subtle" onClick={() => go(`${href}/edit`)}>
            {REVIEW.revise}
          </Button>
        </div>
      )}
    </li>
  );
}

/** What should be looked at: its review day has come, or nobody looks after it any more. */
export default function StalePage({ params }: { params: Readonly<Record<string, string>> }) {
  const { communityId = '' } = params;
  const styles = useStyles();
  const { data, error, reload } = useData(listStale, { params: { communityId }, query: { on: dayHere() } });
  const about = useData(openCommunity, { params: { communityId } });
  const writes = about.data?.abilities.writeKnowledge === 'yes';
  return (
    <>
      <PageHead
        title={REVIEW.title}
        back={{ href: `/communities/${communityId}/knowledge`, label: REVIEW.back }}
      >
        <p className={styles.why}>{REVIEW.why}</p>
      </PageHead>
      {error && !data && <Problem problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={4} />}
      {data?.artifacts.length === 0 && <EmptyState title={REVIEW.empty}>{REVIEW.emptyWhy}</EmptyState>}
      {data && data.artifacts.length > 0 && (
        <ul className={styles.list}>
          {data.artifacts.map((one) => (
            <StaleRow key={one.id} communityId={communityId} one={one} writes={writes} />
          ))}
        </ul>
      )}
    </>
  );
}
