import { makeStyles, tokens } from '@fluentui/react-components';
import { openSession } from '../../domain/sessions/contract.ts';
import { useData } from '../api/use-data.ts';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { When } from '../components/When.tsx';
import { openInApp, openTeamsLink } from '../host/links.ts';
import { OUTLOOK } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: '12px', padding: '12px' },
  topic: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '12px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  minutes: {
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface Props {
  readonly place: { readonly communityId: string; readonly sessionId: string };
}

/** What the session is about, and the ways to it. */
export function SessionBehind({ place }: Props) {
  const styles = useStyles();
  const { data, error, reload } = useData(openSession, { params: place });
  if (error && !data) return <Problem problem={error} onRetry={reload} />;
  if (!data) return <SkeletonRows rows={6} />;
  const { session, agenda, artifacts } = data;
  const base = `/communities/${place.communityId}`;
  const { joinUrl } = session;
  return (
    <main className={styles.root}>
      <h1 className={styles.topic}>{session.topic}</h1>
      <p className={styles.quiet}>
        <When at={session.startsAt} /> · {session.facilitator.name}
      </p>
      <div className={styles.actions}>
        {joinUrl && (
          <Button appearance="primary" onClick={() => void openTeamsLink(joinUrl)}>
            {OUTLOOK.join}
          </Button>
        )}
        <Button onClick={() => void openInApp(`${base}/sessions/${session.id}`)}>{OUTLOOK.open}</Button>
      </div>
      <h2 className={styles.heading}>{OUTLOOK.agenda}</h2>
      <ol className={styles.list}>
        {agenda.items.map((item) => (
          <li key={item.id} className={styles.item}>
            <span>{item.title}</span>
            <span className={styles.minutes}>{item.minutes} min</span>
          </li>
        ))}
      </ol>
      {artifacts.length > 0 && (
        <>
          <h2 className={styles.heading}>{OUTLOOK.playbooks}</h2>
          <div className={styles.actions}>
            {artifacts.map(({ id, title }) => (
              <Button key={id} onClick={() => void openInApp(`${base}/knowledge/${id}`)}>
                {title}
              </Button>
            ))}
          </div>
        </>
      )}
    </main>
  );
}
