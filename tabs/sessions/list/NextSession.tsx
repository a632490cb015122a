import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useLocation } from 'wouter';
import { answeredFor, recounted } from '../../../domain/sessions/answers.ts';
import type { InviteTry } from '../../../domain/sessions/invite-problem.ts';
import { isGathering } from '../../../domain/sessions/policy.ts';
import type { Session } from '../../../domain/sessions/session.ts';
import { ApiProblem } from '../../api/problem.ts';
import { sayMoment, sayTime } from '../../components/dates.ts';
import { Problem } from '../../components/Problem.tsx';
import { TextLink } from '../../components/TextLink.tsx';
import { When } from '../../components/When.tsx';
import { openTeamsLink } from '../../host/links.ts';
import { sayInviteProblem } from '../invite-problem-texts.ts';
import { sayInviteTry } from '../invite-try.ts';
import { AnswerChoice } from '../page/AnswerChoice.tsx';
import { type AnswerOrNone, useAnswer } from '../page/use-answer.ts';
import { sayAnswers } from '../say-answers.ts';
import { NEXT } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: '4px',
    paddingBottom: '24px',
    marginBottom: '24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  over: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '0 16px' },
  label: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  when: { fontWeight: tokens.fontWeightSemibold },
  topic: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    margin: 0,
  },
  facts: { margin: 0, color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px 24px', marginTop: '12px' },
  unknown: { visibility: 'hidden' },
  group: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  quiet: { margin: '8px 0 0', color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly session: Session;
  /** null while it is not known yet: then its place is kept. */
  readonly myAnswer: AnswerOrNone | null;
  readonly me: string;
  /** null unless the invite could not be sent so far. */
  readonly inviteTry: InviteTry | null;
  /** Where there is more than one: which community it belongs to. */
  readonly community: string | null;
  readonly now: number;
}

/** The answer to “what do I do next?”: when, what, who, and my own answer. */
export function NextSession({ session, myAnswer, me, inviteTry, community, now }: Props) {
  const styles = useStyles();
  const [, go] = useLocation();
  const known = myAnswer ?? 'none';
  const { answer, give } = useAnswer({ communityId: session.communityId, sessionId: session.id }, known);
  const counts = recounted(session.rsvps, known, answer);
  const { facilitator, joinUrl } = session;
  const path = `/communities/${session.communityId}/sessions/${session.id}`;
  const begun = session.state === 'live' || Date.parse(session.startsAt) <= now;
  const soon = isGathering(session, new Date(now));
  const hosting = session.host.id === me;
  const before = answeredFor(session);
  const invited = session.invite === 'sent' && before === null;
  const facts = [
    facilitator.id === me ? NEXT.youFacilitate : NEXT.facilitates(facilitator.name),
    sayAnswers(session, counts),
    community && NEXT.in(community),
  ].filter(Boolean);
  return (
    <section className={styles.root} aria-labelledby="next-session">
      <div className={styles.over}>
        <h2 id="next-session" className={styles.label}>
          {session.state === 'live' ? NEXT.now : begun ? NEXT.due : NEXT.next}
        </h2>
        <span className={styles.when}>
          {session.state === 'live' ? (
            NEXT.since(sayTime(session.begunAt ?? session.startsAt))
          ) : begun ? (
            NEXT.dueAt(sayTime(session.startsAt))
          ) : (
            <When at={session.startsAt} />
          )}
        </span>
      </div>
      <div className={styles.topic}>
        <TextLink quiet href={path}>
          {session.topic}
        </TextLink>
      </div>
      <p className={styles.facts}>{facts.join(' · ')}</p>
      <div className={styles.actions}>
        <div className={styles.group}>
          {joinUrl && (
            <Button appearance={soon ? 'primary' : 'secondary'} onClick={() => void openTeamsLink(joinUrl)}>
              {NEXT.join}
            </Button>
          )}
          <Button appearance={soon && joinUrl ? 'secondary' : 'primary'} onClick={() => go(path)}>
            {NEXT.agenda}
          </Button>
        </div>
        {invited && !hosting && (
          <div className={myAnswer === null ? styles.unknown : undefined}>
            <AnswerChoice answer={answer} give={give} />
          </div>
        )}
      </div>
      {invited && hosting && <p className={styles.quiet}>{NEXT.host}</p>}
      {before && <p className={styles.quiet}>{NEXT.notTold(sayMoment(before))}</p>}
      {session.invite === 'waiting' && (session.joinUrl === null || inviteTry) && (
        <p className={styles.quiet}>
          {inviteTry
            ? sayInviteTry(inviteTry, now)
            : session.inviteProblem
              ? sayInviteProblem(session.inviteProblem)
              : NEXT.waiting}
        </p>
      )}
      {session.invite === 'failed' && (
        <p className={styles.quiet}>
          {session.inviteProblem ? sayInviteProblem(session.inviteProblem) : NEXT.failed}{' '}
          <TextLink href={path}>{NEXT.failedSee}</TextLink>
        </p>
      )}
      {give.problem instanceof ApiProblem && give.problem.code === 'not-found' ? (
        <p role="alert" className={styles.quiet}>
          {NEXT.notInCalendar}
        </p>
      ) : (
        give.problem !== null && <Problem slim problem={give.problem} onRetry={() => void give.again()} />
      )}
    </section>
  );
}
