import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import * as z from 'zod/mini';
import { currentItem, elapsed } from '../../domain/sessions/agenda.ts';
import { id } from '../../domain/shared/ids.ts';
import { ApiProblem } from '../api/problem.ts';
import { Toasts } from '../app/toasts.tsx';
import { sayClock } from '../components/dates.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import type { LiveState } from '../sessions/live/live-state.ts';
import type { Place, SessionClient } from '../sessions/live/session-client.ts';
import { SESSIONS } from '../sessions/live/texts.ts';
import {
  useLive,
  useLiveProblem,
  useServerNow,
  useSessionClient,
} from '../sessions/live/use-session-client.ts';
import { FindSession } from './FindSession.tsx';
import Outline from './Outline.tsx';
import { PANEL } from './texts.ts';

const Artifact = lazy(() => import('../sessions/live/Artifact.tsx'));

const useStyles = makeStyles({
  // Read from across a room: everything inside is in em.
  root: {
    maxWidth: '960px',
    margin: '0 auto',
    padding: '24px 32px 48px',
    fontSize: '20px',
    lineHeight: '1.45',
  },
  topic: { margin: '0 0 16px', fontSize: '28px', lineHeight: '36px', fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '24px',
    padding: '12px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  past: { color: tokens.colorNeutralForeground3 },
  now: { fontWeight: tokens.fontWeightSemibold },
  clock: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  prompt: { margin: '0 0 12px', color: tokens.colorNeutralForeground2, whiteSpace: 'pre-wrap' },
});

function Agenda({ client, state }: { client: SessionClient; state: LiveState }) {
  const styles = useStyles();
  const now = useServerNow(client, state.session.state === 'live');
  const current = state.session.state === 'live' ? currentItem(state.agenda.items) : undefined;
  return (
    <ol className={styles.list}>
      {state.agenda.items.map((item) => (
        <li key={item.id} aria-current={item === current ? 'step' : undefined}>
          <div className={styles.item}>
            <span className={item === current ? styles.now : item.endedAt ? styles.past : undefined}>
              {item.title}
            </span>
            <span className={styles.clock}>
              {item === current && `${sayClock(elapsed(item, now))} · `}
              {SESSIONS.minutes(item.minutes)}
            </span>
          </div>
          {item === current && item.prompt && <p className={styles.prompt}>{item.prompt}</p>}
        </li>
      ))}
    </ol>
  );
}

function Shown({
  place,
  artifactId,
  personId,
}: {
  place: Place;
  artifactId: string | null;
  personId: string;
}) {
  const styles = useStyles();
  const client = useSessionClient(place, personId, true);
  const state = useLive(client);
  const problem = useLiveProblem(client);
  // Guests do not follow a session; they see what it is about.
  if (problem instanceof ApiProblem && problem.code === 'role-may-not')
    return <Outline place={place} personId={personId} />;
  if (!state)
    return problem === null ? (
      <SkeletonRows rows={6} />
    ) : (
      <Problem problem={problem} onRetry={() => client.following.now()} />
    );
  return (
    <main className={styles.root}>
      {artifactId ? (
        <Suspense fallback={<SkeletonRows rows={6} />}>
          <Artifact client={client} state={state} artifactId={artifactId} on="stage" />
        </Suspense>
      ) : (
        <>
          <h1 className={styles.topic}>{state.session.topic}</h1>
          <Agenda client={client} state={state} />
        </>
      )}
      <Toasts />
    </main>
  );
}

const wanted = z.object({ community: id, session: id, artifact: z.optional(id) });

/** The meeting's stage: what somebody shows to everyone, large and only to read; without that the agenda. */
export default function Stage({ chatId, personId }: { chatId: string | null; personId: string }) {
  const [asked] = useState(() => wanted.safeParse(Object.fromEntries(new URLSearchParams(location.search))));
  if (asked.success) {
    const { community, session, artifact } = asked.data;
    const place = { communityId: community, sessionId: session };
    return <Shown place={place} artifactId={artifact ?? null} personId={personId} />;
  }
  if (!chatId) return <EmptyState title={PANEL.stageGone}>{PANEL.noMeetingWhy}</EmptyState>;
  return (
    <FindSession chatId={chatId} waiting={<SkeletonRows rows={6} />}>
      {({ place }) => <Shown place={place} artifactId={null} personId={personId} />}
    </FindSession>
  );
}
