import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useEffect, useRef, useState } from 'react';
import { answeredFor } from '../../../domain/sessions/answers.ts';
import { retryInvite } from '../../../domain/sessions/contract.ts';
import { needsHost } from '../../../domain/sessions/hosting.ts';
import type { InviteTry } from '../../../domain/sessions/invite-problem.ts';
import { isOpen, type Session } from '../../../domain/sessions/session.ts';
import { call } from '../../api/client.ts';
import { refreshed } from '../../api/use-data.ts';
import { useAction } from '../../app/use-action.ts';
import { sayMoment } from '../../components/dates.ts';
import { lazySheet } from '../../components/lazy-sheet.tsx';
import { Problem } from '../../components/Problem.tsx';
import { sayInviteProblem } from '../invite-problem-texts.ts';
import { sayInviteTry } from '../invite-try.ts';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

const TakeOverSheet = lazySheet(() => import('./TakeOverSheet.tsx'));

const useStyles = makeStyles({
  failed: {
    display: 'grid',
    gap: '4px',
    justifyItems: 'start',
    paddingBlock: '4px',
    paddingInline: '12px',
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  quiet: { ':empty': { display: 'none' } },
  focus: { ':focus': { outline: 'none' } },
});

interface Props {
  readonly session: Session;
  readonly leads: boolean;
  /** Whether I may host sessions here. */
  readonly plans: boolean;
  readonly me: string;
  /** null unless it could not be sent so far. */
  readonly inviteTry: InviteTry | null;
}

/** The state of the calendar invite, where there is something to say about it. */
export function Invite({ session, leads, plans, me, inviteTry }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const status = useRef<HTMLDivElement>(null);
  const tried = useRef(false);
  const [takingOver, setTakingOver] = useState(false);
  const retry = useAction(async (operation) => {
    await call(retryInvite, {
      params: { communityId: session.communityId, sessionId: session.id },
      operation,
    });
    tried.current = true;
    await refreshed();
  });
  const failed = session.invite === 'failed';
  const canTakeOver = plans && session.host.id !== me && needsHost(session);
  const problem = session.inviteProblem && sayInviteProblem(session.inviteProblem);
  const held = session.invite === 'waiting' && problem !== null && isOpen(session.state);
  const stuck = failed || held;
  useEffect(() => {
    // The button to try again has gone, so the focus moves to the result.
    if (!stuck && tried.current && document.activeElement === document.body) status.current?.focus();
  }, [stuck]);
  const before = isOpen(session.state) ? answeredFor(session) : null;
  if (session.state === 'closed') return null;
  const sheet = takingOver && (
    <Suspense>
      <TakeOverSheet
        session={session}
        me={me}
        onClose={() => {
          tried.current = true;
          setTakingOver(false);
        }}
      />
    </Suspense>
  );
  const said = { ref: status, role: 'status', tabIndex: -1 } as const;
  const tryAgain = (words: string) => (
    <Button size="small" disabledFocusable={retry.busy} onClick={() => void retry.run()}>
      {words}
    </Button>
  );
  const refused = retry.problem !== null && (
    <Problem slim problem={retry.problem} onRetry={() => void retry.again()} />
  );
  if (failed) {
    return (
      <>
        <div {...said} className={`${styles.failed} ${styles.focus} ${page.screen}`}>
          <span className={styles.title}>{PAGE.failed}</span>
          <span>
            {problem} {before && PAGE.notToldFailed(sayMoment(before))} {!leads && PAGE.failedElse}
          </span>
          <span className={page.buttons}>
            {canTakeOver && (
              <Button size="small" onClick={() => setTakingOver(true)}>
                {PAGE.takeOver}
              </Button>
            )}
            {leads && tryAgain(PAGE.retry)}
          </span>
          {refused}
        </div>
        {sheet}
      </>
    );
  }
  if (held) {
    return (
      <div {...said} className={`${styles.failed} ${styles.focus} ${page.screen}`}>
        <span>{problem}</span>
        {leads && session.inviteProblem?.code !== 'appointment-unsent' && (
          <span className={page.buttons}>{tryAgain(PAGE.inviteInstead)}</span>
        )}
        {refused}
      </div>
    );
  }
  const again = inviteTry && sayInviteTry(inviteTry, Date.now());
  const words =
    session.state === 'cancelled'
      ? again
      : session.invite === 'waiting'
        ? [
            session.joinUrl === null
              ? again
                ? PAGE.notOut
                : PAGE.waiting
              : before
                ? PAGE.notTold(sayMoment(before))
                : again
                  ? PAGE.notFollowed
                  : PAGE.following,
            again,
          ]
            .filter(Boolean)
            .join(' ')
        : session.invite === 'none'
          ? PAGE.none
          : (problem ?? (tried.current ? PAGE.sentAfterAll : null));
  return (
    <>
      <div
        {...said}
        className={`${before ? page.text : page.small} ${page.screen} ${styles.quiet} ${styles.focus}`}
      >
        {words}
      </div>
      {sheet}
    </>
  );
}
