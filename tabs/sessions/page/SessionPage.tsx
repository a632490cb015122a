import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { openCommunity } from '../../../domain/community/contract.ts';
import { roleMay } from '../../../domain/community/policy.ts';
import type { SessionPage as Opened } from '../../../domain/sessions/contract.ts';
import { openSession } from '../../../domain/sessions/contract.ts';
import { isOpen, type Session } from '../../../domain/sessions/session.ts';
import { ApiProblem } from '../../api/client.ts';
import { useData } from '../../api/use-data.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHead, Row, Rows, Section } from '../../components/Page.tsx';
import { Face } from '../../components/People.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { When } from '../../components/When.tsx';
import { openTeamsLink } from '../../host/links.ts';
import { useHost } from '../../host/use-host.ts';
import { withNote } from '../live-state.ts';
import { PAGE } from '../page-texts.ts';
import { makeRoom } from '../room.ts';
import { FORMAT_WORDS, TAXONOMY_WORDS } from '../session-words.ts';
import { useAnswer } from '../use-answer.ts';
import { useLive } from '../use-room.ts';
import { AddNote } from './AddNote.tsx';
import { AgendaNotes } from './AgendaNotes.tsx';
import { Answers } from './Answers.tsx';
import { Invite } from './Invite.tsx';
import { Lead } from './Lead.tsx';
import { MyAnswer } from './MyAnswer.tsx';
import { Summary } from './Summary.tsx';
import { usePageStyles } from './styles.ts';
import { viewOf } from './view.ts';

const MoveSheet = lazy(() => import('./MoveSheet.tsx'));
const CancelSheet = lazy(() => import('./CancelSheet.tsx'));
const HandOverSheet = lazy(() => import('./HandOverSheet.tsx'));

const useStyles = makeStyles({
  head: { display: 'grid', gap: '8px' },
  when: { fontWeight: tokens.fontWeightSemibold },
  live: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  // The dot stays with what it follows, so that no line begins with one.
  fact: {
    '::after': {
      content: '"·" / ""',
      marginInlineStart: '8px',
      color: tokens.colorNeutralForeground3,
      fontWeight: 'normal',
    },
    ':last-child::after': { content: '""', marginInlineStart: 0 },
  },
  purpose: { maxWidth: '640px' },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 16px',
    ':empty': { display: 'none' },
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    columnGap: '48px',
    '@media screen and (min-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr) 272px' },
  },
  aside: { minWidth: 0 },
  main: { minWidth: 0 },
});

const SOON = 15 * 60_000;

/** How often the page asks anew: quickly while an invite is going out, not at all once all is said. */
function beatOf({ session }: Opened): number {
  if (session.invite === 'waiting') return 2_500;
  return isOpen(session.state) ? 8_000 : 0;
}

const STATES = { live: PAGE.live, closed: PAGE.closedShort, cancelled: PAGE.cancelledShort } as const;

function Facts({ session, me }: { session: Session; me: string }) {
  const styles = useStyles();
  const page = usePageStyles();
  const word =
    session.state === 'live' || session.state === 'closed' || session.state === 'cancelled'
      ? STATES[session.state]
      : null;
  return (
    <>
      <p className={page.facts}>
        {word && (
          <span className={mergeClasses(styles.fact, session.state === 'live' ? styles.live : styles.when)}>
            {word}
          </span>
        )}
        <span className={mergeClasses(styles.fact, styles.when)}>
          <When at={session.startsAt} zone={session.zone} />
        </span>
        <span className={styles.fact}>{PAGE.minutes(session.minutes)}</span>
        {isOpen(session.state) && session.state !== 'live' && (
          <span className={styles.fact}>
            <When at={session.startsAt} as="distance" />
          </span>
        )}
      </p>
      <p className={mergeClasses(page.facts, page.quiet)}>
        <Face person={session.facilitator} />
        <span className={styles.fact}>
          {session.facilitator.id === me ? PAGE.youFacilitate : PAGE.facilitates(session.facilitator.name)}
        </span>
        <span className={styles.fact}>{FORMAT_WORDS[session.format]}</span>
        <span className={styles.fact}>{TAXONOMY_WORDS[session.taxonomy]}</span>
      </p>
    </>
  );
}

/** In what state it is, where that is not said by anything else. */
function standing(session: Session, leads: boolean): string | null {
  if (session.state === 'cancelled') return session.invite === 'waiting' ? PAGE.cancelling : PAGE.cancelled;
  if (session.state === 'closed' || session.state === 'live') return null;
  return Date.parse(session.endsAt) < Date.now() ? (leads ? PAGE.overLead : PAGE.over) : null;
}

type Open =
  | { what: 'move'; to: { startsAt: string; endsAt: string } | null }
  | { what: 'hand-over' | 'cancel' };

function OpenedSession({ communityId, sessionId }: { communityId: string; sessionId: string }) {
  const styles = useStyles();
  const pageStyles = usePageStyles();
  const { personId } = useHost();
  const [, go] = useLocation();
  const [beat, setBeat] = useState(8_000);
  const place = { communityId, sessionId };
  const page = useData(openSession, { params: place }, { every: beat });
  const about = useData(openCommunity, { params: { communityId } });
  const [room] = useState(() => makeRoom(place, personId));
  const live = useLive(room);
  // Notes of an earlier visit that are still on their way go out while the room is open.
  const entries = useSyncExternalStore(room.outbox.listen, room.outbox.entries);
  const [engaged, setEngaged] = useState(false);
  /** null: open while the session is live. */
  const [adding, setAdding] = useState<boolean | null>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const known = page.data;
  const mine = known?.rsvps.find((one) => one.personId === personId);
  const { answer, give } = useAnswer(place, mine?.response ?? 'none');

  const reads = about.data ? roleMay(about.data.role, 'readCommunity') : false;
  // What is said in a session is followed as long as something is: while it is live, and where notes can be mended.
  const follows =
    known !== undefined &&
    reads &&
    (engaged || adding === true || known.session.state === 'live' || known.notes.length + entries.length > 0);
  useEffect(() => (follows ? room.enter() : undefined), [room, follows]);
  useEffect(() => {
    if (known) setBeat(beatOf(known));
  }, [known]);
  const heard = live?.session.state;
  const shown = known?.session.state;
  const { mutate } = page;
  useEffect(() => {
    // Heard before it was shown: the rest of the page follows.
    if (heard && shown && heard !== shown) void mutate();
  }, [heard, shown, mutate]);

  const back = {
    href: `/communities/${communityId}`,
    label: about.data?.community.name ?? '',
  };
  if (!known) {
    if (page.error instanceof ApiProblem && page.error.code === 'role-may-not') {
      return (
        <EmptyState title={PAGE.members} action={<Button onClick={() => go(back.href)}>{PAGE.back}</Button>}>
          {PAGE.membersWhy}
        </EmptyState>
      );
    }
    if (page.error) return <Problem problem={page.error} onRetry={() => void page.mutate()} />;
    return <SkeletonRows rows={9} />;
  }
  const view = viewOf(known, live);
  const { session, abilities } = view;
  const isOver = !isOpen(session.state);
  const leads = abilities.lead === 'yes';
  const mayChange = abilities.change === 'yes';
  const ledIt = leads || (session.state === 'closed' && abilities.capture === 'yes');
  const joinUrl = isOver ? null : session.joinUrl;
  const soon = session.state === 'live' || Date.parse(session.startsAt) - Date.now() < SOON;
  const said = standing(session, leads);
  const hosting = session.host.id === personId;
  const invited = !isOver && session.state !== 'planned' && session.invite !== 'none';
  return (
    <article>
      <PageHead
        title={session.topic}
        back={back}
        actions={
          <>
            {joinUrl && (
              <Button appearance={soon ? 'primary' : 'secondary'} onClick={() => void openTeamsLink(joinUrl)}>
                {PAGE.join}
              </Button>
            )}
            {session.state === 'closed' && <Button onClick={() => window.print()}>{PAGE.print}</Button>}
          </>
        }
      >
        <div className={styles.head}>
          <Facts session={session} me={personId} />
          {said && <p className={pageStyles.text}>{said}</p>}
          {session.purpose && (
            <p className={mergeClasses(pageStyles.text, styles.purpose)}>{session.purpose}</p>
          )}
          <Invite session={session} leads={leads} />
          {invited && !hosting && <MyAnswer answer={answer} give={give} />}
          {invited && hosting && <p className={pageStyles.small}>{PAGE.host}</p>}
          <div className={mergeClasses(styles.tools, pageStyles.screen)}>
            <Lead room={room} view={view} live={live} onEngage={() => setEngaged(true)} />
            {mayChange && (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
              <div role="group" aria-label={PAGE.actions} className={pageStyles.buttons}>
                <Button
                  size="small"
                  icon={<EditRegular />}
                  onClick={() => go(`/communities/${communityId}/sessions/${sessionId}/edit`)}
                >
                  {PAGE.edit}
                </Button>
                <Button size="small" onClick={() => setOpen({ what: 'move', to: null })}>
                  {PAGE.move}
                </Button>
                <Button size="small" onClick={() => setOpen({ what: 'hand-over' })}>
                  {PAGE.handOver}
                </Button>
                <Button size="small" onClick={() => setOpen({ what: 'cancel' })}>
                  {PAGE.cancel}
                </Button>
              </div>
            )}
          </div>
        </div>
      </PageHead>
      <div className={styles.columns}>
        <div className={styles.main}>
          {session.state === 'closed' && reads && (
            <Summary
              place={place}
              notes={view.notes}
              me={personId}
              closedAt={view.summary?.closedAt ?? null}
              leads={ledIt}
              onNote={(note) => {
                room.following.change((state, at) => withNote(state, note, at));
                void page.mutate(
                  (before) =>
                    before && {
                      ...before,
                      notes: before.notes.map((one) => (one.id === note.id ? note : one)),
                    },
                  { revalidate: false },
                );
              }}
            />
          )}
          <AgendaNotes room={room} view={view} reads={reads} />
          {reads && abilities.capture === 'yes' && (
            <AddNote room={room} view={view} open={adding ?? session.state === 'live'} onOpen={setAdding} />
          )}
        </div>
        <div className={styles.aside}>
          {about.data && !reads && <p className={pageStyles.quiet}>{PAGE.guestOutline}</p>}
          {reads && (
            <Answers
              session={session}
              rsvps={
                mine && mine.response !== answer
                  ? known.rsvps.map((one) =>
                      one === mine ? { ...mine, response: answer, proposed: null } : one,
                    )
                  : known.rsvps
              }
              mayMove={mayChange}
              onMove={(to) => setOpen({ what: 'move', to })}
            />
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
        </div>
      </div>
      <Suspense>
        {open?.what === 'move' && <MoveSheet page={view} to={open.to} onClose={() => setOpen(null)} />}
        {open?.what === 'cancel' && <CancelSheet session={session} onClose={() => setOpen(null)} />}
        {open?.what === 'hand-over' && (
          <HandOverSheet
            room={room}
            session={session}
            onDone={() => {
              setOpen(null);
              void page.mutate();
            }}
          />
        )}
      </Suspense>
    </article>
  );
}

/** What is happening in this session: before, while it is under way, and what it left behind. */
export default function SessionPage({ params }: { params: Readonly<Record<string, string>> }) {
  const { communityId = '', sessionId = '' } = params;
  return <OpenedSession key={sessionId} communityId={communityId} sessionId={sessionId} />;
}
