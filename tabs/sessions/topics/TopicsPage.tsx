import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import type { Page } from '../../app/routes.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { lazySheet } from '../../components/lazy-sheet.tsx';
import { PageHead, Rows, Section } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { PastTopics } from './PastTopics.tsx';
import { TopicRow } from './TopicRow.tsx';
import { TOPICS } from './texts.ts';
import { type Topics, useTopics } from './use-topics.ts';

const AddTopic = lazySheet(() => import('./AddTopic.tsx'));

const useStyles = makeStyles({
  why: { margin: 0, maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  more: { marginTop: '8px' },
});

function OpenTopics({ communityId, topics }: { communityId: string; topics: Topics }) {
  const styles = useStyles();
  const { more } = topics;
  return (
    <Section title={TOPICS.open} aside={topics.votesLeft !== null && TOPICS.left(topics.votesLeft)}>
      <Rows>
        {topics.topics?.map((topic) => (
          <TopicRow
            key={topic.id}
            communityId={communityId}
            topic={topic}
            plans={topics.abilities?.plan === 'yes'}
            onVote={() => void topics.vote(topic)}
            problem={topics.problem?.topicId === topic.id ? topics.problem.problem : null}
          />
        ))}
      </Rows>
      {more && (
        <>
          {more.problem !== null && <Problem slim problem={more.problem} onRetry={() => void more.again()} />}
          <Button
            size="small"
            appearance="subtle"
            className={styles.more}
            disabledFocusable={more.busy}
            onClick={() => void more.run()}
          >
            {TOPICS.more}
          </Button>
        </>
      )}
    </Section>
  );
}

/** What should the next sessions be about? */
const TopicsPage: Page = ({ params }) => {
  const styles = useStyles();
  const communityId = params.communityId ?? '';
  const topics = useTopics(communityId);
  const [adding, setAdding] = useState(false);
  const [closed, setClosed] = useState(false);
  if (topics.error) return <Problem problem={topics.error} onRetry={topics.reload} />;
  if (!topics.topics) return <SkeletonRows rows={9} />;
  const add = topics.abilities?.add === 'yes' && (
    <Button appearance="primary" onClick={() => setAdding(true)}>
      {TOPICS.add}
    </Button>
  );
  const none = topics.topics.length === 0;
  return (
    <>
      <PageHead
        back={{ href: `/communities/${communityId}/sessions`, label: TOPICS.sessions }}
        title={TOPICS.title}
        actions={!none && add}
      >
        {!none && <p className={styles.why}>{add ? TOPICS.why : TOPICS.whyReader}</p>}
      </PageHead>
      {none ? (
        <EmptyState title={TOPICS.noneTitle} action={add}>
          {add ? TOPICS.why : TOPICS.whyReader}
        </EmptyState>
      ) : (
        <OpenTopics communityId={communityId} topics={topics} />
      )}
      <Section title={TOPICS.planned}>
        <PastTopics communityId={communityId} state="planned" />
      </Section>
      {closed ? (
        <Section title={TOPICS.closed}>
          <PastTopics communityId={communityId} state="closed" focus />
        </Section>
      ) : (
        <Button size="small" appearance="subtle" onClick={() => setClosed(true)}>
          {TOPICS.showClosed}
        </Button>
      )}
      <Suspense>
        {adding && (
          <AddTopic communityId={communityId} onAdded={topics.add} onClose={() => setAdding(false)} />
        )}
      </Suspense>
    </>
  );
};
export default TopicsPage;
