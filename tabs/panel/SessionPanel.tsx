import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { isOpen } from '../../domain/sessions/session.ts';
import { ErrorBoundary } from '../app/ErrorBoundary.tsx';
import { useShortcuts } from '../app/use-shortcuts.ts';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TabPanel, Tabs } from '../components/Tabs.tsx';
import { AgendaPane } from '../sessions/live/AgendaPane.tsx';
import { Composer } from '../sessions/live/Composer.tsx';
import { LayersOver } from '../sessions/live/layers.tsx';
import { goingOn, type LiveState } from '../sessions/live/live-state.ts';
import { NotesPane } from '../sessions/live/NotesPane.tsx';
import type { SessionClient } from '../sessions/live/session-client.ts';
import { useMoves } from '../sessions/live/use-moves.ts';
import {
  useLive,
  useLiveProblem,
  useSessionClient,
  useWaiting,
} from '../sessions/live/use-session-client.ts';
import type { Ways } from './FindSession.tsx';
import { Header } from './Header.tsx';
import { NowStrip } from './NowStrip.tsx';
import { type Asked, Questions } from './Questions.tsx';
import { Strip } from './Strip.tsx';
import { Told } from './Told.tsx';
import { PANEL } from './texts.ts';
import { useFresh } from './use-fresh.ts';
import { useLeft } from './use-left.ts';
import type { Found } from './use-meeting.ts';
import { Waiting } from './Waiting.tsx';

const Chosen = lazy(() => import('./Chosen.tsx'));
const PlaybookPane = lazy(() => import('../sessions/live/PlaybookPane.tsx'));
const Elections = lazy(() => import('./Elections.tsx'));
const Shortcuts = lazy(() => import('./Shortcuts.tsx'));

const useStyles = makeStyles({
  root: {
    containerType: 'size',
    // What a phone's keyboard leaves, see app/phone.ts.
    height: 'var(--seen-height, 100dvh)',
    translate: '0 var(--seen-top, 0)',
    minWidth: 0,
    overflowY: 'auto',
  },
  // With a keyboard there is no room for the head: it scrolls away, and strip and composer stay.
  frame: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    '@container (max-height: 420px)': { height: 'auto' },
  },
  stage: {
    display: 'flex',
    flexDirection: 'column',
    flex: 1,
    minHeight: 0,
    '@container (max-height: 420px)': { flex: 'none', height: '100cqh' },
    // With very large text nothing is fixed: everything scrolls together.
    '@container (max-height: 300px)': { height: 'auto', minHeight: '100cqh' },
  },
  covered: { position: 'relative', flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  tabs: { flexShrink: 0, padding: '0 2px' },
  fresh: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  body: { flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  pane: {
    // Holds also what is only read out, which would otherwise make the whole panel scroll.
    position: 'relative',
    flex: '1 1 0',
    minHeight: 0,
    overflowY: 'auto',
    padding: '4px 12px 12px',
    '@container (max-height: 420px)': { paddingBlock: 0 },
    '@container (max-height: 300px)': { flex: 'none', overflowY: 'visible' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  hidden: { display: 'none' },
  // Grows over the list, not beyond: then the words of the note scroll, after that what is said, and the rest stays.
  foot: {
    flex: '0 1 auto',
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    overflowY: 'auto',
    padding: '8px 12px 10px',
    '@container (max-height: 420px)': { paddingBlock: '6px' },
    '@container (max-height: 300px)': { flexShrink: 0 },
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

type Part = 'agenda' | 'notes' | 'playbook';

/** Scrolls to a note of one's own once it is drawn; without an id, to the first that was refused. */
function show(noteId?: string): void {
  requestAnimationFrame(() =>
    document
      .querySelector(noteId ? `[id^="note-"][id$="${noteId}"]` : '[data-refused]')
      ?.scrollIntoView({ block: noteId ? 'nearest' : 'center' }),
  );
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
  const [over, setOver] = useState<Asked | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLElement>(null);
  const body = useRef<HTMLElement>(null);
  const step = useRef<HTMLButtonElement>(null);
  const action = useRef<HTMLButtonElement>(null);
  const leads = state.abilities.lead === 'yes' && isOpen(state.session.state);
  // Closing offers more once it is done.
  const shown = leads || (over === 'close' && state.session.state === 'closed') ? over : null;
  const scroller = useRef<HTMLDivElement>(null);
  const moves = useMoves(client, state);
  const fresh = useFresh(client, state, part === 'notes');
  const notes = state.notes.length + useWaiting(client, state).length;
  useLeft(state, chatId, ways.ask);
  useEffect(() => {
    const { current } = stage;
    // Whoever types, or comes by keyboard, sees all that stays, also where the head has to scroll away for it. What is
    // pressed with a pointer must not move under it.
    const all = () => {
      if (current?.contains(document.activeElement) && document.activeElement?.matches(':focus-visible'))
        root.current?.scrollTo({ top: root.current.scrollHeight });
    };
    // After the field was brought into view, which a phone's keyboard does by itself.
    const later = () => requestAnimationFrame(all);
    current?.addEventListener('focusin', all);
    visualViewport?.addEventListener('resize', later);
    return () => {
      current?.removeEventListener('focusin', all);
      visualViewport?.removeEventListener('resize', later);
    };
  }, []);
  const wasShown = useRef(shown);
  useEffect(() => {
    // What was asked from is gone with the question: to what is left to do.
    if (wasShown.current !== null && shown === null && document.activeElement === document.body)
      (
        document.querySelector<HTMLElement>('[data-over] button') ??
        (wasShown.current === 'hand-over' ? action.current : step.current) ??
        document.querySelector<HTMLElement>('[role=tab][tabindex="0"]')
      )?.focus();
    wasShown.current = shown;
  }, [shown]);
  const stale = over !== null && shown === null;
  useEffect(() => {
    // Somebody else leads by now: it does not open again by itself.
    if (stale) setOver(null);
  }, [stale]);
  const done = () => setOver(null);
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
  const { walks, rounds } = goingOn(state);
  const isTogether = isOpen(state.session.state) && walks.length + rounds.length > 0;
  const together = (
    <span className={styles.fresh} role="img" aria-label={PANEL.together} title={PANEL.together}>
      ●
    </span>
  );
  return (
    <LayersOver covers={[head, body]}>
      {(layers) => (
        <div ref={root} className={styles.root}>
          <div className={styles.frame}>
            <Header
              client={client}
              state={state}
              root={head}
              action={action}
              onHandOver={() => setOver('hand-over')}
              onClose={() => setOver('close')}
            />
            <div ref={stage} className={styles.stage}>
              <NowStrip client={client} state={state} moves={moves} step={step} onAsk={setOver} />
              <div className={styles.covered}>
                <main ref={body} className={styles.body}>
                  <Strip client={client} state={state} problem={problem} />
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
                      {
                        id: 'playbook',
                        label: PANEL.playbook,
                        badge: part !== 'playbook' && isTogether ? together : undefined,
                      },
                    ]}
                  />
                  <TabPanel
                    id="agenda"
                    shown={part === 'agenda'}
                    className={mergeClasses(styles.pane, part !== 'agenda' && styles.hidden)}
                  >
                    <Suspense>
                      {found.unlink === 'yes' && isOpen(state.session.state) && (
                        <Chosen onLetGo={ways.letGo} />
                      )}
                    </Suspense>
                    <ErrorBoundary resetOn={part}>
                      <AgendaPane client={client} state={state} moves={moves} />
                      {isOpen(state.session.state) && state.abilities.capture === 'yes' && (
                        <Suspense>
                          <Elections {...client.place} />
                        </Suspense>
                      )}
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
                  <div className={styles.foot}>
                    <Told client={client} state={state} moves={moves} step={step} />
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

                {shown && (
                  <Questions asked={shown} client={client} state={state} moves={moves} onDone={done} />
                )}
                {layers}
              </div>
            </div>
          </div>
          {listed && (
            <Suspense>
              <Shortcuts onClose={() => setListed(false)} />
            </Suspense>
          )}
        </div>
      )}
    </LayersOver>
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
