import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type Ref, type RefObject, useEffect, useRef } from 'react';
import { nextItem } from '../../domain/sessions/agenda.ts';
import { UNDO_HAND_OVER_MS } from '../../domain/sessions/leading.ts';
import { isOpen, type Session } from '../../domain/sessions/session.ts';
import { wordsFor } from '../app/refusals.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { sayClock } from '../components/dates.ts';
import { Unseen } from '../components/Rows.tsx';
import type { LiveState } from '../sessions/live/live-state.ts';
import type { SessionClient } from '../sessions/live/session-client.ts';
import { SESSIONS } from '../sessions/live/texts.ts';
import { useSettling } from '../sessions/live/use-moves.ts';
import { useServerNow } from '../sessions/live/use-session-client.ts';
import { hasTakenLead, isOfferedLead, useTakeLead } from '../sessions/live/use-take-lead.ts';

const useStyles = makeStyles({
  head: {
    flexShrink: 0,
    padding: '6px 12px 2px',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '2px',
  },
  line: {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    gap: '0 8px',
  },
  // One line whatever it says, so that nothing below moves.
  second: { alignItems: 'center', flexWrap: 'nowrap', height: '32px' },
  topic: {
    flex: '1 1 60%',
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: '22px',
    fontWeight: tokens.fontWeightSemibold,
  },
  clock: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  who: {
    position: 'relative',
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    ':focus': { outline: 'none' },
  },
  button: { flexShrink: 0, whiteSpace: 'nowrap' },
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

/** For how long everybody is told that somebody has taken the lead. */
const TOLD_FOR_MS = 30_000;

type Change = 'handed-by-me' | 'taken' | null;

/** What has just become of who leads, by the server's clock, so that a reload changes nothing. */
function useChange(client: SessionClient, session: Session): Change {
  const { handedOver, state } = session;
  const at = Date.parse(handedOver?.at ?? '');
  const recent = Date.now() - at < 10 * TOLD_FOR_MS;
  const age = useServerNow(client, recent).getTime() - at;
  if (!handedOver || !isOpen(state)) return null;
  if (handedOver.by.id === session.facilitator.id)
    return hasTakenLead(session) && age < TOLD_FOR_MS ? 'taken' : null;
  return handedOver.by.id === client.personId && age < UNDO_HAND_OVER_MS ? 'handed-by-me' : null;
}

function whoLeads({ facilitator }: Session, me: string, change: Change): string {
  const { id, name } = facilitator;
  if (change === 'taken') return id === me ? SESSIONS.youTookLead : SESSIONS.tookLead(name);
  if (change === 'handed-by-me') return SESSIONS.handedOverBy(name);
  return id === me ? SESSIONS.youFacilitate : SESSIONS.facilitates(name);
}

interface Props {
  readonly client: SessionClient;
  readonly state: LiveState;
  readonly root: Ref<HTMLElement>;
  /** What can be done about who leads: it gets the focus after a hand-over. */
  readonly action: RefObject<HTMLButtonElement | null>;
  readonly onHandOver: () => void;
  readonly onClose: () => void;
}

/** What it is, how long it has been under way, and who leads it. */
export function Header({ client, state, root, action, onHandOver, onClose }: Props) {
  const styles = useStyles();
  const who = useRef<HTMLSpanElement>(null);
  const { session, abilities } = state;
  const { facilitator } = session;
  const me = client.personId;
  const open = isOpen(session.state);
  const change = useChange(client, session);
  const undo = useAction((operation) =>
    client.undoHandOver(operation).catch((problem: unknown) => toast(wordsFor(problem).title)),
  );
  const take = useTakeLead(client, session);
  const leads = abilities.lead === 'yes' && open;
  const does =
    change === 'handed-by-me' ? 'undo' : isOfferedLead(state, me) ? 'take' : leads ? 'hand-over' : null;
  // What appears in the place of another button is not what a press just then is meant for.
  const settling = useSettling(String(does));
  // At the end of the agenda the strip offers it.
  const closes =
    leads && abilities.close === 'yes' && !(session.state === 'live' && !nextItem(state.agenda.items));
  const before = useRef(does);
  useEffect(() => {
    // The button is gone, so the focus moves to the one in its place, or to who leads now.
    if (open && before.current !== does && document.activeElement === document.body)
      (action.current ?? who.current)?.focus();
    before.current = does;
  }, [does, open, action]);
  const said = whoLeads(session, me, change);
  return (
    <header ref={root} className={styles.head}>
      <div className={styles.line}>
        <h1 className={styles.topic}>{session.topic}</h1>
        {session.state === 'live' && <Running client={client} state={state} />}
      </div>
      <div className={mergeClasses(styles.line, styles.second)}>
        <span ref={who} role="status" tabIndex={-1} className={styles.who} title={said}>
          {said}
          {leads && facilitator.id !== me && <Unseen>{`. ${SESSIONS.leadToo}`}</Unseen>}
        </span>
        {closes && (
          <Button
            size="small"
            appearance="subtle"
            className={styles.button}
            aria-label={SESSIONS.closeOffer}
            title={SESSIONS.closeOffer}
            onClick={onClose}
          >
            {SESSIONS.closeShort}
          </Button>
        )}
        {does === 'undo' && (
          <Button
            ref={action}
            size="small"
            className={styles.button}
            disabledFocusable={undo.busy || settling}
            onClick={() => void undo.run()}
          >
            {SESSIONS.undo}
          </Button>
        )}
        {does === 'take' && (
          <Button
            ref={action}
            size="small"
            className={styles.button}
            title={SESSIONS.takeLeadWhy(facilitator.name)}
            disabledFocusable={take.busy || settling}
            onClick={() => void take.run()}
          >
            {SESSIONS.takeLead}
          </Button>
        )}
        {does === 'hand-over' && (
          <Button
            ref={action}
            size="small"
            appearance="subtle"
            className={styles.button}
            disabledFocusable={settling}
            onClick={onHandOver}
          >
            {SESSIONS.handOver}
          </Button>
        )}
      </div>
    </header>
  );
}
