import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { isOpen } from '../../domain/sessions/session.ts';
import { ErrorBoundary } from '../app/ErrorBoundary.tsx';
import { Button } from '../components/Button.tsx';
import { sayClock } from '../components/dates.ts';
import { SkeletonRows } from '../components/Rows.tsx';
import { When } from '../components/When.tsx';
import type { LiveState } from '../sessions/live/live-state.ts';
import type { SessionClient } from '../sessions/live/session-client.ts';
import { SESSIONS } from '../sessions/live/texts.ts';
import { useServerNow } from '../sessions/live/use-session-client.ts';

const HandOver = lazy(() => import('../sessions/live/HandOver.tsx'));

const useStyles = makeStyles({
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
  // Beside its button also where it takes two lines.
  who: { flex: '1 1 60%' },
  quiet: { color: tokens.colorNeutralForeground2, minWidth: 0, ':focus': { outline: 'none' } },
});

/** How long the session has been under way. */
function Running({ client, state }: { client: SessionClient; state: LiveState }) {
  const styles = useStyles();
  const { begunAt } = state.session;
  const now = useServerNow(client, true).getTime();
  if (begunAt === null) return null;
  return (
    <span role="timer" aria-label={SESSIONS.running} className={styles.clock}>
      {sayClock(Math.max(0, now - Date.parse(begunAt)))}
    </span>
  );
}

/** What it is, how long it has been under way, and who leads it. */
export function Header({ client, state }: { client: SessionClient; state: LiveState }) {
  const styles = useStyles();
  const [handing, setHanding] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const who = useRef<HTMLSpanElement>(null);
  const { session, abilities } = state;
  const { facilitator } = session;
  const hands = abilities.lead === 'yes' && isOpen(session.state);
  const handed = useRef(hands);
  useEffect(() => {
    // The buttons for leading are gone after handing over, so the focus moves to the facilitator's name.
    if (handed.current && !hands && document.activeElement === document.body) who.current?.focus();
    handed.current = hands;
  }, [hands]);
  const done = () => {
    setHanding(false);
    button.current?.focus();
  };
  return (
    <header>
      <div className={styles.head}>
        <div className={styles.line}>
          <h1 className={styles.topic}>{session.topic}</h1>
          {session.state === 'live' && <Running client={client} state={state} />}
        </div>
        <div className={mergeClasses(styles.line, styles.second)}>
          <span ref={who} tabIndex={-1} className={mergeClasses(styles.quiet, styles.who)}>
            {facilitator.id === client.personId
              ? SESSIONS.youFacilitate
              : hands
                ? SESSIONS.facilitatesBeside(facilitator.name)
                : SESSIONS.facilitates(facilitator.name)}
          </span>
          {hands && (
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
        <ErrorBoundary>
          <Suspense fallback={<SkeletonRows rows={3} />}>
            <HandOver client={client} from={facilitator.id} onDone={done} />
          </Suspense>
        </ErrorBoundary>
      )}
    </header>
  );
}
