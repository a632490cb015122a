import { makeStyles, tokens } from '@fluentui/react-components';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { isOpen } from '../../domain/sessions/session.ts';
import { ApiProblem } from '../api/problem.ts';
import { Toasts } from '../app/toasts.tsx';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';
import { browserStore } from '../drafts/browser-store.ts';
import type { LiveState } from '../sessions/live/live-state.ts';
import type { SessionClient } from '../sessions/live/session-client.ts';
import { SESSIONS } from '../sessions/live/texts.ts';
import type { Moves } from '../sessions/live/use-moves.ts';

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
  line: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    marginBottom: '6px',
    padding: '4px 8px 4px 12px',
    minHeight: '32px',
    '@container (max-height: 480px)': { paddingBlock: '1px' },
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  problem: { marginBottom: '6px' },
  // Where there is little room it is said in one line.
  words: {
    minWidth: 0,
    '@container (max-height: 480px)': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  },
  button: { flexShrink: 0, whiteSpace: 'nowrap' },
});

function Line({ children, button, busy = false, onPress }: LineProps) {
  const styles = useStyles();
  return (
    <div className={styles.line}>
      <span className={styles.words} title={children}>
        {children}
      </span>
      {button && (
        <Button size="small" className={styles.button} disabledFocusable={busy} onClick={onPress}>
          {button}
        </Button>
      )}
    </div>
  );
}

interface LineProps {
  readonly children: string;
  readonly button?: string;
  readonly busy?: boolean;
  readonly onPress?: () => void;
}

/** After so long it counts as read. */
const READ_MS = 8_000;

/** Says who handed it over until that has been read, while the page is looked at, or the agenda goes on. */
function Handed({ by, agenda, onSeen }: { by: string; agenda: string; onSeen: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  const seen = useRef(onSeen);
  seen.current = onSeen;
  const first = useRef(agenda);
  useEffect(() => {
    if (agenda !== first.current) seen.current();
  }, [agenda]);
  useEffect(() => {
    let left = READ_MS;
    const timer = setInterval(() => {
      // It stays while its button has the focus or the pointer.
      if (document.hidden || box.current?.matches(':hover, :focus-within')) return;
      left -= 1_000;
      if (left <= 0) seen.current();
    }, 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div ref={box}>
      <Line button={SESSIONS.handedSeen} onPress={onSeen}>
        {SESSIONS.handedToYou(by)}
      </Line>
    </div>
  );
}

/** Who made me the facilitator: said until it is seen, and not again. */
function HandedToMe({ client, state }: { client: SessionClient; state: LiveState }) {
  const { id, facilitator, handedOver, state: stands } = state.session;
  const key = `guildhall.handed.${client.personId}.${id}`;
  const [seen, setSeen] = useState(() => browserStore.get(key));
  if (!handedOver || !isOpen(stands) || facilitator.id !== client.personId) return null;
  if (handedOver.by.id === client.personId || handedOver.at === seen) return null;
  return (
    <Handed
      key={handedOver.at}
      by={handedOver.by.name}
      agenda={state.agenda.etag}
      onSeen={() => {
        browserStore.set(key, handedOver.at);
        setSeen(handedOver.at);
      }}
    />
  );
}

interface Props {
  readonly client: SessionClient;
  readonly state: LiveState;
  readonly moves: Moves;
  /** The button that moved the agenda: it gets the focus back. */
  readonly step: RefObject<HTMLButtonElement | null>;
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
        <HandedToMe client={client} state={state} />
        {leads && meanwhile && <Line>{SESSIONS.movedMeanwhile}</Line>}
        {leads && slip && !meanwhile && (
          <Line
            button={SESSIONS.undo}
            busy={move.busy}
            onPress={() => {
              step.current?.focus();
              slip.undo();
            }}
          >
            {slip.said}
          </Line>
        )}
      </div>
      <Toasts inFlow />
    </div>
  );
}
