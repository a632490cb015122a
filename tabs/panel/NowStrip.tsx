import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PlayFilled } from '@fluentui/react-icons/svg/play';
import type { Ref } from 'react';
import {
  type AgendaItem,
  currentItem,
  elapsed,
  minutesOver,
  nextItem,
} from '../../domain/sessions/agenda.ts';
import { isOpen } from '../../domain/sessions/session.ts';
import { Button } from '../components/Button.tsx';
import { sayClock } from '../components/dates.ts';
import { When } from '../components/When.tsx';
import type { LiveState } from '../sessions/live/live-state.ts';
import { Over } from '../sessions/live/Over.tsx';
import type { SessionClient } from '../sessions/live/session-client.ts';
import { SESSIONS } from '../sessions/live/texts.ts';
import { EARLY, type Moves } from '../sessions/live/use-moves.ts';
import { useServerNow } from '../sessions/live/use-session-client.ts';

const useStyles = makeStyles({
  // Of one height whatever it says, so that the list below never moves.
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    flexShrink: 0,
    height: '40px',
    padding: '0 12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@container (max-height: 420px)': { height: '36px' },
  },
  sign: { flexShrink: 0, fontSize: '14px', color: tokens.colorBrandForeground1 },
  // A long title ends in three dots: the whole one is in the agenda.
  title: {
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  clock: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    flexShrink: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  step: { flexShrink: 0, minWidth: '68px', whiteSpace: 'nowrap' },
});

function Clock({ client, item }: { client: SessionClient; item: AgendaItem }) {
  const styles = useStyles();
  const now = useServerNow(client, true);
  const over = minutesOver(item, now);
  if (over !== null)
    return (
      <span className={styles.clock}>
        <Over minutes={over} />
      </span>
    );
  return (
    <span className={styles.clock} title={SESSIONS.minutes(item.minutes)}>
      {sayClock(elapsed(item, now))} / {item.minutes}
    </span>
  );
}

/** What is asked before it is done: to begin long before the start, and to close. */
export type Question = 'begin' | 'close';

/** What whoever leads does next: begin, go on, close. */
export function stepOf(
  { session, agenda }: Pick<LiveState, 'session' | 'agenda'>,
  now: number,
): { says: string; name: string; does: { to: string | null } | { asks: Question } } {
  const { items } = agenda;
  if (session.state !== 'live') {
    const early = Date.parse(session.startsAt) - now > EARLY;
    const does = early ? { asks: 'begin' as const } : { to: items[0]?.id ?? null };
    return { says: SESSIONS.begin, name: SESSIONS.begin, does };
  }
  const next = nextItem(items);
  if (next) return { says: SESSIONS.next, name: SESSIONS.nextIs(next.title), does: { to: next.id } };
  return { says: SESSIONS.closeShort, name: SESSIONS.closeOffer, does: { asks: 'close' } };
}

interface Props {
  readonly client: SessionClient;
  readonly state: LiveState;
  readonly moves: Moves;
  readonly step: Ref<HTMLButtonElement>;
  readonly onAsk: (question: Question) => void;
}

/** What the agenda is at, for how long, and for whoever leads what comes next: whichever tab is open. */
export function NowStrip({ client, state, moves, step: button, onAsk }: Props) {
  const styles = useStyles();
  const { session, agenda, abilities } = state;
  if (!isOpen(session.state)) return null;
  const item = session.state === 'live' ? currentItem(agenda.items) : undefined;
  const { move, settling } = moves;
  const { says, name, does } = stepOf(state, client.following.clock.now());
  return (
    <section aria-label={SESSIONS.now} data-strip className={styles.root}>
      {item ? (
        <>
          <PlayFilled aria-hidden className={styles.sign} />
          <span className={styles.title} title={item.title}>
            {item.title}
          </span>
          <Clock client={client} item={item} />
        </>
      ) : (
        <span className={mergeClasses(styles.title, styles.quiet)}>
          {session.state === 'live' ? SESSIONS.agendaOver : <When at={session.startsAt} />}
        </span>
      )}
      {abilities.lead === 'yes' && (
        <Button
          ref={button}
          size="small"
          appearance="primary"
          className={styles.step}
          disabledFocusable={move.busy || settling}
          aria-label={name}
          title={name === says ? SESSIONS.beginWhy : name}
          onClick={() => ('asks' in does ? onAsk(does.asks) : void move.run(does.to))}
        >
          {says}
        </Button>
      )}
    </section>
  );
}
