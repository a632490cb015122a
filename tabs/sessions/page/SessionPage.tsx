import { Button, makeStyles } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { readCommunity } from '../../../domain/community/abilities.ts';
import { openCommunity } from '../../../domain/community/contract.ts';
import { roleMay } from '../../../domain/community/policy.ts';
import { answerOf } from '../../../domain/sessions/answers.ts';
import type { SessionPage as Opened } from '../../../domain/sessions/contract.ts';
import { openSession } from '../../../domain/sessions/contract.ts';
import { replaced } from '../../../domain/sessions/note.ts';
import { mayBeReopened } from '../../../domain/sessions/policy.ts';
import { isOpen } from '../../../domain/sessions/session.ts';
import { ApiProblem } from '../../api/client.ts';
import { useData } from '../../api/use-data.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { lazySheet } from '../../components/lazy-sheet.tsx';
import { Row, Rows, Section } from '../../components/Page.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { useHost } from '../../host/use-host.ts';
import { withNote } from '../live/live-state.ts';
import { makeSessionClient } from '../live/session-client.ts';
import { useLive } from '../live/use-session-client.ts';
import { AgendaNotes } from './AgendaNotes.tsx';
import { Head, type Opening } from './Head.tsx';
import { NoteActionsContext } from './NoteMore.tsx';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';
import { useAnswer } from './use-answer.ts';
import { viewOf } from './view.ts';

// Below all that is read first.
const AddNote = lazy(() => import('./AddNote.tsx'));
// Needed afterwards only.
const Summary = lazy(() => import('./Summary.tsx'));
const MoveSheet = lazySheet(() => import('./MoveSheet.tsx'));
const CancelSheet = lazySheet(() => import('./CancelSheet.tsx'));
const HandOverSheet = lazySheet(() => import('./HandOverSheet.tsx'));
const Answers = lazy(() => import('./Answers.tsx'));
const Attendance = lazy(() => import('./Attendance.tsx'));
const CameOfIt = lazy(() => import('./CameOfIt.tsx'));
const RecogniseLeader = lazy(() => import('../../recognition/RecogniseLeader.tsx'));
const WorthKeeping = lazy(() => import('../../synthesis/WorthKeeping.tsx'));
const Offers = lazy(() => import('./Offers.tsx'));
const WhatIBring = lazy(() => import('../prepare/WhatIBring.tsx'));

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    columnGap: '48px',
    '@media screen and (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr) 272px' },
  },
  aside: { minWidth: 0 },
  main: { minWidth: 0 },
});

/**
 * How often the page asks again: often while an invite is going out, seldom while a closed session may be reopened or a
 * report of who was there may come, otherwise not at all once the session is over.
 */
function beatOf({ session, attendance }: Opened): number {
  if (session.invite === 'waiting') return 2_500;
  if (isOpen(session.state)) return 8_000;
  if (mayBeReopened(session, new Date())) return 15_000;
  return attendance?.reading === 'waiting' ? 60_000 : 0;
}

/** Whether something is being typed: until what has taken the focus, such as a click, is done. */
function useTyping(): [typing: boolean, set: (typing: boolean) => void] {
  const [typing, setTyping] = useState(false);
  const ending = useRef<ReturnType<typeof setTimeout>>(undefined);
  function set(now: boolean): void {
    clearTimeout(ending.current);
    if (now) setTyping(true);
    else ending.current = setTimeout(setTyping, 300, false);
  }
  return [typing, set];
}

function OpenedSession({ communityId, sessionId }: { communityId: string; sessionId: string }) {
  const styles = useStyles();
  const pageStyles = usePageStyles();
  const { personId } = useHost();
  const [, go] = useLocation();
  const [beat, setBeat] = useState(8_000);
  const place = { communityId, sessionId };
  const page = useData(openSession, { params: place }, { every: beat });
  const about = useData(openCommunity, { params: { communityId } });
  const [client] = useState(() => makeSessionClient(place, personId));
  const live = useLive(client);
  // Notes of an earlier visit that are still on their way go out while the client is at work.
  const entries = useSyncExternalStore(client.outbox.listen, client.outbox.entries);
  const [engaged, setEngaged] = useState(false);
  /** null: open while the session is live. */
  const [adding, setAdding] = useState<boolean | null>(null);
  const [open, setOpen] = useState<Opening | null>(null);
  const [preparing, setPreparing] = useTyping();
  const known = page.data;
  const told = known?.rsvps.find((one) => one.personId === personId);
  const answered = answerOf(known?.rsvps ?? [], personId);
  const mine = useAnswer(place, answered);

  const reads = about.data ? roleMay(about.data.role, readCommunity) : false;
  const tries = about.data?.abilities.runPilots === 'yes';
  const writes = about.data?.abilities.writeKnowledge === 'yes';
  // The session is followed while it is live, and where there are notes that can be edited.
  const follows =
    known !== undefined &&
    reads &&
    (engaged ||
      adding === true ||
      known.session.state === 'live' ||
      known.notes.length + entries.length + (live?.notes.length ?? 0) > 0);
  useEffect(() => (follows ? client.start() : undefined), [client, follows]);
  useEffect(() => {
    if (known) setBeat(beatOf(known));
  }, [known]);
  const heard = live?.session.state;
  const shown = known?.session.state;
  const { reload } = page;
  useEffect(() => {
    // The session client has heard of a new state first: the rest of the page is asked for again.
    if (heard && shown && heard !== shown) reload();
  }, [heard, shown, reload]);

  if (!known) {
    if (page.error instanceof ApiProblem && page.error.code === 'role-may-not') {
      return (
        <EmptyState
          title={PAGE.members}
          action={<Button onClick={() => go(`/communities/${communityId}`)}>{PAGE.back}</Button>}
        >
          {PAGE.membersWhy}
        </EmptyState>
      );
    }
    if (page.error) return <Problem problem={page.error} onRetry={page.reload} />;
    return <SkeletonRows rows={9} />;
  }
  // The live state is out of date once the session is not followed any more.
  const view = viewOf(known, follows ? live : null);
  const { session, abilities } = view;
  const mayChange = abilities.change === 'yes';
  const ledIt = abilities.lead === 'yes' || (session.state === 'closed' && abilities.capture === 'yes');
  return (
    <NoteActionsContext value={{ tries, reads, writes, session, artifacts: view.artifacts }}>
      <article>
        <Head
          client={client}
          view={view}
          live={live}
          me={personId}
          plans={about.data?.abilities.planSessions === 'yes'}
          community={about.data?.community.name ?? ''}
          mine={mine}
          onEngage={() => setEngaged(true)}
          onOpen={setOpen}
        />
        <div className={styles.columns}>
          <div className={styles.main}>
            {session.state === 'closed' && reads && (
              <Suspense fallback={<SkeletonRows rows={6} />}>
                <Summary
                  session={session}
                  client={client}
                  notes={view.notes}
                  me={personId}
                  summary={view.summary}
                  leads={ledIt}
                  onNote={(note) => {
                    client.following.change((state, at) => withNote(state, note, at));
                    page.patch((before) => ({ ...before, notes: replaced(before.notes, note) }));
                  }}
                />
              </Suspense>
            )}
            {session.state === 'closed' && writes && (
              <Suspense>
                <WorthKeeping session={session} notes={view.notes} artifacts={view.artifacts} />
              </Suspense>
            )}
            <AgendaNotes client={client} view={view} reads={reads} />
            {/* While it is under way it stands where notes are written, but for whoever is in the middle of a sentence. */}
            {known.preparation && (session.state !== 'live' || preparing) && (
              <Suspense>
                <WhatIBring
                  lined
                  place={place}
                  state={session.state}
                  preparation={known.preparation}
                  onTyping={setPreparing}
                  onKept={(preparation) => page.patch((before) => ({ ...before, preparation }))}
                />
              </Suspense>
            )}
            {reads && (
              <Suspense>
                <AddNote
                  client={client}
                  view={view}
                  open={adding ?? session.state === 'live'}
                  onOpen={setAdding}
                  preparing={preparing}
                />
              </Suspense>
            )}
          </div>
          <div className={styles.aside}>
            {about.data && !reads && <p className={pageStyles.quiet}>{PAGE.guestOutline}</p>}
            {session.state === 'closed' && known.pilots && (
              <Suspense fallback={<SkeletonRows rows={3} />}>
                <CameOfIt session={session} notes={view.notes} pilots={known.pilots} mayTry={tries} />
              </Suspense>
            )}
            {known.offers && known.offers.length > 0 && (
              <Suspense>
                <Offers place={place} offers={known.offers} />
              </Suspense>
            )}
            {known.attendance && (
              <Suspense fallback={<SkeletonRows rows={3} />}>
                <Attendance
                  place={place}
                  attendance={known.attendance}
                  rsvps={known.rsvps}
                  me={personId}
                  organises={about.data?.role === 'organiser'}
                />
              </Suspense>
            )}
            {reads && (
              <Suspense fallback={<SkeletonRows rows={5} />}>
                <Answers
                  session={session}
                  rsvps={
                    told && answered !== mine.answer
                      ? known.rsvps.map((one) =>
                          one === told
                            ? { ...told, response: mine.answer, proposed: null, earlier: false }
                            : one,
                        )
                      : known.rsvps
                  }
                  mayMove={mayChange && session.state !== 'live'}
                  onMove={(to) => setOpen({ what: 'move', to })}
                />
              </Suspense>
            )}
            {view.artifacts.length > 0 && (
              <Section title={PAGE.playbooks}>
                <Rows>
                  {view.artifacts.map(({ id, title, type }) => (
                    <Row key={id}>
                      {reads ? (
                        <TextLink href={`/communities/${communityId}/knowledge/${id}`}>{title}</TextLink>
                      ) : (
                        title
                      )}{' '}
                      <span className={pageStyles.small}>{type}</span>
                    </Row>
                  ))}
                </Rows>
              </Section>
            )}
            {session.state === 'closed' && reads && (
              <Suspense>
                <RecogniseLeader {...place} facilitator={session.facilitator} />
              </Suspense>
            )}
          </div>
        </div>
        <Suspense>
          {open?.what === 'move' && <MoveSheet page={view} to={open.to} onClose={() => setOpen(null)} />}
          {open?.what === 'cancel' && <CancelSheet session={session} onClose={() => setOpen(null)} />}
          {open?.what === 'hand-over' && (
            <HandOverSheet client={client} session={session} onClose={() => setOpen(null)} />
          )}
        </Suspense>
      </article>
    </NoteActionsContext>
  );
}

/** What is happening in this session: before, while it is under way, and what it left behind. */
export default function SessionPage({ params }: { params: Readonly<Record<string, string>> }) {
  const { communityId = '', sessionId = '' } = params;
  return <OpenedSession key={sessionId} communityId={communityId} sessionId={sessionId} />;
}
