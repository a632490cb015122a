import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { currentItem, nextItem } from '../../../domain/sessions/agenda.ts';
import { isOpen } from '../../../domain/sessions/session.ts';
import { ApiProblem } from '../../api/problem.ts';
import { Button } from '../../components/Button.tsx';
import { sayMoment } from '../../components/dates.ts';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import type { LiveState } from './live-state.ts';
import type { SessionClient } from './session-client.ts';
import { SESSIONS } from './texts.ts';
import { EARLY, type Moves, useSettling } from './use-moves.ts';

const CloseSession = lazy(() => import('./CloseSession.tsx'));

const useStyles = makeStyles({
  root: {
    padding: '8px 12px',
    maxHeight: '60vh',
    overflowY: 'auto',
    flexShrink: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  said: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    paddingBlockEnd: '6px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    ':empty': { display: 'none' },
  },
  // What is pressed stands at the bottom: whatever is said comes above it and moves nothing.
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: '8px',
  },
  // Beside the buttons where there is room for a few words in a line, else above them.
  why: { flex: '1 1 112px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  asks: { paddingTop: 0, paddingBottom: 0 },
  still: { flexShrink: 0, whiteSpace: 'nowrap' },
});

interface Step {
  readonly says: string;
  readonly name?: string;
  readonly take: () => void;
}

interface Props {
  readonly client: SessionClient;
  readonly state: LiveState;
  readonly moves: Moves;
}

/** Beginning, going on and closing, for whoever leads: one button in one place, whatever it does next. */
export function LeadBar({ client, state, moves }: Props) {
  const styles = useStyles();
  const { session, agenda, abilities } = state;
  const { move, slip, settling } = moves;
  const [closing, setClosing] = useState(false);
  const [asking, setAsking] = useState(false);
  // What asks stands where the answer does: a second press is not an answer yet.
  const justAsked = useSettling(String(asking));
  const primary = useRef<HTMLButtonElement>(null);
  const leads = abilities.lead === 'yes' && isOpen(session.state);
  const closes = leads && closing;
  const closed = useRef(false);
  useEffect(() => {
    // The question is gone: back to the button it came from, or to what is left to do.
    if (closed.current && !closes)
      (
        primary.current ?? document.querySelector<HTMLElement>('[data-over] button, [role=tab][tabindex="0"]')
      )?.focus();
    closed.current = closes;
  }, [closes]);
  if (!leads) return null;
  if (closes) {
    return (
      <div className={mergeClasses(styles.root, styles.asks)}>
        <Suspense fallback={<SkeletonRows rows={2} />}>
          <CloseSession client={client} state={state} onDone={() => setClosing(false)} />
        </Suspense>
      </div>
    );
  }
  const { items } = agenda;
  const live = session.state === 'live';
  const current = live ? currentItem(items) : undefined;
  const next = nextItem(items);
  const go = (to: string | null) => () => void move.run(to);
  const early = Date.parse(session.startsAt) - client.following.clock.now() > EARLY;
  const asks = !live && asking;
  const begin = go(items[0]?.id ?? null);
  const step: Step = !live
    ? asks
      ? { says: SESSIONS.beginYes, take: begin }
      : { says: SESSIONS.begin, take: early ? () => setAsking(true) : begin }
    : next
      ? { says: `${SESSIONS.next} ▸`, name: SESSIONS.nextIs(next.title), take: go(next.id) }
      : current
        ? { says: SESSIONS.finish, take: go(null) }
        : { says: SESSIONS.closeOffer, take: () => setClosing(true) };
  const meanwhile = move.problem instanceof ApiProblem && move.problem.code === 'changed-meanwhile';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
    <div
      role="group"
      aria-label={SESSIONS.leading}
      className={styles.root}
      onKeyDown={(event) => event.key === 'Escape' && setAsking(false)}
    >
      {move.problem !== null && !meanwhile && (
        <Problem slim problem={move.problem} onRetry={() => void move.again()} />
      )}
      <div role="status" className={styles.said}>
        {asks && SESSIONS.beginEarlyWhy(sayMoment(session.startsAt))}
        {meanwhile
          ? SESSIONS.movedMeanwhile
          : slip && (
              <>
                {slip.said}
                <Button
                  size="small"
                  className={styles.still}
                  disabledFocusable={move.busy}
                  onClick={() => {
                    primary.current?.focus();
                    slip.undo();
                  }}
                >
                  {SESSIONS.undo}
                </Button>
              </>
            )}
      </div>
      <div className={styles.buttons}>
        {!live && !asks && <span className={styles.why}>{SESSIONS.beginWhy}</span>}
        {asks && (
          <Button
            onClick={() => {
              setAsking(false);
              primary.current?.focus();
            }}
          >
            {SESSIONS.closeNo}
          </Button>
        )}
        {abilities.close === 'yes' && (!live || next || current) && (
          // Beside what is pressed every few minutes, what is pressed once is small.
          <Button
            size="small"
            appearance="subtle"
            disabledFocusable={settling}
            onClick={() => setClosing(true)}
          >
            {SESSIONS.closeOffer}
          </Button>
        )}
        <Button
          ref={primary}
          appearance="primary"
          className={styles.still}
          disabledFocusable={move.busy || settling || (asks && justAsked)}
          aria-label={step.name}
          title={step.name}
          onClick={step.take}
        >
          {step.says}
        </Button>
      </div>
    </div>
  );
}
