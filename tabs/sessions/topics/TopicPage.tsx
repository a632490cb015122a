import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { noteName } from '../../../domain/sessions/note.ts';
import type { TopicOrigin } from '../../../domain/sessions/topic.ts';
import { openTopic, type ShownTopic } from '../../../domain/sessions/topic-page.ts';
import { useData } from '../../api/use-data.ts';
import type { Page } from '../../app/routes.ts';
import { sayMoment } from '../../components/dates.ts';
import { lazySheet } from '../../components/lazy-sheet.tsx';
import { PageHead, Section } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { When } from '../../components/When.tsx';
import { useHost } from '../../host/use-host.ts';
import { TAXONOMY_WORDS } from '../session-words.ts';
import { Became } from './TopicSessions.tsx';
import { TOPICS } from './texts.ts';
import { useVoting } from './use-topics.ts';
import { VoteButton } from './VoteButton.tsx';

const EditTopic = lazySheet(() => import('./EditTopic.tsx'));
const CloseTopic = lazySheet(() => import('./CloseTopic.tsx'));

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  why: { margin: '4px 0 0', maxWidth: '640px', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', marginTop: '12px' },
  sessions: { padding: '11px 0' },
});

/** Where that stands from which a topic grew. */
function placeOf(communityId: string, from: TopicOrigin): string {
  const community = `/communities/${communityId}`;
  if (from.kind === 'pilot') return `${community}/pilots/${from.pilotId}`;
  if (from.kind === 'annotation')
    return `${community}/knowledge/${from.artifactId}#annotation-${from.annotationId}`;
  return `${community}/sessions/${from.sessionId}#note-${noteName({ authorKey: from.authorKey, id: from.noteId })}`;
}

function Facts({ communityId, topic }: { communityId: string; topic: ShownTopic }) {
  const styles = useStyles();
  const { personId } = useHost();
  const { by, at, taxonomy, from, closed } = topic;
  return (
    <>
      <p className={styles.quiet}>
        {by.id === personId ? TOPICS.byMe : TOPICS.by(by.name)} <When at={at} as="distance" />
        {taxonomy && ` · ${TAXONOMY_WORDS[taxonomy]}`}
      </p>
      {from && (
        <p className={styles.quiet}>
          {TOPICS.from[from.kind]} <TextLink href={placeOf(communityId, from)}>{from.label}</TextLink>
        </p>
      )}
      {closed && (
        <p className={styles.quiet}>
          {TOPICS.closedBy(closed.by.name, sayMoment(closed.at))} {closed.word}
        </p>
      )}
    </>
  );
}

/** One topic: why it is worth a session, who wants it, and what became of it. */
const TopicPage: Page = ({ params: { communityId = '', topicId = '' } }) => {
  const styles = useStyles();
  const [, go] = useLocation();
  const { data, error, reload, patch } = useData(openTopic, { params: { communityId, topicId } });
  const [open, setOpen] = useState<'edit' | 'close' | null>(null);
  const { vote, problem } = useVoting({
    communityId,
    votesLeft: data?.votesLeft,
    show: (topic, left) =>
      patch((before) => ({
        ...before,
        topic,
        votesLeft: before.votesLeft === null ? null : left(before.votesLeft),
      })),
  });
  if (error && !data) return <Problem problem={error} onRetry={reload} />;
  if (!data) return <SkeletonRows rows={5} />;
  const { topic, votesLeft, abilities } = data;
  const isOpen = topic.state === 'open';
  const changes = topic.abilities.change === 'yes';
  return (
    <article>
      <PageHead
        back={{ href: `/communities/${communityId}/topics`, label: TOPICS.title }}
        title={topic.title}
      >
        <Facts communityId={communityId} topic={topic} />
        {topic.why && <p className={styles.why}>{topic.why}</p>}
        <div className={styles.actions}>
          {isOpen && <VoteButton topic={topic} onVote={() => void vote(topic)} />}
          {abilities.plan === 'yes' && (
            <Button
              appearance={isOpen ? 'primary' : 'secondary'}
              onClick={() => go(`/communities/${communityId}/plan?topic=${topic.id}`)}
            >
              {topic.state === 'planned' ? TOPICS.planAnother : TOPICS.plan}
            </Button>
          )}
          {changes && (
            <>
              <Button onClick={() => setOpen('edit')}>{TOPICS.edit}</Button>
              <Button appearance="subtle" onClick={() => setOpen('close')}>
                {TOPICS.letGo}
              </Button>
            </>
          )}
        </div>
        {isOpen && votesLeft !== null && <p className={styles.quiet}>{TOPICS.left(votesLeft)}</p>}
        {problem && <Problem slim problem={problem.problem} onRetry={() => void vote(topic)} />}
      </PageHead>
      {topic.sessions.length > 0 && (
        <Section title={TOPICS.planned} aside={topic.planned && TOPICS.votes(topic.planned.votes)}>
          <div className={styles.sessions}>
            <Became communityId={communityId} title={topic.title} sessions={topic.sessions} />
          </div>
        </Section>
      )}
      <Suspense>
        {open === 'edit' && (
          <EditTopic communityId={communityId} topic={topic} onClose={() => setOpen(null)} />
        )}
        {open === 'close' && (
          <CloseTopic communityId={communityId} topic={topic} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </article>
  );
};
export default TopicPage;
