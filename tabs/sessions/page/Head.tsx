import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, type ReactNode, Suspense } from 'react';
import { answeredFor } from '../../../domain/sessions/answers.ts';
import { type Leader, sayLed } from '../../../domain/sessions/leaders.ts';
import { isOpen, type Session } from '../../../domain/sessions/session.ts';
import { sayExactly, sayMoment, sayTime } from '../../components/dates.ts';
import { OnPaper } from '../../components/OnPaper.tsx';
import { PageHead } from '../../components/Page.tsx';
import { Face } from '../../components/People.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { When } from '../../components/When.tsx';
import type { LiveState } from '../live/live-state.ts';
import type { SessionClient } from '../live/session-client.ts';
import { SESSIONS } from '../live/texts.ts';
import { hasTakenLead } from '../live/use-take-lead.ts';
import { FORMAT_WORDS, sayFromTopic, TAXONOMY_WORDS } from '../session-words.ts';
import { ActionRow } from './ActionRow.tsx';
import { Invite } from './Invite.tsx';
import { usePageStyles } from './styles.ts';
import { TakeLead } from './TakeLead.tsx';
import { PAGE } from './texts.ts';
import type { useAnswer } from './use-answer.ts';
import type { View } from './view.ts';

// For reopened sessions only.
const WasMailed = lazy(() => import('./WasMailed.tsx'));

const useStyles = makeStyles({
  head: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', minWidth: 0, gap: '8px' },
  when: { fontWeight: tokens.fontWeightSemibold },
  live: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  // A dot stands before each, and that of a line's first lies outside: no line begins with one, and none ends with one.
  facts: { columnGap: 0, overflowX: 'clip' },
  fact: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '0 8px',
    position: 'relative',
    insetInlineStart: '-20px',
    '::before': {
      content: '"·" / ""',
      flexShrink: 0,
      width: '20px',
      marginInlineEnd: '-8px',
      textAlign: 'center',
      color: tokens.colorNeutralForeground3,
      fontWeight: 'normal',
    },
  },
  purpose: { maxWidth: '640px' },
  words: {
    margin: '8px 0 0',
    paddingInlineStart: '12px',
    maxWidth: '640px',
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

const STATES = { live: PAGE.live, closed: PAGE.closedShort, cancelled: PAGE.cancelledShort } as const;

interface FactsProps {
  readonly session: Session;
  /** Who led it, once it is closed. */
  readonly led: readonly Leader[];
  readonly me: string;
  readonly community: string;
  /** What can be done about who leads. */
  readonly lead: ReactNode;
}

function Facts({ session, led, me, community, lead }: FactsProps) {
  const styles = useStyles();
  const page = usePageStyles();
  const planner = session.plannedBy ?? session.host;
  const word =
    session.state === 'live' || session.state === 'closed' || session.state === 'cancelled'
      ? STATES[session.state]
      : null;
  return (
    <>
      <p className={mergeClasses(page.facts, styles.facts)}>
        {word && (
          <span className={mergeClasses(styles.fact, session.state === 'live' ? styles.live : styles.when)}>
            {word}
          </span>
        )}
        <span className={mergeClasses(styles.fact, styles.when)}>
          <OnPaper paper={[community, sayExactly(session.startsAt)].filter(Boolean).join(', ')}>
            <When at={session.startsAt} zone={session.zone} />
          </OnPaper>
        </span>
        <span className={styles.fact}>{PAGE.minutes(session.minutes)}</span>
        {isOpen(session.state) && session.state !== 'live' && (
          <span className={styles.fact}>
            <When at={session.startsAt} as="distance" />
          </span>
        )}
      </p>
      <p className={mergeClasses(page.facts, styles.facts, page.quiet)}>
        <span className={styles.fact}>
          <Face person={led[0]?.person ?? session.facilitator} />
          {led.length > 0
            ? sayLed(led, sayTime)
            : session.facilitator.id === me
              ? PAGE.youFacilitate
              : hasTakenLead(session)
                ? SESSIONS.tookLead(session.facilitator.name)
                : PAGE.facilitates(session.facilitator.name)}
          {lead}
        </span>
        {session.handedOver &&
          session.handedOver.by.id !== session.facilitator.id &&
          isOpen(session.state) && (
            <span className={styles.fact}>{PAGE.handedOver(session.handedOver.by.name)}</span>
          )}
        <span className={styles.fact}>
          {planner.id === me ? PAGE.youPlanned : PAGE.plannedBy(planner.name)}
        </span>
        <span className={styles.fact}>{FORMAT_WORDS[session.format]}</span>
        <span className={styles.fact}>{TAXONOMY_WORDS[session.taxonomy]}</span>
      </p>
    </>
  );
}

/** The session's state, where nothing else says it. */
function standing(session: Session, leads: boolean): string | null {
  if (session.state === 'cancelled') return session.invite === 'waiting' ? PAGE.cancelling : PAGE.cancelled;
  if (session.state === 'closed' || session.state === 'live') return null;
  return Date.parse(session.endsAt) < Date.now() ? (leads ? PAGE.overLead : PAGE.over) : null;
}

/** What is opened over the page. */
export type Opening =
  | { what: 'move'; to: { startsAt: string; endsAt: string } | null }
  | { what: 'hand-over' | 'cancel' };

interface Props {
  readonly client: SessionClient;
  readonly view: View;
  readonly live: LiveState | null;
  readonly me: string;
  /** Whether I may plan sessions here. */
  readonly plans: boolean;
  /** Its name, for paper. */
  readonly community: string;
  readonly mine: ReturnType<typeof useAnswer>;
  /** Leading it has begun here. */
  readonly onEngage: () => void;
  readonly onOpen: (opening: Opening) => void;
}

/** What the session is, whether I come, and what I can do with it. */
export function Head({ client, view, live, me, plans, community, mine, onEngage, onOpen }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const { session, abilities } = view;
  const leads = abilities.lead === 'yes';
  const said = standing(session, leads);
  const hosting = session.host.id === me;
  const invited = session.state === 'invited' && session.invite !== 'none';
  // The line stays when the session begins, so that nothing below it moves.
  const counted =
    hosting && session.invite !== 'none' && (session.state === 'invited' || session.state === 'live');
  const { cancelled, reopened } = session;
  return (
    <PageHead title={session.topic}>
      <div className={styles.head}>
        <Facts
          session={session}
          led={view.summary?.led ?? []}
          me={me}
          community={community}
          lead={<TakeLead client={client} view={view} />}
        />
        {cancelled && (
          <div>
            <p className={page.text}>{PAGE.cancelledBy(cancelled.by.name, sayMoment(cancelled.at))}</p>
            {cancelled.comment && <blockquote className={styles.words}>{cancelled.comment}</blockquote>}
          </div>
        )}
        {reopened && !cancelled && (
          <p className={session.state === 'closed' ? page.small : page.text}>
            {(session.state === 'closed' ? PAGE.wasReopened : PAGE.reopened)(
              reopened.by.name,
              sayMoment(reopened.at),
            )}
          </p>
        )}
        {reopened && isOpen(session.state) && (
          <Suspense>
            <WasMailed place={{ communityId: session.communityId, sessionId: session.id }} />
          </Suspense>
        )}
        {view.fromTopic && (
          <p className={page.quiet}>
            <TextLink href={`/communities/${session.communityId}/topics/${view.fromTopic.id}`}>
              {sayFromTopic(view.fromTopic.by.name, view.fromTopic.votes)}
            </TextLink>
          </p>
        )}
        {said && !reopened && <p className={page.text}>{said}</p>}
        {session.purpose && <p className={mergeClasses(page.text, styles.purpose)}>{session.purpose}</p>}
        <Invite session={session} leads={leads} plans={plans} me={me} inviteTry={view.inviteTry} />
        {invited && !hosting && answeredFor(session) !== null && (
          <p className={page.small}>{PAGE.answerLater}</p>
        )}
        {counted && <p className={page.small}>{PAGE.host}</p>}
        <ActionRow
          client={client}
          view={view}
          live={live}
          me={me}
          plans={plans}
          mine={mine}
          onEngage={onEngage}
          onOpen={onOpen}
        />
      </div>
    </PageHead>
  );
}
