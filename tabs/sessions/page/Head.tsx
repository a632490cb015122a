import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { answeredFor } from '../../../domain/sessions/answers.ts';
import { isOpen, type Session } from '../../../domain/sessions/session.ts';
import { sayExactly, sayMoment } from '../../components/dates.ts';
import { OnPaper } from '../../components/OnPaper.tsx';
import { PageHead } from '../../components/Page.tsx';
import { Face } from '../../components/People.tsx';
import { When } from '../../components/When.tsx';
import { openTeamsLink } from '../../host/links.ts';
import { usePrint } from '../../host/use-print.ts';
import type { LiveState } from '../live/live-state.ts';
import type { SessionClient } from '../live/session-client.ts';
import { SESSIONS } from '../live/texts.ts';
import { hasTakenLead } from '../live/use-take-lead.ts';
import { FORMAT_WORDS, TAXONOMY_WORDS } from '../session-words.ts';
import { Invite } from './Invite.tsx';
import { Lead } from './Lead.tsx';
import { MyAnswer } from './MyAnswer.tsx';
import { primaryOf } from './primary.ts';
import { usePageStyles } from './styles.ts';
import { TakeLead } from './TakeLead.tsx';
import { PAGE } from './texts.ts';
import type { useAnswer } from './use-answer.ts';
import type { View } from './view.ts';

const useStyles = makeStyles({
  head: { display: 'grid', gap: '8px' },
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
      width: '20px',
      marginInlineEnd: '-8px',
      textAlign: 'center',
      color: tokens.colorNeutralForeground3,
      fontWeight: 'normal',
    },
  },
  purpose: { maxWidth: '640px' },
  // Its buttons go on in the row of those before them.
  group: { display: 'contents' },
  words: {
    margin: '8px 0 0',
    paddingInlineStart: '12px',
    maxWidth: '640px',
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    ':empty': { display: 'none' },
  },
});

const STATES = { live: PAGE.live, closed: PAGE.closedShort, cancelled: PAGE.cancelledShort } as const;

function Facts({
  session,
  me,
  community,
  lead,
}: {
  session: Session;
  me: string;
  community: string;
  /** What can be done about who leads. */
  lead: ReactNode;
}) {
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
          <Face person={session.facilitator} />
          {session.facilitator.id === me
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
  const [, go] = useLocation();
  const print = usePrint();
  const { session, abilities } = view;
  const isOver = !isOpen(session.state);
  const leads = abilities.lead === 'yes';
  const joinUrl = isOver ? null : session.joinUrl;
  const primary = primaryOf(view, me, new Date());
  const said = standing(session, leads);
  const moved = answeredFor(session) !== null;
  const hosting = session.host.id === me;
  const invited = !isOver && session.state !== 'planned' && session.invite !== 'none';
  return (
    <PageHead
      title={session.topic}
      actions={
        <>
          {joinUrl && (
            <Button
              appearance={primary === 'join' ? 'primary' : 'secondary'}
              onClick={() => void openTeamsLink(joinUrl)}
            >
              {PAGE.join}
            </Button>
          )}
          {session.state === 'cancelled' && plans && (
            <Button
              appearance="primary"
              onClick={() => go(`/communities/${session.communityId}/plan?again=${session.id}`)}
            >
              {PAGE.planAgain}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.head}>
        <Facts
          session={session}
          me={me}
          community={community}
          lead={<TakeLead client={client} view={view} />}
        />
        {session.cancelled && (
          <div>
            <p className={page.text}>
              {PAGE.cancelledBy(session.cancelled.by.name, sayMoment(session.cancelled.at))}
            </p>
            {session.cancelled.comment && (
              <blockquote className={styles.words}>{session.cancelled.comment}</blockquote>
            )}
          </div>
        )}
        {said && <p className={page.text}>{said}</p>}
        {session.purpose && <p className={mergeClasses(page.text, styles.purpose)}>{session.purpose}</p>}
        <Invite session={session} leads={leads} plans={plans} me={me} inviteTry={view.inviteTry} />
        {invited &&
          !hosting &&
          (moved ? <p className={page.small}>{PAGE.answerLater}</p> : <MyAnswer {...mine} />)}
        {invited && hosting && <p className={page.small}>{PAGE.host}</p>}
        {leads && session.facilitator.id !== me && (
          <p className={mergeClasses(page.small, page.screen)}>{PAGE.leadsBeside}</p>
        )}
        <div className={mergeClasses(styles.tools, page.screen)}>
          <Lead client={client} view={view} live={live} primary={primary} onEngage={onEngage} />
          {session.state === 'closed' && print && (
            <Button size="small" icon={<PrintRegular />} onClick={print}>
              {PAGE.print}
            </Button>
          )}
          {abilities.change === 'yes' && (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
            <div role="group" aria-label={PAGE.actions} className={styles.group}>
              <Button
                size="small"
                icon={<EditRegular />}
                onClick={() => go(`/communities/${session.communityId}/sessions/${session.id}/edit`)}
              >
                {PAGE.edit}
              </Button>
              {session.state !== 'live' && (
                <Button size="small" onClick={() => onOpen({ what: 'move', to: null })}>
                  {PAGE.move}
                </Button>
              )}
              <Button size="small" onClick={() => onOpen({ what: 'hand-over' })}>
                {PAGE.handOver}
              </Button>
              <Button size="small" onClick={() => onOpen({ what: 'cancel' })}>
                {PAGE.cancel}
              </Button>
            </div>
          )}
        </div>
      </div>
    </PageHead>
  );
}
