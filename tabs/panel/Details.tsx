import { makeStyles, tokens } from '@fluentui/react-components';
import { openSession } from '../../domain/sessions/contract.ts';
import { useData } from '../api/use-data.ts';
import { Button } from '../components/Button.tsx';
import { PersonName } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { When } from '../components/When.tsx';
import { openInApp } from '../host/links.ts';
import type { Place } from '../sessions/room.ts';
import { SESSIONS } from '../sessions/texts.ts';
import { FindSession } from './FindSession.tsx';
import { PANEL } from './texts.ts';

const useStyles = makeStyles({
  root: { maxWidth: '720px', margin: '0 auto', padding: '24px', display: 'grid', gap: '12px' },
  topic: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: '28px',
    fontWeight: tokens.fontWeightSemibold,
  },
  heading: { margin: '12px 0 0', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: { padding: '10px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  row: { display: 'flex', justifyContent: 'space-between', gap: '16px' },
  minutes: {
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
  },
  prompt: { margin: '2px 0 0', color: tokens.colorNeutralForeground2, whiteSpace: 'pre-wrap' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

function Outline({ place }: { place: Place }) {
  const styles = useStyles();
  const { data, error, mutate } = useData(openSession, { params: place }, { every: 30_000 });
  if (error && !data) return <Problem problem={error} onRetry={() => void mutate()} />;
  if (!data) return <SkeletonRows rows={6} />;
  const { session, agenda, artifacts } = data;
  const base = `/communities/${place.communityId}`;
  return (
    <main className={styles.root}>
      <h1 className={styles.topic}>{session.topic}</h1>
      <p className={styles.quiet}>
        <When at={session.startsAt} /> · <PersonName person={session.facilitator} />
      </p>
      {session.purpose && <p className={styles.quiet}>{session.purpose}</p>}
      <div className={styles.actions}>
        <Button appearance="primary" onClick={() => void openInApp(`${base}/sessions/${session.id}`)}>
          {PANEL.openSession}
        </Button>
      </div>
      {session.state !== 'closed' && session.state !== 'cancelled' && (
        <p className={styles.quiet}>{PANEL.joins}</p>
      )}
      {session.state === 'closed' && <p className={styles.quiet}>{SESSIONS.closed}</p>}
      {session.state === 'cancelled' && <p className={styles.quiet}>{SESSIONS.cancelled}</p>}
      <h2 className={styles.heading}>{PANEL.agenda}</h2>
      <ol className={styles.list}>
        {agenda.items.map((item) => (
          <li key={item.id} className={styles.item}>
            <div className={styles.row}>
              <span>{item.title}</span>
              <span className={styles.minutes}>{SESSIONS.minutes(item.minutes)}</span>
            </div>
            {item.prompt && <p className={styles.prompt}>{item.prompt}</p>}
          </li>
        ))}
      </ol>
      {artifacts.length > 0 && (
        <>
          <h2 className={styles.heading}>{PANEL.playbooks}</h2>
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

/** The app's tab in a meeting's details: what the session is about, and the way to its page. */
export default function Details({ chatId }: { chatId: string }) {
  return (
    <FindSession chatId={chatId} waiting={<SkeletonRows rows={6} />}>
      {(place) => <Outline place={place} />}
    </FindSession>
  );
}
