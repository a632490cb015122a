import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import type { ShownTopic } from '../../../domain/sessions/topic-page.ts';
import { Problem } from '../../components/Problem.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { When } from '../../components/When.tsx';
import { inBrief } from './in-brief.ts';
import { TOPICS } from './texts.ts';
import { VoteButton } from './VoteButton.tsx';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'start',
    gap: '4px 12px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 480px)': { gridTemplateColumns: 'auto minmax(0, 1fr)' },
  },
  main: { minWidth: 0, padding: '6px 0', overflowWrap: 'anywhere' },
  why: { color: tokens.colorNeutralForeground2 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  end: { '@media (max-width: 480px)': { gridColumn: '2', marginBottom: '4px' } },
  wide: { gridColumn: '1 / -1' },
});

interface Props {
  readonly communityId: string;
  readonly topic: ShownTopic;
  readonly plans: boolean;
  readonly onVote: () => void;
  readonly problem: unknown;
}

/** An open topic: how many want it, what it is, and for those who plan, the way to its session. */
export function TopicRow({ communityId, topic, plans, onVote, problem }: Props) {
  const styles = useStyles();
  const [, go] = useLocation();
  const why = inBrief(topic.why);
  return (
    <li className={styles.row}>
      <VoteButton topic={topic} onVote={onVote} />
      <div className={styles.main}>
        <TextLink href={`/communities/${communityId}/topics/${topic.id}`}>{topic.title}</TextLink>
        {why && <div className={styles.why}>{why}</div>}
        <div className={styles.quiet}>
          {topic.by.name} · <When at={topic.at} as="distance" />
        </div>
      </div>
      {plans && (
        <div className={styles.end}>
          <Button
            size="small"
            aria-label={TOPICS.planOf(topic.title)}
            onClick={() => go(`/communities/${communityId}/plan?topic=${topic.id}`)}
          >
            {TOPICS.planShort}
          </Button>
        </div>
      )}
      {problem !== null && (
        <div className={styles.wide}>
          <Problem slim problem={problem} onRetry={onVote} />
        </div>
      )}
    </li>
  );
}
