import { makeStyles, tokens } from '@fluentui/react-components';
import { listSessions } from '../../../domain/sessions/contract.ts';
import { useData } from '../../api/use-data.ts';
import { TextLink } from '../../components/TextLink.tsx';
import { When } from '../../components/When.tsx';
import { LIST, NEXT } from './texts.ts';

const useStyles = makeStyles({
  line: { margin: 0 },
  topic: { marginInline: '8px' },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

/** The next session in one line, for pages that are about something else. */
export default function NextStrip({ communityId }: { communityId: string }) {
  const styles = useStyles();
  const { data } = useData(
    listSessions,
    { params: { communityId }, query: { when: 'upcoming' } },
    { every: 60_000 },
  );
  if (!data) return null;
  const [next] = data.sessions;
  if (!next) return <span className={styles.quiet}>{LIST.none}</span>;
  return (
    <p className={styles.line}>
      <span className={styles.quiet}>{NEXT.next}</span>
      <TextLink className={styles.topic} href={`/communities/${communityId}/sessions/${next.id}`}>
        {next.topic}
      </TextLink>
      <span className={styles.quiet}>{next.state === 'live' ? LIST.live : <When at={next.startsAt} />}</span>
    </p>
  );
}
