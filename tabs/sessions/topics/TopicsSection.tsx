import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import { lazySheet } from '../../components/lazy-sheet.tsx';
import { Rows, Section } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { TopicRow } from './TopicRow.tsx';
import { TOPICS } from './texts.ts';
import { useTopics } from './use-topics.ts';

const AddTopic = lazySheet(() => import('./AddTopic.tsx'));

const useStyles = makeStyles({
  none: { margin: 0, padding: '11px 0 8px', color: tokens.colorNeutralForeground2 },
  below: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px', paddingTop: '8px' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** So many stand on the page of sessions. */
const FIRST = 3;

/** What the next sessions may be about: the topics that most want. */
export default function TopicsSection({ communityId }: { communityId: string }) {
  const styles = useStyles();
  const topics = useTopics(communityId);
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<string | null>(null);
  const { abilities } = topics;
  const mayAdd = abilities?.add === 'yes';
  // What I have just added stands below those with the most votes.
  const shown = topics.topics?.filter(({ id }, n) => n < FIRST || id === added);
  return (
    <Section
      title={TOPICS.title}
      aside={<TextLink href={`/communities/${communityId}/topics`}>{TOPICS.all}</TextLink>}
    >
      {topics.error && <Problem slim problem={topics.error} onRetry={topics.reload} />}
      {!topics.topics && !topics.error && <SkeletonRows rows={FIRST} />}
      {topics.topics?.length === 0 && <p className={styles.none}>{TOPICS.none}</p>}
      <Rows>
        {shown?.map((topic) => (
          <TopicRow
            key={topic.id}
            communityId={communityId}
            topic={topic}
            plans={abilities?.plan === 'yes'}
            onVote={() => void topics.vote(topic)}
            problem={topics.problem?.topicId === topic.id ? topics.problem.problem : null}
          />
        ))}
      </Rows>
      {mayAdd && (
        <div className={styles.below}>
          <Button size="small" onClick={() => setAdding(true)}>
            {TOPICS.add}
          </Button>
          {topics.topics && topics.topics.length > 0 && topics.votesLeft !== null && (
            <span className={styles.quiet}>{TOPICS.left(topics.votesLeft)}</span>
          )}
        </div>
      )}
      <Suspense>
        {adding && (
          <AddTopic
            communityId={communityId}
            onAdded={(topic) => {
              topics.add(topic);
              setAdded(topic.id);
            }}
            onClose={() => setAdding(false)}
          />
        )}
      </Suspense>
    </Section>
  );
}
