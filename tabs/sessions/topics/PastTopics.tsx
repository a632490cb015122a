import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { listTopics } from '../../../domain/sessions/topic-contract.ts';
import type { ShownTopic } from '../../../domain/sessions/topic-page.ts';
import { useData } from '../../api/use-data.ts';
import { sayMoment } from '../../components/dates.ts';
import { Row, Rows } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { Became } from './TopicSessions.tsx';
import { TOPICS } from './texts.ts';

const useStyles = makeStyles({
  none: { margin: 0, padding: '11px 0 8px', color: tokens.colorNeutralForeground2 },
  quiet: { color: tokens.colorNeutralForeground2 },
  more: { marginTop: '8px' },
});

function PastTopic({ communityId, topic }: { communityId: string; topic: ShownTopic }) {
  const styles = useStyles();
  const { planned, closed } = topic;
  return (
    <Row end={planned && TOPICS.votes(planned.votes)}>
      <TextLink href={`/communities/${communityId}/topics/${topic.id}`}>{topic.title}</TextLink>
      <Became communityId={communityId} title={topic.title} sessions={topic.sessions} />
      {closed && (
        <div className={styles.quiet}>
          {TOPICS.closedBy(closed.by.name, sayMoment(closed.at))} {closed.word}
        </div>
      )}
    </Row>
  );
}

interface Props {
  readonly communityId: string;
  readonly state: 'planned' | 'closed';
  /** The end of the page before. */
  readonly after?: string;
  /** Whether whoever asked for it goes on reading here. */
  readonly focus?: boolean;
}

/** A page of topics that are not open any more, latest first, and once they are asked for, those before. */
export function PastTopics({ communityId, state, after, focus = false }: Props) {
  const styles = useStyles();
  const page = useRef<HTMLDivElement>(null);
  const [earlier, setEarlier] = useState(false);
  const { data, error, reload } = useData(listTopics, {
    params: { communityId },
    query: { state, ...(after && { after }) },
  });
  const arrived = data !== undefined;
  // The button that asked for them is gone.
  useEffect(() => {
    if (arrived && focus) (page.current?.querySelector('a') ?? page.current)?.focus();
  }, [arrived, focus]);
  return (
    <div ref={page} tabIndex={focus ? -1 : undefined}>
      {error && !data && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={2} />}
      {data?.topics.length === 0 && !after && (
        <p className={styles.none}>{state === 'planned' ? TOPICS.plannedNone : TOPICS.closedNone}</p>
      )}
      <Rows>
        {data?.topics.map((topic) => (
          <PastTopic key={topic.id} communityId={communityId} topic={topic} />
        ))}
      </Rows>
      {data?.next &&
        (earlier ? (
          <PastTopics communityId={communityId} state={state} after={data.next} focus />
        ) : (
          <Button size="small" appearance="subtle" className={styles.more} onClick={() => setEarlier(true)}>
            {TOPICS.more}
          </Button>
        ))}
    </div>
  );
}
