import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { answeredFor } from '../../../domain/sessions/answers.ts';
import { retryInvite } from '../../../domain/sessions/contract.ts';
import { isOpen, type Session } from '../../../domain/sessions/session.ts';
import { call } from '../../api/client.ts';
import { refreshed } from '../../api/use-data.ts';
import { useAction } from '../../app/use-action.ts';
import { sayMoment } from '../../components/dates.ts';
import { Problem } from '../../components/Problem.tsx';
import { sayInviteProblem } from '../invite-problem-texts.ts';
import { usePageStyles } from './styles.ts';
import { PAGE } from './texts.ts';

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

/** The state of the calendar invite, where there is something to say about it. */
export function Invite({ session, leads }: { session: Session; leads: boolean }) {
  const styles = useStyles();
  const page = usePageStyles();
  const status = useRef<HTMLDivElement>(null);
  const tried = useRef(false);
  const retry = useAction(async (operation) => {
    await call(retryInvite, {
      params: { communityId: session.communityId, sessionId: session.id },
      operation,
    });
    tried.current = true;
    await refreshed();
  });
  const failed = session.invite === 'failed';
  const problem = session.inviteProblem && sayInviteProblem(session.inviteProblem);
  useEffect(() => {
    // The button to try again has gone, so the focus moves to the result.
    if (!failed && tried.current && document.activeElement === document.body) status.current?.focus();
  }, [failed]);
  const before = isOpen(session.state) ? answeredFor(session) : null;
  if (session.state === 'closed') return null;
  const said = { ref: status, role: 'status', tabIndex: -1 } as const;
  if (failed) {
    return (
      <div {...said} className={`${styles.failed} ${styles.focus} ${page.screen}`}>
        <span className={styles.title}>{PAGE.failed}</span>
        <span>
          {problem} {before && PAGE.notToldFailed(sayMoment(before))} {!leads && PAGE.failedElse}
        </span>
        {leads && (
          <Button size="small" disabledFocusable={retry.busy} onClick={() => void retry.run()}>
            {PAGE.retry}
          </Button>
        )}
        {retry.problem !== null && (
          <Problem slim problem={retry.problem} onRetry={() => void retry.again()} />
        )}
      </div>
    );
  }
  const words =
    session.state === 'cancelled'
      ? null
      : session.invite === 'waiting'
        ? session.joinUrl === null
          ? PAGE.waiting
          : before
            ? PAGE.notTold(sayMoment(before))
            : PAGE.following
        : session.invite === 'none'
          ? PAGE.none
          : (problem ?? (tried.current ? PAGE.sentAfterAll : null));
  return (
    <div
      {...said}
      className={`${before ? page.text : page.small} ${page.screen} ${styles.quiet} ${styles.focus}`}
    >
      {words}
    </div>
  );
}
