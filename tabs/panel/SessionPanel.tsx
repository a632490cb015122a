import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { noteName } from '../../domain/sessions/note.ts';
import { isOpen } from '../../domain/sessions/session.ts';
import { ErrorBoundary } from '../app/ErrorBoundary.tsx';
import { Toasts } from '../app/toasts.tsx';
import { useShortcuts } from '../app/use-shortcuts.ts';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TabPanel, Tabs } from '../components/Tabs.tsx';
import { AgendaPane } from '../sessions/live/AgendaPane.tsx';
import { Composer } from '../sessions/live/Composer.tsx';
import { LeadBar } from '../sessions/live/LeadBar.tsx';
import type { LiveState } from '../sessions/live/live-state.ts';
import { NotesPane } from '../sessions/live/NotesPane.tsx';
import { isMine, type SessionClient } from '../sessions/live/session-client.ts';
import { useMoves } from '../sessions/live/use-moves.ts';
import {
  useLive,
  useLiveProblem,
  useSessionClient,
  useWaiting,
} from '../sessions/live/use-session-client.ts';
import { Chosen } from './Chosen.tsx';
import type { Ways } from './FindSession.tsx';
import { Header } from './Header.tsx';
import { NowStrip } from './NowStrip.tsx';
import { Strip } from './Strip.tsx';
import { PANEL, PANEL_SHORTCUTS } from './texts.ts';
import type { Found } from './use-meeting.ts';
import { Waiting } from './Waiting.tsx';

const PlaybookPane = lazy(() => import('../sessions/live/PlaybookPane.tsx'));
const ShortcutsSheet = lazy(() => import('../app/ShortcutsSheet.tsx'));

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    height: '100dvh',
    minWidth: 0,
    // With very large text nothing is fixed: everything scrolls together.
    '@media (max-height: 480px)': { height: 'auto', minHeight: '100dvh' },
  },
  tabs: { padding: '0 2px' },
  fresh: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
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

type Part = 'agenda' | 'notes' | 'playbook';

/** How many notes of others have come since the notes were last shown; what was there at first is not new. */
function useFresh(client: SessionClient, { notes }: LiveState, shown: boolean): number {
  const seen = useRef<ReadonlySet<string> | null>(null);
  if (shown || seen.current === null) seen.current = new Set(notes.map(noteName));
  const { current } = seen;
  return notes.filter((note) => !current.has(noteName(note)) && !isMine(client, note)).length;
}

/** Scrolls to a note of one's own once it is drawn; without an id, to the first that was refused. */
function show(noteId?: string): void {
  requestAnimationFrame(() =>
    document
      .querySelector(noteId ? `[id^="note-"][id$="${noteId}"]` : '[data-refused]')
      ?.scrollIntoView({ block: noteId ? 'nearest' : 'center' }),
  );
}

/** Somebody else in the meeting has let go of this session, or Teams has told another one. */
function useLeft({ session }: LiveState, chatId: string, onLeft: () => void): void {
  const belonged = useRef(false);
  const left = useRef(onLeft);
  left.current = onLeft;
  useEffect(() => {
    if (session.chatId === chatId) belonged.current = true;
    else if (belonged.current) {
      belonged.current = false;
      left.current();
    }
  }, [session.chatId, chatId]);
}

interface Props {
  readonly chatId: string;
  readonly found: Found;
  readonly ways: Ways;
  readonly personId: string;
}

interface EnteredProps extends Omit<Props, 'personId'> {
  readonly client: SessionClient;
  readonly state: LiveState;
  readonly problem: unknown;
}

function Entered({ client, state, problem, chatId, found, ways }: EnteredProps) {
  const styles = useStyles();
  const [part, setPart] = useState<Part>('agenda');
  const [visited, setVisited] = useState(false);
  const [listed, setListed] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const moves = useMoves(client, state);
  const fresh = useFresh(client, state, part === 'notes');
  const notes = state.notes.length + useWaiting(client, state).length;
  useLeft(state, chatId, ways.ask);
  useShortcuts({ '?': () => setListed(true) });
  useEffect(() => {
    if (part === 'playbook') setVisited(true);
  }, [part]);
  const newNotes = (
    <span
      className={styles.fresh}
      role="img"
      aria-label={PANEL.newNotes(fresh)}
      title={PANEL.newNotes(fresh)}
    >
      +{fresh}
    </span>
  );
  return (
    <div className={styles.root}>
      <Header client={client} state={state} />
      <NowStrip client={client} state={state} />
      <Strip client={client} state={state} problem={problem} />
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
              badge: fresh > 0 ? newNotes : notes || undefined,
            },
            { id: 'playbook', label: PANEL.playbook },
          ]}
        />
        <TabPanel
          id="agenda"
          shown={part === 'agenda'}
          className={mergeClasses(styles.pane, part !== 'agenda' && styles.hidden)}
        >
          {found.unlink === 'yes' && isOpen(state.session.state) && <Chosen onLetGo={ways.letGo} />}
          <ErrorBoundary resetOn={part}>
            <AgendaPane client={client} state={state} moves={moves} />
          </ErrorBoundary>
        </TabPanel>
        <TabPanel
          id="notes"
          shown={part === 'notes'}
          scroller={scroller}
          className={mergeClasses(styles.pane, part !== 'notes' && styles.hidden)}
        >
          <ErrorBoundary resetOn={part}>
            <NotesPane client={client} state={state} scroller={scroller} shown={part === 'notes'} />
          </ErrorBoundary>
        </TabPanel>
        <TabPanel
          id="playbook"
          shown={part === 'playbook'}
          className={mergeClasses(styles.pane, part !== 'playbook' && styles.hidden)}
        >
          {(visited || part === 'playbook') && (
            <ErrorBoundary resetOn={part}>
              <Suspense fallback={<SkeletonRows rows={4} />}>
                <PlaybookPane client={client} state={state} />
              </Suspense>
            </ErrorBoundary>
          )}
        </TabPanel>
        <ErrorBoundary resetOn={part}>
          <LeadBar client={client} state={state} moves={moves} />
        </ErrorBoundary>
        <div className={styles.foot}>
          <Toasts inFlow />
          <Composer
            client={client}
            state={state}
            onSaved={(noteId) => part === 'notes' && show(noteId)}
            onLook={(noteId) => {
              setPart('notes');
              show(noteId);
            }}
          />
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

/** The side panel of a session: three tabs, and below them the composer, which is always shown. */
export function SessionPanel({ personId, ...meeting }: Props) {
  const client = useSessionClient(meeting.found.place, personId);
  const state = useLive(client);
  const problem = useLiveProblem(client);
  if (state) return <Entered client={client} state={state} problem={problem} {...meeting} />;
  if (problem === null) return <Waiting />;
  return <Problem problem={problem} onRetry={() => client.following.now()} />;
}
