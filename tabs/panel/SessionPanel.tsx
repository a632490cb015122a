import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { isOpen } from '../../domain/sessions/session.ts';
import { ApiProblem } from '../api/problem.ts';
import { Toasts } from '../app/toasts.tsx';
import { useShortcuts } from '../app/use-shortcuts.ts';
import { Button } from '../components/Button.tsx';
import { sayClock } from '../components/dates.ts';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TabPanel, Tabs } from '../components/Tabs.tsx';
import { When } from '../components/When.tsx';
import { AgendaPane } from '../sessions/AgendaPane.tsx';
import { Composer } from '../sessions/Composer.tsx';
import type { LiveState } from '../sessions/live-state.ts';
import { NotesPane } from '../sessions/NotesPane.tsx';
import type { Place, Room } from '../sessions/room.ts';
import { SESSIONS } from '../sessions/texts.ts';
import { useEnteredRoom, useLive, useLiveProblem, useServerNow } from '../sessions/use-room.ts';
import { PANEL, PANEL_SHORTCUTS } from './texts.ts';
import { Waiting } from './Waiting.tsx';

const HandOver = lazy(() => import('../sessions/HandOver.tsx'));
const PlaybookPane = lazy(() => import('../sessions/PlaybookPane.tsx'));
const ShortcutsSheet = lazy(() => import('../app/ShortcutsSheet.tsx'));

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    height: '100dvh',
    minWidth: 0,
    // Very large text leaves no room for parts that stay: everything scrolls together.
    '@media (max-height: 480px)': { height: 'auto', minHeight: '100dvh' },
  },
  head: { padding: '10px 12px 4px', display: 'grid', gap: '2px' },
  line: {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    gap: '0 8px',
  },
  second: { alignItems: 'center', minHeight: '28px' },
  topic: {
    flex: '1 1 60%',
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: '22px',
    fontWeight: tokens.fontWeightSemibold,
  },
  clock: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground2, minWidth: 0 },
  strip: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    padding: '6px 12px',
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase200,
  },
  tabs: { padding: '0 2px' },
  body: { flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  pane: {
    flex: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: '4px 12px 12px',
    '@media (max-height: 480px)': { overflowY: 'visible' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  hidden: { display: 'none' },
  foot: { position: 'relative' },
});

/** How long the session has been under way. */
function Running({ room, state }: { room: Room; state: LiveState }) {
  const styles = useStyles();
  const { begunAt } = state.session;
  const now = useServerNow(room, true).getTime();
  if (begunAt === null) return null;
  return (
    <span role="timer" aria-label={SESSIONS.running} className={styles.clock}>
      {sayClock(Math.max(0, now - Date.parse(begunAt)))}
    </span>
  );
}

function Header({ room, state }: { room: Room; state: LiveState }) {
  const styles = useStyles();
  const [handing, setHanding] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { session, abilities } = state;
  const { facilitator } = session;
  const done = () => {
    setHanding(false);
    button.current?.focus();
  };
  return (
    <header>
      <div className={styles.head}>
        <div className={styles.line}>
          <h1 className={styles.topic}>{session.topic}</h1>
          {session.state === 'live' && <Running room={room} state={state} />}
        </div>
        <div className={mergeClasses(styles.line, styles.second)}>
          <span className={styles.quiet}>
            {facilitator.id === room.personId
              ? SESSIONS.youFacilitate
              : SESSIONS.facilitates(facilitator.name)}
          </span>
          {abilities.lead === 'yes' && isOpen(session.state) && (
            <Button
              ref={button}
              size="small"
              appearance="subtle"
              aria-expanded={handing}
              onClick={() => setHanding(!handing)}
            >
              {SESSIONS.handOver}
            </Button>
          )}
        </div>
        {(session.state === 'planned' || session.state === 'invited') && (
          <span className={styles.quiet}>
            <When at={session.startsAt} />
          </span>
        )}
      </div>
      {handing && (
        <Suspense fallback={<SkeletonRows rows={3} />}>
          <HandOver room={room} from={facilitator.id} onDone={done} />
        </Suspense>
      )}
    </header>
  );
}

/** What has to be said about the session as a whole. */
function Strip({ room, state, problem }: { room: Room; state: LiveState; problem: unknown }) {
  const styles = useStyles();
  const { session } = state;
  // A host that gives no token just now is as good as a server that does not answer: the next beat asks again.
  if (
    problem instanceof ApiProblem &&
    problem.status < 500 &&
    problem.status !== 429 &&
    problem.code !== 'no-token'
  )
    return <Problem slim problem={problem} onRetry={() => room.following.now()} />;
  return (
    <div role="status">
      {problem !== null && (
        <div className={styles.strip}>
          {PANEL.away}
          <Button size="small" onClick={() => room.following.now()}>
            {PANEL.retry}
          </Button>
        </div>
      )}
      {session.state === 'closed' && (
        <div className={styles.strip}>
          {SESSIONS.closed}
          <Button
            size="small"
            onClick={async () => {
              const { openInApp } = await import('../host/links.ts');
              await openInApp(`/communities/${session.communityId}/sessions/${session.id}`);
            }}
          >
            {SESSIONS.closedOpen}
          </Button>
        </div>
      )}
      {session.state === 'cancelled' && <div className={styles.strip}>{SESSIONS.cancelled}</div>}
    </div>
  );
}

type Part = 'agenda' | 'notes' | 'playbook';

/** The side panel of a session: three tabs, and one composer that never leaves. */
export default function SessionPanel({ place, personId }: { place: Place; personId: string }) {
  const styles = useStyles();
  const room = useEnteredRoom(place, personId);
  const state = useLive(room);
  const problem = useLiveProblem(room);
  const [part, setPart] = useState<Part>('agenda');
  const [visited, setVisited] = useState(false);
  const [listed, setListed] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const count = state?.notes.length ?? 0;
  const seen = useRef<number | null>(null);
  // What was there at first is not new; from then on, what came since the notes were last shown is.
  if (state && (part === 'notes' || seen.current === null)) seen.current = count;
  const fresh = Math.max(0, count - (seen.current ?? count));
  const look = () => {
    setPart('notes');
    requestAnimationFrame(() =>
      document.querySelector('[data-refused]')?.scrollIntoView({ block: 'center' }),
    );
  };
  useShortcuts({ '?': () => setListed(true) });
  useEffect(() => {
    if (part === 'playbook') setVisited(true);
  }, [part]);

  if (!state) {
    return problem === null ? (
      <Waiting />
    ) : (
      <Problem problem={problem} onRetry={() => room.following.now()} />
    );
  }
  return (
    <div className={styles.root}>
      <Header room={room} state={state} />
      <Strip room={room} state={state} problem={problem} />
      <main className={styles.body}>
        <Tabs
          label={PANEL.tabs}
          className={styles.tabs}
          chosen={part}
          onChoose={setPart}
          tabs={[
            { id: 'agenda', label: PANEL.agenda },
            {
              id: 'notes',
              label: PANEL.notes,
              badge: fresh > 0 ? PANEL.newNotes(fresh) : count || undefined,
            },
            { id: 'playbook', label: PANEL.playbook },
          ]}
        />
        <TabPanel
          id="agenda"
          shown={part === 'agenda'}
          className={mergeClasses(styles.pane, part !== 'agenda' && styles.hidden)}
        >
          <AgendaPane room={room} state={state} />
        </TabPanel>
        <TabPanel
          id="notes"
          shown={part === 'notes'}
          scroller={scroller}
          className={mergeClasses(styles.pane, part !== 'notes' && styles.hidden)}
        >
          <NotesPane room={room} state={state} scroller={scroller} shown={part === 'notes'} />
        </TabPanel>
        <TabPanel
          id="playbook"
          shown={part === 'playbook'}
          className={mergeClasses(styles.pane, part !== 'playbook' && styles.hidden)}
        >
          {(visited || part === 'playbook') && (
            <Suspense fallback={<SkeletonRows rows={4} />}>
              <PlaybookPane room={room} state={state} />
            </Suspense>
          )}
        </TabPanel>
        <div className={styles.foot}>
          <Toasts inFlow />
          <Composer room={room} state={state} onNotes={() => setPart('notes')} onLook={look} />
        </div>
      </main>
      {listed && (
        <Suspense>
          <ShortcutsSheet shortcuts={PANEL_SHORTCUTS} onClose={() => setListed(false)} />
        </Suspense>
      )}
    </div>
  );
}
