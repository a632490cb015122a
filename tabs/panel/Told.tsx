import { makeStyles } from '@fluentui/react-components';
import { lazy, type RefObject, Suspense } from 'react';
import { isOpen } from '../../domain/sessions/session.ts';
import { ApiProblem } from '../api/problem.ts';
import { Toasts } from '../app/toasts.tsx';
import { Problem } from '../components/Problem.tsx';
import type { LiveState } from '../sessions/live/live-state.ts';
import type { SessionClient } from '../sessions/live/session-client.ts';
import { SESSIONS } from '../sessions/live/texts.ts';
import type { Moves } from '../sessions/live/use-moves.ts';
import { ToldLine } from './ToldLine.tsx';

// Seldom needed; who leads stands in the head as well.
const HandedToMe = lazy(() => import('./HandedToMe.tsx').catch(() => ({ default: () => null })));

const useStyles = makeStyles({
  // Above the composer: the list gives way, and nothing is covered that may be pressed next. The gap of the foot is for
  // what is said.
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    minHeight: 0,
    maxHeight: '40cqh',
    overflowY: 'auto',
    marginBottom: '-6px',
    '@container (max-height: 300px)': { maxHeight: 'none' },
  },
  problem: { marginBottom: '6px' },
});

interface Props {
  readonly client: SessionClient;
  readonly state: LiveState;
  readonly moves: Moves;
  /** The button that moved the agenda: it gets the focus back. */
  readonly step: RefObject<HTMLButtonElement | null>;
}

/** Whether somebody else has made me the facilitator. */
function isHandedToMe({ personId }: SessionClient, { session }: LiveState): boolean {
  const { facilitator, handedOver, state } = session;
  return isOpen(state) && facilitator.id === personId && handedOver !== null && handedOver.by.id !== personId;
}

/** What has just happened, said above the composer: a move with its undo, a hand-over to me, and toasts. */
export function Told({ client, state, moves, step }: Props) {
  const styles = useStyles();
  const { move, slip } = moves;
  const leads = state.abilities.lead === 'yes' && isOpen(state.session.state);
  const meanwhile = move.problem instanceof ApiProblem && move.problem.code === 'changed-meanwhile';
  return (
    <div className={styles.root}>
      {leads && move.problem !== null && !meanwhile && (
        <div className={styles.problem}>
          <Problem slim problem={move.problem} onRetry={() => void move.again()} />
        </div>
      )}
      <div role="status">
        {isHandedToMe(client, state) && (
          <Suspense>
            <HandedToMe client={client} state={state} />
          </Suspense>
        )}
        {leads && meanwhile && <ToldLine>{SESSIONS.movedMeanwhile}</ToldLine>}
        {leads && slip && !meanwhile && (
          <ToldLine
            button={SESSIONS.undo}
            busy={move.busy}
            onPress={() => {
              step.current?.focus();
              slip.undo();
            }}
          >
            {slip.said}
          </ToldLine>
        )}
      </div>
      <Toasts inFlow />
    </div>
  );
}
