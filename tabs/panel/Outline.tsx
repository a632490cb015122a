import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { currentItem } from '../../domain/sessions/agenda.ts';
import { openSession } from '../../domain/sessions/contract.ts';
import { replaced } from '../../domain/sessions/note.ts';
import { isGathering } from '../../domain/sessions/policy.ts';
import { isLeftOpen, isOpen, type Session } from '../../domain/sessions/session.ts';
import { useData } from '../api/use-data.ts';
import { Toasts } from '../app/toasts.tsx';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { When } from '../components/When.tsx';
import { openInApp } from '../host/links.ts';
import { makeSessionClient, type Place } from '../sessions/live/session-client.ts';
import { SESSIONS } from '../sessions/live/texts.ts';
import { OUTLINE } from './outline-texts.ts';
import { PANEL } from './texts.ts';

// Weighs more than the rest of this page, and is needed afterwards only.
const Summary = lazy(() => import('../sessions/page/Summary.tsx'));

const useStyles = makeStyles({
  root: {
    maxWidth: '720px',
    margin: '0 auto',
    padding: '24px',
    display: 'grid',
    gap: '12px',
    '@media (max-width: 400px)': { padding: '12px' },
  },
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
  current: { fontWeight: tokens.fontWeightSemibold },
  prompt: { margin: '2px 0 0', color: tokens.colorNeutralForeground2, whiteSpace: 'pre-wrap' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  // Has room of its own below the rest, so that what it covers can be scrolled from under it.
  told: { position: 'sticky', bottom: '6px' },
});

/** Whoever may not follow the session sees here how far it is, and is told as often while people are together. */
const askAgain = (session: Session | undefined) =>
  session && !isLeftOpen(session, new Date()) && isOpen(session.state) && isGathering(session, new Date())
    ? 3_000
    : 30_000;

/** What a session is about, how far it is, and the way to its page. */
export default function Outline({ place, personId }: { place: Place; personId: string }) {
  const styles = useStyles();
  const [client] = useState(() => makeSessionClient(place, personId));
  const { data, error, reload, patch } = useData(
    openSession,
    { params: place },
    { every: (last) => askAgain(last?.session) },
  );
  if (error && !data) return <Problem problem={error} onRetry={reload} />;
  if (!data) return <SkeletonRows rows={6} />;
  const { session, agenda, artifacts, notes, abilities, summary } = data;
  const closed = session.state === 'closed';
  const live = session.state === 'live';
  const current = live ? currentItem(agenda.items) : undefined;
  // What never began was not held, unless nobody moved through the agenda at all.
  const held = !isOpen(session.state) && session.begunAt !== null;
  const base = `/communities/${place.communityId}`;
  return (
    <main className={styles.root}>
      <h1 className={styles.topic}>{session.topic}</h1>
      {live && (
        <p role="status" className={mergeClasses(styles.quiet, styles.current)}>
          {OUTLINE.underWay}
        </p>
      )}
      <p className={styles.quiet}>
        <When at={session.startsAt} /> ·{' '}
        {session.facilitator.id === personId
          ? SESSIONS.youFacilitate
          : SESSIONS.facilitates(session.facilitator.name)}
      </p>
      {session.purpose && <p className={styles.quiet}>{session.purpose}</p>}
      <div className={styles.actions}>
        <Button appearance="primary" onClick={() => void openInApp(`${base}/sessions/${session.id}`)}>
          {OUTLINE.openSession}
        </Button>
      </div>
      {isOpen(session.state) && (
        <p className={styles.quiet}>{abilities.capture === 'yes' ? OUTLINE.joins : OUTLINE.guests}</p>
      )}
      {session.state === 'cancelled' && <p className={styles.quiet}>{SESSIONS.cancelled}</p>}
      {closed && summary && (
        <Suspense fallback={<SkeletonRows rows={4} />}>
          <Summary
            session={session}
            client={client}
            notes={notes}
            me={personId}
            summary={summary}
            leads={abilities.capture === 'yes'}
            onNote={(note) => patch((before) => ({ ...before, notes: replaced(before.notes, note) }))}
          />
        </Suspense>
      )}
      <h2 className={styles.heading}>{PANEL.agenda}</h2>
      <ol className={styles.list}>
        {agenda.items.map((item) => (
          <li key={item.id} className={styles.item} aria-current={item === current ? 'step' : undefined}>
            <div className={styles.row}>
              <span className={item === current ? styles.current : undefined}>
                {item === current && `${SESSIONS.current}: `}
                {item.title}
              </span>
              <span className={styles.minutes}>
                {SESSIONS.minutes(item.minutes)}
                {held && item.startedAt === null && `, ${SESSIONS.notHeld}`}
              </span>
            </div>
            {item.prompt && <p className={styles.prompt}>{item.prompt}</p>}
          </li>
        ))}
      </ol>
      {artifacts.length > 0 && (
        <>
          <h2 className={styles.heading}>{OUTLINE.playbooks}</h2>
          <div className={styles.actions}>
            {artifacts.map(({ id, title }) => (
              <Button key={id} onClick={() => void openInApp(`${base}/knowledge/${id}`)}>
                {title}
              </Button>
            ))}
          </div>
        </>
      )}
      <div className={styles.told}>
        <Toasts inFlow />
      </div>
    </main>
  );
}
